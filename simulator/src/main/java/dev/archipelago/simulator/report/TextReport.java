package dev.archipelago.simulator.report;

import dev.archipelago.simulator.measure.ChangeEvent;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.ProtectionResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.TimeShare;
import dev.archipelago.simulator.result.TransactionResult;
import dev.archipelago.simulator.result.Verdict;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints a result as tables for people; ± is half of the 95 % confidence interval.
public final class TextReport {

    private static final double LEAST_SHARE = 0.05;
    private static final int MOST_BROKEN = 8;
    private static final int MOST_SCALINGS = 40;

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    public static String of(SimulationResult result) {
        TextReport report = new TextReport();
        report.head(result);
        report.requests(result.requests());
        report.objectives(result);
        result.breakdowns().forEach(report::breakdown);
        report.changes(result.changes());
        report.scalings(result.scalings());
        report.capacity(result);
        report.components(result.components());
        result.timeShares().forEach(report::timeShares);
        report.operations(result.operations());
        report.connections(result.connections());
        report.channels(result.channels());
        StorageReport.tables(result.storage()).forEach(report::table);
        report.transactions(result.transactions());
        report.foot(result);
        return report.text.toString();
    }

    private void head(SimulationResult result) {
        line(result.architecture() + (result.scenario().isEmpty() ? "" : ", scenario " + result.scenario()));
        line(String.format(Locale.ROOT, "%d replications of %s after a warm-up of %s, seed %d, %,d events in %.1f s",
                result.replications(), time(result.simulatedSeconds()), time(result.warmUpSeconds()), result.seed(),
                result.events(), result.wallSeconds()));
        line("");
    }

