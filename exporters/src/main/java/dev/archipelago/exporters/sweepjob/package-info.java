/// A sweep as a Job of Kubernetes whose pods compute a part each.
/// May import kubernetes, dockerfile and all below them.
/// Start reading at {@link dev.archipelago.exporters.sweepjob.SweepJobExport}.
@NullMarked
package dev.archipelago.exporters.sweepjob;

import org.jspecify.annotations.NullMarked;
