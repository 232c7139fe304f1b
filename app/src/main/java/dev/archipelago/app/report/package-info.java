/// One page that shows a run to people who do not have this program.
/// May import results, pictures and how they are seen; nothing but the command line imports it.
/// Start reading at HtmlReport.
@NullMarked
package dev.archipelago.app.report;

import org.jspecify.annotations.NullMarked;
