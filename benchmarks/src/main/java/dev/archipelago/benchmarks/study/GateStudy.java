package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.contest.Reference;
import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.contest.Sample;
import dev.archipelago.benchmarks.floor.CallTreeLoop;
import dev.archipelago.benchmarks.floor.SingleServerLoop;
import dev.archipelago.benchmarks.ssj.SsjCallTree;
import dev.archipelago.benchmarks.ssj.SsjSingleServer;
import dev.archipelago.benchmarks.ssj.SsjTandem;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Measures the gates of the engine's speed in one run and writes the baseline.
///
/// Everybody takes turns in short rounds, times are CPU times of the thread, ratios are taken within each round, and what
/// counts is their median. The first argument is the file to write; `quick` as the second makes few rounds and
/// leaves the long run out. Ends with 1 when a gate does not hold.
public final class GateStudy {

    private static final int COPIES = 2000;
    /// Of each copy: thirty simulated seconds, so that making and filling it hardly counts, as it does not count for SSJ.
    private static final long TREE_REQUESTS = 24_000;
    private static final double MEGA = 1e6;

    private final boolean quick;
    private final int rounds;
    private final List<Gate> gates = new ArrayList<>();
    private final List<String> contests = new ArrayList<>();
    private final List<String> cases = new ArrayList<>();

