/// Ways out of what the checks find: edits that make a finding go away.
/// May import edit, finding, shape and below; who runs the checks is another's business.
/// Start reading at {@link dev.archipelago.model.remedy.Remedies}.
@NullMarked
package dev.archipelago.model.remedy;

import org.jspecify.annotations.NullMarked;
