package dev.archipelago.model.check;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Retry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Several connections of a path try again, so that tries of tries reach the end of it.
final class MultiplyingRetries implements Rule {
    /// More calls at the end of a path for one at its beginning are a warning, fewer are advice.
    private static final double MANY = 10;

    @Override
    public String id() {
        return "connection.retries-multiply";
    }

    /// The way to an operation over which the most tries reach it.
    ///
    /// @param before null for the first hop that tries again
    private record Way(@Nullable Way before, Hop hop, double factor) {
        int layers() {
            return before == null ? 1 : before.layers() + 1;
        }

        List<Hop> hops() {
            List<Hop> hops = before == null ? new ArrayList<>() : before.hops();
            hops.add(hop);
            return hops;
        }
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Map<OperationRef, List<Hop>> from = Hop.all(inspection).stream()
                .collect(Collectors.groupingBy(Hop::from, LinkedHashMap::new, Collectors.toList()));
        Map<OperationRef, Way> ways = new LinkedHashMap<>();
        inOrder(from).forEach(operation -> from.getOrDefault(operation, List.of()).forEach(hop -> {
            Way way = extended(ways.get(operation), hop);
            if (way != null) {
                ways.merge(hop.to(), way, (a, b) -> b.factor() > a.factor() ? b : a);
            }
        }));
        return ways.values().stream().filter(way -> way.layers() > 1)
                .filter(way -> from.getOrDefault(way.hop().to(), List.of()).stream()
                        .noneMatch(hop -> hop.attempts() > 1 && ways.containsKey(hop.to())))
                .map(Way::hops).distinct().map(this::finding)
                .collect(Collectors.toMap(Finding::pointer, finding -> finding, (a, _) -> a, LinkedHashMap::new))
                .values().stream();
    }

    private static @Nullable Way extended(@Nullable Way before, Hop hop) {
        return hop.attempts() == 1 ? before : new Way(before, hop, (before == null ? 1 : before.factor()) * most(hop));
    }

    /// Tries for one call, as far as a budget allows them.
    private static double most(Hop hop) {
        Retry retry = hop.connection().retry();
        return retry == null || retry.budget() == null
                ? hop.attempts()
                : Math.min(hop.attempts(), 1 + retry.budget().ratio().value());
    }

    /// Callers before what they call; what calls in circles is left out.
    private static List<OperationRef> inOrder(Map<OperationRef, List<Hop>> from) {
        Map<OperationRef, Integer> open = new LinkedHashMap<>();
        from.keySet().forEach(operation -> open.putIfAbsent(operation, 0));
        from.values().forEach(hops -> hops.forEach(hop -> open.merge(hop.to(), 1, Integer::sum)));
        Deque<OperationRef> ready = new ArrayDeque<>();
        open.forEach((operation, callers) -> {
            if (callers == 0) {
                ready.add(operation);
            }
        });
        List<OperationRef> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            OperationRef operation = ready.remove();
            order.add(operation);
            from.getOrDefault(operation, List.of()).stream()
                    .filter(hop -> open.merge(hop.to(), -1, Integer::sum) == 0).forEach(hop -> ready.add(hop.to()));
        }
        return order;
    }

    private Finding finding(List<Hop> hops) {
        double product = hops.stream().mapToDouble(MultiplyingRetries::most).reduce(1, (a, b) -> a * b);
        String path = hops.stream().map(hop -> hop.id() + " (" + printed(most(hop)) + ")")
                .collect(Collectors.joining(", "));
        Wording message = Wording.of("Retries multiply on the way to '%s': %s make up to %s calls of one when it"
                + " fails.", hops.getLast().to().component(), path, printed(product));
        Wording advice = Wording.of("Try again at one place of a path, or give the retries a budget.");
        return product > MANY
                ? Finding.warning(id(), hops.getLast().pointer().child("retry"), message, advice)
                : Finding.advice(id(), hops.getLast().pointer().child("retry"), message, advice);
    }

    private static String printed(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
