/// Questions such as `p99 > 300ms and replicas < 3` about a design and the results of a run, and what answers them; no toolkit.
/// May import the model and the simulator's results; editor and command line import it.
/// Start reading at Query.
@NullMarked
package dev.archipelago.app.query;

import org.jspecify.annotations.NullMarked;