    private void requests(Map<String, WorkloadResult> requests) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("workload", "goodput/s", "failed", "mean", "p50", "p90", "p95", "p99", "p99.9"));
        requests.forEach((id, workload) -> {
            LatencyResult latency = workload.latency();
            rows.add(List.of(id, rate(workload.goodput()), failed(workload), time(latency.mean()), time(latency.p50()),
                    time(latency.p90()), time(latency.p95()), time(latency.p99()), time(latency.p999())));
        });
        table(rows);
    }

    private static String failed(WorkloadResult workload) {
        long finished = workload.completed() + workload.failed();
        String causes = workload.failures().entrySet().stream().filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
        return finished == 0 || workload.failed() == 0
                ? "none"
                : percent((double) workload.failed() / finished) + " (" + causes + ")";
    }

    private void objectives(SimulationResult result) {
        if (result.objectives().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("objective", "target", "verdict"));
        result.objectives().forEach((id, objective) -> rows
                .add(List.of(id, objective.target(), mark(objective.verdict()))));
        table(rows);
        result.objectives().forEach((id, objective) -> objective.broken().filter(broken -> broken.seconds() > 0)
                .ifPresent(broken -> line(
                        "While replicas followed the load '%s' was broken for %s, for %s of it with replicas still to come."
                                .formatted(id, time(broken.seconds()), time(broken.waiting())))));
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case MET -> "met";
            case MISSED -> "MISSED";
            case INCONCLUSIVE -> "inconclusive: more replications or a longer run would tell";
        };
    }

    private void breakdown(Breakdown breakdown) {
        StringBuilder chain = new StringBuilder("%s at %s%s".formatted(breakdown.fault(), time(breakdown.from()),
                Double.isNaN(breakdown.to()) ? "" : " for " + time(breakdown.to() - breakdown.from())));
        breakdown.chain().stream().limit(MOST_BROKEN).forEach(link -> chain.append(" → ").append(broken(link)));
        if (breakdown.chain().size() > MOST_BROKEN) {
            chain.append(" → ").append(breakdown.chain().size() - MOST_BROKEN).append(" more");
        }
        if (breakdown.of() > 1) {
            chain.append(breakdown.chain().isEmpty() ? ": nothing else broke" : "").append(" (in ")
                    .append(breakdown.replications()).append(" of ").append(breakdown.of()).append(" replications)");
        }
        line("Fault: " + chain);
        breakdown.recoveries().forEach((id, recovery) -> line("  " + id + ": goodput " + perSecond(recovery.before())
                + " before, " + perSecond(recovery.during()) + " during, " + outcomes(recovery)));
        breakdown.violations().forEach(violation -> line("  " + violation.subject() + ": " + violated(violation.what())
                + " " + compact(violation.during()) + " during, " + compact(violation.until())
                + " from then to recovery"));
        line("");
    }

    private static String violated(String what) {
        return switch (what) {
            case "dual-write" -> "changes that nobody was told of";
            case "lost-message" -> "messages lost";
            case "stuck" -> "neither done nor undone";
            case "part-seen" -> "parts that others could see";
            case "in-doubt" -> "left by who carried them on";
            case "stale-read" -> "stale reads";
            case "own-write-unread" -> "reads without the own write";
            case "went-back" -> "reads that went back";
            case "lost-write" -> "confirmed writes lost";
            default -> "messages consumed twice";
        };
    }

    private static String broken(Breakdown.Link link) {
        String share = Double.isNaN(link.share()) ? "" : " " + percent(link.share());
        String broken = switch (link.what()) {
            case "exhausted" -> " exhausted";
            case "down" -> " down";
            case "out-of-memory" -> " out of memory";
            case "breaker-open" -> " breaker open";
            case "bulkhead-full" -> " bulkhead full";
            case "pool-exhausted" -> " pool exhausted";
            case "rejecting" -> " rejects" + share;
            default -> " fails" + share;
        };
        String spread = Double.isNaN(link.spread()) ? "" : " (sd " + time(link.spread()) + ")";
        return link.subject() + broken + " after " + time(link.after()) + spread;
    }

    private static String outcomes(Breakdown.Recovery recovery) {
        int all = recovery.outcomes().values().stream().mapToInt(Integer::intValue).sum();
        return recovery.outcomes().entrySet().stream()
                .map(entry -> outcome(recovery, entry.getKey())
                        + (entry.getValue() == all ? "" : " in " + entry.getValue() + " of " + all))
                .collect(Collectors.joining("; "));
    }

    private static String outcome(Breakdown.Recovery recovery, Breakdown.Outcome outcome) {
        return switch (outcome) {
            case RECOVERED -> "back " + time(recovery.seconds()) + " after its end";
            case METASTABLE -> perSecond(recovery.after())
                    + " after it: METASTABLE, the overload keeps itself up without the fault";
            case OPEN -> "not back when the run ended";
        };
    }

    private static String perSecond(double rate) {
        return Double.isNaN(rate) ? "-" : compact(rate) + "/s";
    }

    private void changes(List<ChangeEvent> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("change", "at", "took", "went", "terminated", "failed requests meanwhile"));
        changes.forEach(event -> rows.add(List.of(event.name(), time(event.from()),
                Double.isNaN(event.to()) ? "-" : time(event.to() - event.from()), went(event),
                Long.toString(event.terminated()),
                event.failed() == 0 ? "none" : event.failed() + " of " + event.finished())));
        table(rows);
    }

    private static String went(ChangeEvent event) {
        return switch (event.outcome()) {
            case DONE -> "done";
            case OPEN -> "not done when the run ended";
            case STALLED -> "STALLED: no progress within its deadline";
            case ROLLED_BACK -> "ROLLED BACK";
            case REPLACED -> "replaced by the next before it was done";
        };
    }

    private void scalings(List<ScaleEvent> scalings) {
        if (scalings.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("autoscaling", "at", "replicas", "because", "ready"));
        scalings.stream().limit(MOST_SCALINGS).forEach(event -> rows.add(List.of(event.component(), time(event.at()),
                event.from() + " -> " + event.to(), because(event), ready(event))));
        table(rows);
        if (scalings.size() > MOST_SCALINGS) {
            line(scalings.size() - MOST_SCALINGS + " more changes of replicas by autoscaling");
            line("");
        }
    }

    private void capacity(SimulationResult result) {
        List<String> summary = CapacityText.summary(result);
        if (!result.capacity().isTold()) {
            return;
        }
        line("What scaled, when and why, and what it cost");
        summary.forEach(content -> line("  " + content));
        line("");
        if (!result.capacity().pools().isEmpty()) {
            table(CapacityText.pools(result.capacity()));
        }
        table(CapacityText.components(result.capacity()));
    }

    /// When so many replicas were ready.
    static String ready(ScaleEvent event) {
        if (!event.grows()) {
            return "-";
        }
        return Double.isNaN(event.ready()) ? "not before the end" : time(event.ready()) + " later";
    }

    static String because(ScaleEvent event) {
        return switch (event.metric()) {
            case CPU -> "CPU " + compared(event, percent(event.measured()), percent(event.target()));
            case REQUESTS ->
                "requests " + compared(event, perSecond(event.measured()), perSecond(event.target()));
            case MEMORY -> "memory " + compared(event, percent(event.measured()), percent(event.target()));
            case LAG -> "messages " + compared(event, compact(event.measured()), compact(event.target()));
            case SCHEDULE -> "its schedule";
            case ACTIVITY -> event.to() > 0
                    ? "there is something to do: " + compact(event.measured())
                    : "nothing to do for " + time(event.target());
            case RANGE -> "outside of min and max";
        };
    }

    private static String compared(ScaleEvent event, String measured, String target) {
        return measured + (event.measured() > event.target() ? " > " : " < ") + target;
    }

    private void components(Map<String, ComponentResult> components) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("component", "replicas", "workers busy", "CPU used", "throttled", "waiting", "wasted work"));
        components.forEach((id, c) -> {
            if (!c.kind().equals("client")) {
                rows.add(List.of(id, Integer.toString(c.replicas().last()), share(c.utilization()),
                        share(c.cpuUtilization()), share(c.throttledShare()), number(c.queueLength()),
                        share(c.wastedWorkShare())));
            }
        });
        table(rows);
    }

    /// The parts that make up a twentieth of a middle or slow request, the others together.
    private void timeShares(String workload, List<TimeShare> shares) {
        double middle = shares.stream().mapToDouble(TimeShare::middle).sum();
        double slow = shares.stream().mapToDouble(TimeShare::slow).sum();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("time of " + workload, "spent on", "middle", "slowest 5%"));
        double otherMiddle = 0;
        double otherSlow = 0;
        for (TimeShare share : shares) {
            if (share.middle() >= LEAST_SHARE * middle || share.slow() >= LEAST_SHARE * slow) {
                rows.add(List.of(share.component(), share.cause().name().toLowerCase(Locale.ROOT),
                        time(share.middle()), time(share.slow())));
            } else {
                otherMiddle += share.middle();
                otherSlow += share.slow();
            }
        }
        rows.add(List.of("others", "", time(otherMiddle), time(otherSlow)));
        rows.add(List.of("together", "", time(middle), time(slow)));
        table(rows);
    }

    private void operations(Map<String, OperationResult> operations) {
        List<List<String>> rows = new ArrayList<>();
        boolean degrades = operations.values().stream().anyMatch(o -> o.degraded().isMeasured());
        List<String> heads = List.of("operation", "calls/s", "mean", "p99", "waits for a worker", "works itself",
                "degraded");
        rows.add(heads.subList(0, degrades ? 7 : 6));
        operations.forEach((id, o) -> {
            if (o.calls() > 0) {
                List<String> row = List.of(id, number(o.throughput()), time(o.latency().mean()),
                        time(o.latency().p99()), time(o.queueTime()), time(o.selfTime()),
                        o.degraded().isMeasured() ? share(o.degraded()) : "");
                rows.add(row.subList(0, degrades ? 7 : 6));
            }
        });
        table(rows);
    }

    private void connections(Map<String, ConnectionResult> connections) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("connection", "calls", "retries", "timeouts", "rejected", "mean", "p99", "network"));
        connections.forEach((id, c) -> rows.add(List.of(id, Long.toString(c.calls()), Long.toString(c.retries()),
                Long.toString(c.timeouts()), Long.toString(c.rejected()), time(c.latency().mean()),
                time(c.latency().p99()), time(c.networkTime()))));
        table(rows);
        protections(connections);
    }

    /// What policies did, where they did anything.
    private void protections(Map<String, ConnectionResult> connections) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("connection", "failed tries", "what its policies did"));
        connections.forEach((id, c) -> {
            String did = did(c.protection());
            String causes = c.failures().entrySet().stream().filter(entry -> entry.getValue() > 0)
                    .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
            if (!did.isEmpty() || !causes.isEmpty()) {
                rows.add(List.of(id, causes.isEmpty() ? "none" : causes, did.isEmpty() ? "-" : did));
            }
        });
        if (rows.size() > 1) {
            table(rows);
        }
    }

    private void channels(Map<String, ChannelResult> channels) {
        if (channels.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("channel", "published", "consumed", "again", "lag", "most", "oldest", "drained in", "mean",
                "p99", "lost or put aside"));
        channels.forEach((id, c) -> rows.add(List.of(id, Long.toString(c.published()), Long.toString(c.consumed()),
                Long.toString(c.redelivered()), number(c.lag()), Integer.toString(c.mostLag()), time(c.oldest()),
                time(c.drain()), time(c.latency().mean()), time(c.latency().p99()), lost(c))));
        table(rows);
    }

    private static String lost(ChannelResult channel) {
        String lost = Stream.concat(
                Stream.of(counted(channel.deadLettered(), "dead letters"), counted(channel.refused(), "refused"),
                        counted(channel.duplicates(), "consumed twice"),
                        counted(channel.blocked(), "publishers waited"),
                        counted(channel.rebalances(), "rebalances")),
                channel.dropped().entrySet().stream().map(entry -> counted(entry.getValue(), entry.getKey())))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return lost.isEmpty() ? "none" : lost;
    }

    private void transactions(Map<String, TransactionResult> transactions) {
        if (transactions.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("transaction", "kind", "begun", "committed", "undone", "stuck", "open", "decided after",
                "consistent after", "p99", "exposed for", "under way", "besides"));
        transactions.forEach((id, t) -> rows.add(List.of(id, t.kind(), Long.toString(t.begun()),
                Long.toString(t.committed()), Long.toString(t.undone()), Long.toString(t.stuck()),
                Long.toString(t.open()), time(t.decided().mean()), time(t.consistent().mean()),
                time(t.consistent().p99()), time(t.exposure().mean()), number(t.underWay()), besides(t))));
        table(rows);
    }

    private static String besides(TransactionResult transaction) {
        String left = transaction.left().isMeasured() && transaction.left().value() > 0
                ? "without coordinator " + number(transaction.left())
                : "";
        String besides = Stream
                .of(counted(transaction.undos(), "undone tasks"), counted(transaction.again(), "further tries"),
                        counted(transaction.takenOver(), "taken over"), left)
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return besides.isEmpty() ? "none" : besides;
    }

    private static String did(ProtectionResult p) {
        return Stream.of(counted(p.breakerOpenings(), "breaker openings"), counted(p.ejections(), "ejections"),
                counted(p.hedges(), "hedges"), counted(p.retriesRefused(), "retries beyond the budget"),
                counted(p.cancelled(), "cancelled"), counted(p.expired(), "dropped as too late"),
                counted(p.lateAnswers(), "late answers"), counted(p.connectionsOpened(), "connections opened"))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String counted(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    private void foot(SimulationResult result) {
        result.bottleneck().ifPresent(first -> line(String.format(Locale.ROOT,
                "First to saturate as load grows: %s (%s at %s, bears %.1f times this load).", first.component(),
                first.resource().equals("cpu") ? "CPU" : "workers", percent(first.utilization()), first.headroom())));
        result.findings().forEach(finding -> line("Note: " + finding));
    }

    private void table(List<List<String>> rows) {
        text.append(TextTable.of(rows));
    }

    private void line(String content) {
        text.append(content).append('\n');
    }

    private static String rate(Estimate estimate) {
        return plusMinus(estimate, estimate.isMeasured() ? compact(estimate.value()) : "-",
                compact(estimate.halfWidth()));
    }

    static String number(Estimate estimate) {
        return estimate.isMeasured() ? compact(estimate.value()) : "-";
    }

    static String share(Estimate estimate) {
        return estimate.isMeasured() ? percent(estimate.value()) : "-";
    }

    static String time(Estimate estimate) {
        return estimate.isMeasured() ? plusMinus(estimate, time(estimate.value()), time(estimate.halfWidth())) : "-";
    }

    private static String plusMinus(Estimate estimate, String value, String half) {
        return estimate.hasInterval() ? value + " ±" + half : value;
    }

    static String percent(double share) {
        return compact(100 * share) + "%";
    }

    /// A duration with three significant digits.
    static String time(double seconds) {
        double magnitude = Math.abs(seconds);
        if (magnitude >= 1 || magnitude == 0) {
            return compact(seconds) + "s";
        }
        return magnitude >= 1e-3 ? compact(seconds * 1e3) + "ms" : compact(seconds * 1e6) + "us";
    }

    /// Three significant digits, without an exponent.
    static String compact(double value) {
        double magnitude = Math.abs(value);
        int digits = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : magnitude == 0 ? 0 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
