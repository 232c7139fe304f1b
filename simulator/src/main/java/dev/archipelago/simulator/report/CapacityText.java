package dev.archipelago.simulator.report;

import dev.archipelago.simulator.measure.NodeEvent;
import dev.archipelago.simulator.measure.NodeEvent.Cause;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.result.CapacityResult;
import dev.archipelago.simulator.result.CapacityResult.Costs;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What scaled, when and why, and what it cost: a few lines for people, and tables of the nodes and of what ran on them.
final class CapacityText {

    private static final int MOST_LINES = 10;
    /// A share that is not worth a line.
    private static final double STEADY = 0.05;
    private static final double MEBIBYTE = 1 << 20;

    private final CapacityResult capacity;
    private final List<String> lines = new ArrayList<>();

    private CapacityText(CapacityResult capacity) {
        this.capacity = capacity;
    }

    /// Empty where nothing scaled, nothing has a price and there are no nodes.
    static List<String> summary(SimulationResult result) {
        CapacityText text = new CapacityText(result.capacity());
        text.replicas(result.scalings());
        text.nodes();
        text.pending();
        text.course(result.timeline());
        if (text.lines.size() > MOST_LINES - 2) {
            int more = text.lines.size() - (MOST_LINES - 3);
            text.lines.subList(MOST_LINES - 3, text.lines.size()).clear();
            text.lines.add("and " + more + " more that scaled or waited");
        }
        text.costs();
        text.carbon();
        return text.lines;
    }

    private void replicas(List<ScaleEvent> scalings) {
        Map<String, List<ScaleEvent>> byComponent = new LinkedHashMap<>();
        scalings.forEach(event -> byComponent.computeIfAbsent(event.component(), _ -> new ArrayList<>()).add(event));
        byComponent.forEach((id, events) -> {
            ScaleEvent first = events.getFirst();
            int most = events.stream().mapToInt(ScaleEvent::to).max().orElse(first.to());
            lines.add("%s: %d -> %d replicas, first at %s because of %s%s, at most %d; %s".formatted(id, first.from(),
                    events.getLast().to(), TextReport.time(first.at()), TextReport.because(first), ready(first),
                    Math.max(most, first.from()), counted(events.size(), "change")));
        });
    }

    private static String ready(ScaleEvent event) {
        return event.grows() && !Double.isNaN(event.ready())
                ? " and ready " + TextReport.ready(event)
                : event.grows() ? " and not ready before the end" : "";
    }

    private void nodes() {
        capacity.pools().forEach((id, pool) -> {
            List<NodeEvent> events = capacity.events().stream()
                    .filter(event -> event.pool().equals(id) && event.cause() != Cause.READY).toList();
            if (!events.isEmpty()) {
                NodeEvent first = events.getFirst();
                String ready = capacity.events().stream()
                        .filter(event -> event.pool().equals(id) && event.cause() == Cause.READY).findFirst()
                        .map(event -> ", the first ready at " + TextReport.time(event.at())).orElse("");
                lines.add("nodes of %s: %d -> %d, first at %s because %s%s; %s".formatted(id, first.from(),
                        events.getLast().to(), TextReport.time(first.at()), because(first), ready,
                        counted(events.size(), "change")));
            }
        });
    }

    private static String because(NodeEvent event) {
        return switch (event.cause()) {
            case PENDING -> counted(event.pods(), "replica") + " found no room";
            case READY -> "it was asked for";
            case UNNEEDED -> "it was hardly used";
            case LOST -> "it was gone for too long";
        };
    }

    private void pending() {
        capacity.components().forEach((id, pods) -> {
            if (pods.mostPending() > 0) {
                lines.add("%s: up to %s waited for a node, %s on average".formatted(id,
                        counted(pods.mostPending(), "replica"), TextReport.compact(pods.pending().value())));
            }
            if (pods.mostHeld() > 0) {
                lines.add("%s: up to %s could not be created, %s on average: the quota was exceeded".formatted(id,
                        counted(pods.mostHeld(), "replica"), TextReport.compact(pods.held().value())));
            }
            if (pods.evicted().value() > 0) {
                lines.add("%s: %s replicas were killed because their nodes were short of memory".formatted(id,
                        TextReport.compact(pods.evicted().value())));
            }
        });
    }

    /// How full and how busy the nodes were over time, where that was not always the same.
    private void course(Timeline timeline) {
        timeline.nodes().forEach((id, nodes) -> {
            double least = least(nodes.packed());
            double most = most(nodes.packed());
            if (most - least > STEADY) {
                int fullest = nodes.packed().indexOf(most);
                lines.add(
                        ("nodes of %s: packed from %s to %s (%s), CPU used from %s to %s cores, idle up to %s, short of"
                                + " CPU up to %s of the time").formatted(id, TextReport.percent(least),
                                        TextReport.percent(most), TextReport.time(timeline.seconds().get(fullest)),
                                        TextReport.compact(least(nodes.usedCpu())),
                                        TextReport.compact(most(nodes.usedCpu())),
                                        TextReport.compact(most(nodes.idleCpu())),
                                        TextReport.percent(most(nodes.contended()))));
            }
        });
    }

