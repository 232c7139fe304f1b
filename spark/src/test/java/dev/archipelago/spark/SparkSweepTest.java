package dev.archipelago.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.PlannedReplications;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.job.PartFile;
import dev.archipelago.simulator.job.PlannedSweep;
import dev.archipelago.simulator.report.ObservationLines.Numbered;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSweepTest {
    private static final String DESIGN = """
            { "format": 1, "name": "Station",
              "components": { "desk": { "kind": "service", "replicas": 1,
                "container": { "cpu": "4", "memory": "256Mi", "workers": 4 },
                "operations": { "serve": { "steps": [ { "compute": "exponential(2ms)" } ] } } } },
              "workloads": { "people": { "enters": "desk.serve", "arrivals": "table(rates.csv)" } } }
            """;
    private static final String JOB = """
            { "job": "sweep", "architecture": "station.archipelago.json",
              "vary": ["components.desk.replicas=1 to 3", "components.desk.container.workers=1, 2, 4"],
              "replications": 2, "duration": "200s", "warmUp": "1s" }
            """;

    @TempDir
    Path folder;

    private Path job = Path.of("");
    private Path whole = Path.of("");

    @BeforeEach
    void sweepOnThisMachine() throws IOException {
        Files.writeString(folder.resolve("station.archipelago.json"), DESIGN);
        Files.writeString(folder.resolve("rates.csv"), "time,rate\n0,200\n10,400\n");
        job = Files.writeString(folder.resolve("station.sweep.json"), JOB);
        whole = folder.resolve("whole.jsonl");
        PlannedSweep planned = PlannedSweep.read(job);
        SortedMap<Integer, Point> finished = new TreeMap<>();
        planned.sweep().run(_ -> true, 2, point -> finished.put(point.number(), point), Progress.NONE,
                CancelSignal.NEVER);
        try (PartFile<Point> file = new PartFile<>(whole, planned)) {
            file.write(finished.values());
        }
    }

    @AfterEach
    void forgetSettings() {
        System.clearProperty("spark.master");
    }

    @Test
    void twoWorkers_oneOfWhoseTasksIsKilled_giveTheBytesOfOneMachine() throws Exception {
        Path points = folder.resolve("points.jsonl");
        Killer killer = new Killer();
        try (JavaSparkContext spark = new JavaSparkContext(settings())) {
            spark.sc().addSparkListener(killer.of(spark));
            SparkSweep.compute(spark, JobOnWorkers.read(job), PlannedSweep.read(job), points);
        }

        assertThat(killer.killed).as("tasks that ended otherwise than well").hasValue(1);
        assertThat(points).hasSameBinaryContentAs(whole);
        assertThat(Files.readAllLines(points)).hasSize(1 + 9);
    }

    @Test
    void pointsThatAreThere_areKept_andTheRestIsComputed() throws Exception {
        String all = Files.readString(whole);
        Path points = Files.writeString(folder.resolve("points.jsonl"), all.substring(0, all.length() * 2 / 3));
        AtomicInteger tasks = new AtomicInteger();
        try (JavaSparkContext spark = new JavaSparkContext(settings())) {
            spark.sc().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    tasks.incrementAndGet();
                }
            });
            SparkSweep.compute(spark, JobOnWorkers.read(job), PlannedSweep.read(job), points);
        }

        assertThat(points).hasSameBinaryContentAs(whole);
        assertThat(tasks).hasValueBetween(1, 6);
    }

    @Test
    void replicationsOfASimulation_areTheBytesOfOneMachine() throws Exception {
        Path simulation = Files.writeString(folder.resolve("station.simulation.json"), """
                { "job": "simulation", "architecture": "station.archipelago.json", "replications": 5, "duration": "2s" }
                """);
        PlannedReplications planned = PlannedReplications.read(simulation, CancelSignal.NEVER);
        Path alone = folder.resolve("alone.jsonl");
        SortedMap<Integer, Numbered> finished = new TreeMap<>();
        planned.run(_ -> true, 2, one -> finished.put(one.replication(), one), Progress.NONE, CancelSignal.NEVER);
        try (PartFile<Numbered> file = new PartFile<>(alone, planned)) {
            file.write(finished.values());
        }
        Path kept = folder.resolve("kept.jsonl");
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");

        assertThat(run(simulation.toString(), kept.toString())).isEqualTo("0: " + kept + ": 5 replications\n");
        assertThat(kept).hasSameBinaryContentAs(alone);
    }

    @Test
    void program_writesPoints_orSaysWhatIsWrong() throws IOException {
        Path points = folder.resolve("points.jsonl");
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");

        assertThat(run(job.toString(), points.toString())).isEqualTo("0: " + points + ": 9 points\n");
        assertThat(points).hasSameBinaryContentAs(whole);
        System.setProperty("spark.master", "nowhere");
        assertThat(run(job.toString(), points.toString())).startsWith("1: not all parts were computed: ");
        System.setProperty("spark.master", "local[2]");
        assertThat(run("x")).startsWith("2: expected a job and a file for what is finished: spark-submit");
        assertThat(run(folder.resolve("none.json").toString(), points.toString())).startsWith("3: cannot read");
        Files.writeString(job, JOB.replace("replicas=1", "replica=1"));
        assertThat(run(job.toString(), points.toString())).startsWith("3: " + job + ": vary: ");
        Files.writeString(job, JOB.replace("\"200s\"", "\"201s\""));
        assertThat(run(job.toString(), points.toString())).startsWith("2: " + points + " does not hold points of this");
        assertThat(points).hasSameBinaryContentAs(whole);
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = SparkSweep.run(arguments, new PrintStream(messages, true, StandardCharsets.UTF_8));
        return status + ": " + messages.toString(StandardCharsets.UTF_8);
    }

    private static SparkConf settings() {
        return new SparkConf().setMaster("local[2]").setAppName("test").set("spark.ui.enabled", "false");
    }

    /// Kills the third task that begins; where that was faster than its killer, the next.
    private static final class Killer {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger killed = new AtomicInteger();
        private long hunted = -1;

        SparkListener of(JavaSparkContext spark) {
            return new SparkListener() {
                @Override
                public void onTaskStart(SparkListenerTaskStart start) {
                    if (begun.incrementAndGet() >= 3 && killed.get() == 0 && hunted < 0) {
                        hunted = start.taskInfo().taskId();
                        spark.sc().killTaskAttempt(hunted, true, "on purpose");
                    }
                }

                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (!end.taskInfo().successful()) {
                        killed.incrementAndGet();
                    } else if (end.taskInfo().taskId() == hunted) {
                        hunted = -1;
                    }
                }
            };
        }
    }
}
