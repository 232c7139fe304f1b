package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.contest.Reference;
import dev.archipelago.benchmarks.contest.Sample;
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

/// Measures the gates of the engine's speed in one run and writes the baseline.
///
/// Everybody takes turns in short rounds, times are CPU times of the thread, ratios are taken within each round, and what
/// counts is their median over several virtual machines, each with one case only. The first argument is the file to write;
/// `quick` as the second makes few rounds and leaves the long run out. Ends with 1 when a gate does not hold.
public final class GateStudy {

    /// In each virtual machine.
    private static final int ROUNDS = 3;
    private static final double MEGA = 1e6;

    private final boolean quick;
    private final int forks;
    private final List<Gate> gates = new ArrayList<>();
    private final List<String> contests = new ArrayList<>();
    private final List<String> cases = new ArrayList<>();

    private GateStudy(boolean quick) {
        this.quick = quick;
        this.forks = quick ? 3 : 5;
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
        guarded();
        trees();
        for (Case system : Case.all()) {
            figures(system);
        }
        parallel();
        if (!quick) {
            memory();
        }
    }

    private void single() throws IOException, InterruptedException {
        Turns turns = held(Contest.SINGLE_SERVER, forks);
        gates.add(Gate.atLeast("A, speed of the floor", turns.speed(Contest.PRODUCT, Contest.FLOOR), 0.30));
        gates.add(Gate.atLeast("A, speed of SSJ", turns.speed(Contest.PRODUCT, Contest.SSJ), 1.7));
        contest("A", turns, 2);
        correct("A, mean in ms", turns.mean(Contest.PRODUCT), Reference.SINGLE_SERVER);
    }

    private void tandem() throws IOException, InterruptedException {
        Turns turns = held(Contest.TANDEM, forks);
        contest("B", turns, 4);
        correct("B, mean in ms", turns.mean(Contest.PRODUCT), Reference.TANDEM);
    }

    private void tree() throws IOException, InterruptedException {
        Turns turns = held(Contest.CALL_TREE, forks);
        gates.add(Gate.atLeast("C, speed of the floor", turns.speed(Contest.PRODUCT, Contest.FLOOR), 0.55));
        gates.add(Gate.atLeast("C, speed of SSJ", turns.speed(Contest.PRODUCT, Contest.SSJ), 1.7));
        contest("C", turns, 8);
        correct("C, mean in ms", turns.mean(Contest.PRODUCT), Reference.CALL_TREE);
        correct("C, utilization of the database", utilization(Case.callTree()), Reference.DATABASE);
    }

    private void guarded() throws IOException, InterruptedException {
        Turns turns = held(Contest.GUARDED_CALL_TREE, forks);
        gates.add(Gate.atMost("C with a time-out on every call, time of plain C",
                turns.speed(Contest.PRODUCT, Contest.TIMEOUTS), 1.5));
        gates.add(Gate.atLeast("C with all policies, speed of plain C",
                turns.speed(Contest.POLICIES, Contest.PRODUCT), 0.5));
        contest("C and its policies", turns, 8);
        correct("C with all policies, mean in ms", turns.mean(Contest.POLICIES), Reference.CALL_TREE);
    }

    private void trees() throws IOException, InterruptedException {
        Turns turns = held(Contest.CALL_TREES, 3);
        gates.add(Gate.atLeast("C x 2000, speed of SSJ", turns.speed(Contest.PRODUCT, Contest.SSJ), 6));
        contest("C x 2000", turns, 8);
        correct("C x 2000, mean in ms", turns.mean(Contest.PRODUCT), Reference.CALL_TREE);
    }

    private static Turns held(Contest contest, int forks) throws IOException, InterruptedException {
        say(contest.name());
        return contest.held(forks, ROUNDS);
    }

    private void contest(String name, Turns turns, int events) {
        for (String contestant : turns.rounds().keySet()) {
            Spread nanos = turns.nanosPerRequest(contestant);
            contests.add(String.format(Locale.ROOT, "| %s | %s | %s | %.2f | %.1f | %.3f |", name, contestant,
                    nanos.text("%.0f"), 1e9 / nanos.median() / MEGA, 1e9 * events / nanos.median() / MEGA,
                    turns.mean(contestant).mean()));
        }
    }

    private void correct(String name, Sample measured, Reference expected) {
        gates.add(new Gate(name, String.format(Locale.ROOT, "%.4f", measured.mean()),
                String.format(Locale.ROOT, "%.4f ± %.4f", expected.value(), measured.tolerance(expected.error())),
                expected.agrees(measured)));
    }

    private Sample utilization(Case system) {
        Product product = system.product();
        return Sample.of(forks * ROUNDS, seed -> product.utilization(seed, system.requests(), "db"));
    }

    private void figures(Case system) throws IOException, InterruptedException {
        say(system.name() + ", figures");
        Figures figures = Figures.of(system);
        gates.add(new Gate(system.name() + ", bytes per request", String.format(Locale.ROOT, "%.2f", figures.bytes()),
                "below 1", figures.bytes() < 1));
        cases.add(figures.row(system));
    }

    /// The best of the rounds: what else the machine does can only slow down.
    private void parallel() {
        say("two replications");
        double one = Double.POSITIVE_INFINITY;
        double two = Double.POSITIVE_INFINITY;
        for (int i = 0; i < forks * ROUNDS + 2; i++) {
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

    private void memory() throws InterruptedException {
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