    private static double least(List<Double> series) {
        return series.stream().filter(value -> !value.isNaN()).min(Double::compare).orElse(Double.NaN);
    }

    private static double most(List<Double> series) {
        return series.stream().filter(value -> !value.isNaN()).max(Double::compare).orElse(Double.NaN);
    }

    private void costs() {
        capacity.costs().ifPresent(costs -> {
            lines.add("Cost%s: %s an hour, %s a month of 730 h%s%s".formatted(
                    costs.asOf().isEmpty() ? "" : " by prices of " + costs.asOf(),
                    money(costs, costs.perHour()),
                    money(costs, costs.perMonth()),
                    Double.isNaN(costs.perMillion())
                            ? ""
                            : ", " + money(costs, costs.perMillion()) + " for a million answered requests",
                    costs.idle() > 0
                            ? "; " + TextReport.percent(costs.idle() / costs.perHour())
                                    + " of it for room on nodes that nobody asked for"
                            : ""));
            if (costs.traffic().sum() > 0) {
                lines.add("Of it for traffic: %s an hour out of the platform, %s between zones".formatted(
                        money(costs, costs.traffic().egress()), money(costs, costs.traffic().zones())));
            }
            if (!costs.unknown().isEmpty()) {
                lines.add("Cost not known of: " + String.join(", ", costs.unknown()));
            }
        });
    }

    private void carbon() {
        capacity.carbon().ifPresent(carbon -> lines.add("Carbon: %s g of CO2 equivalent an hour, from %s W%s".formatted(
                TextReport.compact(carbon.gramsPerHour()), TextReport.compact(1000 * carbon.kilowatts()),
                Double.isNaN(carbon.gramsPerMillion())
                        ? ""
                        : "; " + TextReport.compact(carbon.gramsPerMillion()) + " g for a million answered requests")));
    }

    /// With at least two digits behind the point, and three that count.
    static String money(Costs costs, double amount) {
        int digits = amount >= 1 || amount == 0 ? 2 : Math.min(9, 2 - (int) Math.floor(Math.log10(amount)));
        return String.format(Locale.ROOT, "%,." + digits + "f %s", amount, costs.currency());
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /// The nodes: how many, how full, how busy, how dear.
    static List<List<String>> pools(CapacityResult capacity) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("node pool", "nodes", "CPU asked for", "memory asked for", "CPU used", "contended",
                "cost/h"));
        capacity.pools().forEach((id, pool) -> rows.add(List.of(id,
                TextReport.compact(pool.paid().value()) + " (" + pool.least() + ".." + pool.most() + ")",
                share(pool.requestedCpu(), pool.cpu()), share(pool.requestedMemory(), pool.memory()),
                share(pool.usedCpu().value(), pool.cpu()), TextReport.percent(pool.contended().value()),
                price(capacity, capacity.costs().map(Costs::pools).orElse(Map.of()).get(id)))));
        return rows;
    }

    private static String share(double part, double whole) {
        return whole == 0 ? "-" : TextReport.percent(part / whole) + " of " + TextReport.compact(whole);
    }

    private static String price(CapacityResult capacity, @Nullable Double amount) {
        return amount == null || capacity.costs().isEmpty() ? "unknown" : money(capacity.costs().get(), amount);
    }

    private static String recommended(CapacityResult.Pods pods) {
        List<String> parts = new ArrayList<>();
        pods.cpu().ifPresent(cpu -> parts.add(Math.round(cpu.target() * 1000) + "m"));
        pods.memory().ifPresent(memory -> parts.add(Math.round(memory.target() / MEBIBYTE) + "Mi"));
        return parts.isEmpty() ? "-" : String.join(", ", parts);
    }

    /// What components asked for and used.
    static List<List<String>> components(CapacityResult capacity) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("component", "CPU asked for", "CPU used", "memory asked for", "a replica should ask for",
                "waiting for nodes", "cost/h"));
        Map<String, Double> costs = capacity.costs().map(Costs::components).orElse(Map.of());
        capacity.components().forEach((id, pods) -> rows.add(List.of(id, TextReport.compact(pods.requestedCpu()),
                share(pods.usedCpu().value(), pods.requestedCpu()),
                TextReport.compact(pods.requestedMemory()) + " GiB",
                recommended(pods),
                pods.pending().isMeasured() ? TextReport.compact(pods.pending().value()) : "-",
                price(capacity, costs.get(id)))));
        costs.forEach((id, amount) -> {
            if (!capacity.components().containsKey(id)) {
                rows.add(List.of(id, "-", "-", "-", "-", "-", price(capacity, Objects.requireNonNull(amount))));
            }
        });
        return rows;
    }
}
