/// Jobs described by a file, any part of which any machine may compute: the job, its parts, and the file that keeps those.
/// May import experiment, report and all below them.
/// Start reading at {@link dev.archipelago.simulator.job.PlannedJob}.
@NullMarked
package dev.archipelago.simulator.job;

import org.jspecify.annotations.NullMarked;
