/// Sweeps and simulations computed by Apache Spark, point by point or replication by replication, to the bytes of one machine.
/// May import simulator.job and all below it, and Spark.
/// Start reading at {@link dev.archipelago.spark.SparkSweep}.
@NullMarked
package dev.archipelago.spark;

import org.jspecify.annotations.NullMarked;
