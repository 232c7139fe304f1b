package dev.archipelago.spark;

import dev.archipelago.simulator.PlannedJobs;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFile;
import dev.archipelago.simulator.job.PartFile;
import dev.archipelago.simulator.job.PlannedJob;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/// Computes the points of a sweep, or the replications of a simulation, on Spark and keeps them in a file, which `archipelago sweep` or
/// `archipelago simulate` reads.
///
/// A task is a point or a replication, so that a worker that is lost costs those that it was computing, and no others. What is kept does not
/// depend on how many workers there are, nor on which are lost. What the file has already is not computed again.
public final class SparkSweep {

    private static final String USAGE = "spark-submit --class dev.archipelago.spark.SparkSweep archipelago-spark.jar "
            + "JOB.json FINISHED.jsonl";
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;
    private static final int UNREADABLE = 3;

    private SparkSweep() {}

    /// @param arguments the file of the job, and the file to keep what is finished in
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.err));
    }

    /// @return the exit status
    static int run(String[] arguments, PrintStream messages) {
        if (arguments.length != 2) {
            messages.println("expected a job and a file for what is finished: " + USAGE);
            return WRONG_ARGUMENTS;
        }
        try {
            Path job = Path.of(arguments[0]);
            PlannedJob<?> planned = PlannedJobs.read(JobFile.read(job), job, CancelSignal.NEVER);
            JobOnWorkers files = JobOnWorkers.read(job);
            SparkConf settings = new SparkConf().setAppName("Archipelago: " + planned.design())
                    .setIfMissing("spark.master", "local[*]");
            try (JavaSparkContext spark = new JavaSparkContext(settings)) {
                compute(spark, files, planned, Path.of(arguments[1]));
            }
            messages.println(arguments[1] + ": " + planned.parts() + " " + planned.noun());
            return FINE;
        } catch (JobException e) {
            messages.println(arguments[0] + ": " + (e.part().isEmpty() ? "" : e.part() + ": ") + e.getMessage());
            return UNREADABLE;
        } catch (PartFile.OtherJobException e) {
            messages.println(e.getMessage() + "; name another file, or delete this one");
            return WRONG_ARGUMENTS;
        } catch (IOException | UncheckedIOException e) {
            messages.println("cannot read or write: " + e.getMessage());
            return UNREADABLE;
        } catch (Exception e) { // Scala declares no exceptions, so that the compiler does not know of Spark's
            messages.println("not all parts were computed: " + e.getMessage());
            messages.println("those that were are in " + arguments[1] + ", and the same command goes on from there");
            return FAILED;
        }
    }

    /// Computes what the file of finished parts does not have.
    static <T> void compute(JavaSparkContext spark, JobOnWorkers job, PlannedJob<T> planned, Path kept)
            throws IOException, PartFile.OtherJobException {
        try (PartFile<T> file = new PartFile<>(kept, planned)) {
            SortedMap<Integer, T> finished = file.finished();
            List<Integer> missing = IntStream.range(0, planned.parts())
                    .filter(number -> !finished.containsKey(number)).boxed().toList();
            file.open(finished.values());
            if (!missing.isEmpty()) {
                submit(spark, job, missing, line -> {
                    T part = planned.read(line).orElseThrow();
                    finished.put(planned.numberOf(part), part);
                    file.add(part);
                });
            }
            file.write(finished.values());
        }
    }

    /// Hands over each part as soon as it is there, one at a time.
    private static void submit(JavaSparkContext spark, JobOnWorkers job, List<Integer> missing, Kept kept) {
        Broadcast<JobOnWorkers> everywhere = spark.broadcast(job);
        Function2<TaskContext, Iterator<Integer>, String> task = (Function2<TaskContext, Iterator<Integer>, String> & Serializable) (
                context, numbers) -> everywhere.value().line(numbers.next(), context::isInterrupted);
        Function2<Object, String, BoxedUnit> handler = (_, line) -> {
            try {
                kept.add(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return BoxedUnit.UNIT;
        };
        List<Object> partitions = IntStream.range(0, missing.size()).<Object>mapToObj(i -> i).toList();
        spark.sc().runJob(spark.parallelize(missing, missing.size()).rdd(), task,
                CollectionConverters.asScala(partitions).toSeq(), handler, ClassTag$.MODULE$.apply(String.class));
        everywhere.destroy();
    }

    /// Keeps the line of a part.
    @FunctionalInterface
    private interface Kept {
        void add(String line) throws IOException;
    }
}
