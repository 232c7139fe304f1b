package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.job.PartFile;
import dev.archipelago.simulator.job.SimulationJob;
import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.ObservationLines;
import dev.archipelago.simulator.report.ObservationLines.Numbered;
import dev.archipelago.simulator.report.TraceReport;
import dev.archipelago.simulator.result.SimulationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replications that others compute and keep as lines of text give the result of a single process, over systems made by chance.
class PlannedReplicationsTest {
    private static final int SYSTEMS = 18;
    private static final int FEW = 6;
    private static final int PARTS = 4;
    private static final int REPLICATIONS = 4;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SYSTEMS);
    }

    static LongStream few() {
        return LongStream.rangeClosed(1, FEW);
    }

    /// A system that chance has made, in one of the ways there are.
    private record Case(Document document, @Nullable String scenario, Detail detail) {
        static Case of(long seed) {
            return switch ((int) (seed % 6)) {
                case 0 -> new Case(RandomSystems.troubled(seed), "trouble", Detail.STANDARD);
                case 1 -> new Case(RandomSystems.changed(seed), null, Detail.DETAILED);
                case 2 -> new Case(RandomSystems.scaled(seed), null, Detail.STANDARD);
                case 3 -> new Case(RandomSystems.resting(seed), null, seed % 4 == 3 ? Detail.FLUID : Detail.STANDARD);
                case 4 -> new Case(RandomSystems.of(seed), null, Detail.DETAILED);
                default -> new Case(RandomSystems.of(seed), null, Detail.STANDARD);
            };
        }
    }

    private PlannedReplications planned(Case system, @Nullable String warmUp) {
        return PlannedReplications.of(job(system, warmUp), system.document(), folder, CancelSignal.NEVER);
    }

    private static SimulationJob job(Case system, @Nullable String warmUp) {
        return new SimulationJob(List.of(), system.scenario(), 3, REPLICATIONS, TimeSpan.parse("400ms"),
                warmUp == null ? null : TimeSpan.parse(warmUp), system.detail(), null);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyObservation_writtenAndRead_isTheSame(long seed) {
        PlannedReplications planned = planned(Case.of(seed), "100ms");
        Numbered observed = planned.compute((int) (seed % 2), CancelSignal.NEVER);

        String line = planned.line(observed);
        Numbered read = planned.read(line).orElseThrow(() -> new AssertionError("seed " + seed + ": " + line));

        assertThat(planned.line(read)).as("seed %d", seed).isEqualTo(line);
        assertThat(read).as("seed %d", seed).usingRecursiveComparison()
                .withEqualsForType((a, b) -> a.content().equals(b.content()), LatencyHistogram.class)
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(observed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void partsOfSeveralWorkers_putTogether_areTheBytesOfOne(long seed) throws Exception {
        Case system = Case.of(seed);
        String warmUp = seed % 3 == 0 ? null : "100ms";
        List<CompletableFuture<Void>> workers = IntStream.range(0, PARTS)
                .mapToObj(part -> CompletableFuture.runAsync(() -> compute(system, warmUp, part))).toList();
        workers.forEach(CompletableFuture::join);
        PlannedReplications planned = planned(system, warmUp);
        SortedMap<Integer, Numbered> all = new TreeMap<>();
        for (int part = 0; part < PARTS; part++) {
            all.putAll(new PartFile<>(file(part), planned).finished());
        }

        assertThat(texts(planned.result(all, true, 0, CancelSignal.NEVER))).as("seed %d", seed)
                .isEqualTo(texts(alone(system, warmUp, PlannedReplications.TRACES)));
        assertThat(texts(planned.result(all, false, 0, CancelSignal.NEVER))).as("seed %d, without traces", seed)
                .isEqualTo(texts(alone(system, warmUp, 0)));
    }

    private void compute(Case system, @Nullable String warmUp, int part) {
        PlannedReplications planned = planned(system, warmUp);
        try (PartFile<Numbered> file = new PartFile<>(file(part), planned)) {
            file.open(List.of());
            planned.run(number -> number % PARTS == part, 2, one -> {
                try {
                    file.add(one);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, Progress.NONE, CancelSignal.NEVER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int part) {
        return folder.resolve("part-" + part + ".jsonl");
    }

    private static SimulationResult alone(Case system, @Nullable String warmUp, int traces) {
        SimulationJob job = job(system, warmUp);
        return Simulation.run(system.document(),
                new SimulationOptions(job.scenario(), job.seed(), job.replications(), job.duration(), job.warmUp(), 2,
                        job.detail(), 0, null, traces),
                Progress.NONE, CancelSignal.NEVER);
    }

    private static String texts(SimulationResult result) {
        return JsonReport.of(result).replaceFirst("\"wallSeconds\"\\s*:[^,]*,", "")
                + TraceReport.of(result.traces(), result.seed()) + result.scalings() + result.changes();
    }

    @Test
    void fileCutAnywhere_isGoneOnFrom_toTheSameBytes() throws Exception {
        Case system = Case.of(6);
        PlannedReplications planned = planned(system, "100ms");
        Path whole = folder.resolve("whole.jsonl");
        SortedMap<Integer, Numbered> all = new TreeMap<>();
        planned.run(_ -> true, 2, one -> all.put(one.replication(), one), Progress.NONE, CancelSignal.NEVER);
        try (PartFile<Numbered> file = new PartFile<>(whole, planned)) {
            file.write(all.values());
        }
        byte[] bytes = Files.readAllBytes(whole);
        long seed = 20261127;
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            int cut = i == 0 ? 1 : random.nextInt(bytes.length);
            Path some = Files.write(folder.resolve("cut-" + i + ".jsonl"), Arrays.copyOf(bytes, cut));
            List<Integer> computed = new ArrayList<>();
            try (PartFile<Numbered> file = new PartFile<>(some, planned)) {
                SortedMap<Integer, Numbered> there = file.finished();
                file.open(there.values());
                planned.run(number -> !there.containsKey(number), 1, one -> {
                    computed.add(one.replication());
                    there.put(one.replication(), one);
                }, Progress.NONE, CancelSignal.NEVER);
                file.write(there.values());
            }

            assertThat(some).as("seed %d, cut at %d", seed, cut).hasSameBinaryContentAs(whole);
            assertThat(computed).as("seed %d, cut at %d", seed, cut).hasSize(REPLICATIONS - wholeLines(bytes, cut));
        }
    }

    private static int wholeLines(byte[] bytes, int cut) {
        return Math.max(0, (int) new String(bytes, 0, cut, StandardCharsets.UTF_8).chars().filter(c -> c == '\n')
                .count() - 1);
    }

    @Test
    void linesOfOthers_doNotCount() {
        PlannedReplications planned = planned(Case.of(5), "100ms");
        String line = planned.line(planned.compute(0, CancelSignal.NEVER));

        assertThat(planned.read(line)).isPresent();
        for (String other : List.of("", "null", "[]", "{}", "{\"replication\":0}", line + "x", line + line,
                line.replaceFirst("\"replication\":0", "\"replication\":4"),
                line.replaceFirst("\"replication\":0", "\"replication\":-1"),
                line.replaceFirst("\"replication\":0", "\"replication\":0.5"),
                line.replaceFirst("\"events\":", "\"event\":"),
                line.replaceFirst("\"events\":[0-9]+", "\"events\":null"),
                line.replaceFirst("\"components\":\\{\"", "\"components\":{\"x"),
                line.replaceFirst("\"latency\":\\[7,", "\"latency\":[9,"),
                line.replaceFirst("\"latency\":\\[7,([^,]*),([0-9]+)", "\"latency\":[7,$1,$2,2000000000,1"),
                line.replaceFirst("\"seconds\":", "\"seconds\":1,\"seconds\":"))) {
            assertThat(other).isNotEqualTo(line);
            assertThat(planned.read(other)).as(other.substring(0, Math.min(80, other.length()))).isEmpty();
        }
    }

    @Test
    void lineThatAsksForMuchMemory_isNone() {
        StringBuilder line = new StringBuilder("{\"replication\":0,\"observation\":{\"seconds\":1.0,\"events\":1,"
                + "\"requests\":{");
        for (int i = 0; i < 20_000; i++) {
            line.append(i == 0 ? "" : ",").append('"').append(i)
                    .append("\":{\"offered\":1,\"completed\":1,\"failures\":[],\"inFlightBefore\":0,\"inFlight\":0,"
                            + "\"latency\":[7,1.0,1,7295,1]}");
        }

        assertThat(ObservationLines.read(line + "}}}")).isEmpty();
    }
}