    private GateStudy(boolean quick) {
        this.quick = quick;
        this.rounds = quick ? 5 : 15;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        GateStudy study = new GateStudy(args.length > 1 && args[1].equals("quick"));
        study.measure();
        String report = study.report();
        System.out.println(report);
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), report);
        }
        System.exit(study.gates.stream().allMatch(Gate::holds) ? 0 : 1);
    }

    private void measure() throws IOException, InterruptedException {
        single();
        tandem();
        tree();
        trees();
        Case.all().forEach(this::figures);
        parallel();
        if (!quick) {
            memory();
        }
    }

    private void single() {
        Case system = Case.singleServer();
        Race race = race(system).with("floor", 4_000_000, new SingleServerLoop())
                .with("SSJ", 600_000, SsjSingleServer::run).run(rounds);
        gates.add(Gate.atLeast("A, speed of the floor", race.speed("product", "floor"), 0.30));
        gates.add(Gate.atLeast("A, speed of SSJ", race.speed("product", "SSJ"), 1.7));
        contest("A", race, 2, "product", "floor", "SSJ");
        correct("A, mean in ms", race.mean("product"), Reference.SINGLE_SERVER);
    }

    private void tandem() {
        Case system = Case.tandem();
        Race race = race(system).with("SSJ", 200_000, SsjTandem::run).run(rounds);
        contest("B", race, 4, "product", "SSJ");
        correct("B, mean in ms", race.mean("product"), Reference.TANDEM);
    }

    private void tree() {
        Case system = Case.callTree();
        Case guarded = Case.callTreeWithTimeouts();
        Case careful = Case.callTreeWithPolicies();
        Race race = race(system).with("with time-outs", guarded.requests(), guarded.product())
                .with("with policies", careful.requests(), careful.product())
                .with("floor", 1_000_000, new CallTreeLoop())
                .with("SSJ", 200_000, (seed, requests) -> SsjCallTree.run(1, seed, requests)).run(rounds);
        gates.add(Gate.atLeast("C, speed of the floor", race.speed("product", "floor"), 0.55));
        gates.add(Gate.atLeast("C, speed of SSJ", race.speed("product", "SSJ"), 1.7));
        gates.add(Gate.atMost("C with a time-out on every call, time of plain C", race.speed("product",
                "with time-outs"), 1.5));
        gates.add(Gate.atLeast("C with all policies, speed of plain C", race.speed("with policies", "product"), 0.5));
        contest("C", race, 8, "product", "with time-outs", "with policies", "floor", "SSJ");
        correct("C, mean in ms", race.mean("product"), Reference.CALL_TREE);
        correct("C, utilization of the database", utilization(system), Reference.DATABASE);
    }

    private void trees() {
        Case system = Case.callTrees(COPIES, COPIES * TREE_REQUESTS);
        Race race = race(system)
                .with("SSJ", 160_000, (seed, requests) -> SsjCallTree.run(COPIES, seed, requests))
                .run(quick ? 3 : 5);
        gates.add(Gate.atLeast("C x 2000, speed of SSJ", race.speed("product", "SSJ"), 6));
        contest("C x 2000", race, 8, "product", "SSJ");
        correct("C x 2000, mean in ms", race.mean("product"), Reference.CALL_TREE);
    }

    private Race race(Case system) {
        say(system.name());
        return new Race().with("product", system.requests(), system.product());
    }

    private void contest(String name, Race race, int events, String... contestants) {
        for (String contestant : contestants) {
            Spread nanos = race.nanosPerRequest(contestant);
            contests.add(String.format(Locale.ROOT, "| %s | %s | %s | %.2f | %.1f | %.3f |", name, contestant,
                    nanos.text("%.0f"), 1e9 / nanos.median() / MEGA, 1e9 * events / nanos.median() / MEGA,
                    race.mean(contestant).mean()));
        }
    }

    private void correct(String name, Sample measured, Reference expected) {
        gates.add(new Gate(name, String.format(Locale.ROOT, "%.4f", measured.mean()),
                String.format(Locale.ROOT, "%.4f ± %.4f", expected.value(), measured.tolerance(expected.error())),
                expected.agrees(measured)));
    }

    private Sample utilization(Case system) {
        Product product = system.product();
        return Sample.of(rounds, seed -> product.utilization(seed, system.requests(), "db"));
    }

    /// Everything that is reported of every case. What is allocated for one request in steady state is the difference
    /// between a run that is long enough for hardly more requests to be in flight later, and one of twice the length.
    private void figures(Case system) {
        say(system.name() + ", figures");
        Product product = system.product();
        product.run(1, system.requests());
        List<Round> measured = IntStream.range(0, 3).mapToObj(i -> product.run(2 + i, system.requests())).toList();
        Round once = product.run(9, 4 * system.requests());
        Round twice = product.run(9, 8 * system.requests());
        double bytes = Math.max(0, twice.allocated() - once.allocated())
                / (double) (twice.requests() - once.requests());
        double nanos = Spread.of(measured.stream().mapToDouble(Round::nanosPerRequest).toArray()).median();
        Precision precision = Precision.of(system);
        gates.add(new Gate(system.name() + ", bytes per request", String.format(Locale.ROOT, "%.2f", bytes),
                "below 1", bytes < 1));
        cases.add(String.format(Locale.ROOT, "| %s | %.0f | %.2f | %.1f | %.2f | %s | %s |", system.name(), 1e9 / nanos,
                1e9 * precision.eventsPerRequest() / nanos / MEGA, precision.eventsPerRequest(), bytes,
                Precision.text(precision.meanSeconds()), Precision.text(precision.p99Seconds())));
    }

    /// The best of the rounds: what else the machine does can only slow down.
    private void parallel() {
        say("two replications");
        double one = Double.POSITIVE_INFINITY;
        double two = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rounds + 2; i++) {
            one = Math.min(one, wallSeconds(1));
            two = Math.min(two, wallSeconds(2));
        }
        double speed = one / two;
        gates.add(new Gate("C, two replications on two cores, speed of one after the other",
                String.format(Locale.ROOT, "%.2f", speed), "at least 1.9", speed >= 1.9));
    }

    private static double wallSeconds(int threads) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(2).withThreads(threads)
                .withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse("500s"));
        return Simulation.run(Case.callTree().document(), options, Progress.NONE, CancelSignal.NEVER).wallSeconds();
    }

    private void memory() throws IOException, InterruptedException {
        say("1000 services, ten minutes");
        LongRun run = LongRun.of(10);
        double most = Double.isNaN(run.resident()) ? run.heap() : run.resident();
        gates.add(new Gate("1000 services, 10,000 requests/s, ten simulated minutes, MiB of the whole process",
                String.format(Locale.ROOT, "%.0f (heap %.0f; %.0f s for %d requests)", run.resident(), run.heap(),
                        run.wallSeconds(), run.requests()),
                "below 1024", most < 1024));
    }

    private String report() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Baseline of the engine's speed\n");
        lines.add("Written by `GateStudy`; what it means stands in [the study](../docs/studies/engine-speed.md).\n");
        lines.add(Machine.describe() + (quick ? " Quick run: few rounds, without the long run." : "") + "\n");
        lines.add("## Gates\n\n| gate | measured | required | holds |\n|---|---|---|---|");
        gates.forEach(gate -> lines.add(gate.row()));
        lines.add("\n## In turn\n\n| case | who | ns of CPU per request | million requests/s | million events/s"
                + " | mean in ms |\n|---|---|---|---|---|---|");
        lines.addAll(contests);
        lines.add("\n## Every case\n\n| case | requests/s | million events/s | events per request | bytes per request"
                + " | mean to ±1 % | p99 to ±5 % |\n|---|---|---|---|---|---|---|");
        lines.addAll(cases);
        return String.join("\n", lines) + "\n";
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
