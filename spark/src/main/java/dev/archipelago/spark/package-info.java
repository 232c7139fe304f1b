/// Sweeps computed by Apache Spark, point by point, to the same bytes as on one machine.
/// May import simulator.job and all below it, and Spark.
/// Start reading at {@link dev.archipelago.spark.SparkSweep}.
@NullMarked
package dev.archipelago.spark;

import org.jspecify.annotations.NullMarked;
