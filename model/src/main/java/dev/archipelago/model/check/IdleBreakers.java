package dev.archipelago.model.check;

import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.CircuitBreaker;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// A circuit breaker never sees as many calls as it wants before it decides.
final class IdleBreakers implements Rule {
    private static final int USUAL = 100;
    private static final double LONG_SECONDS = 600;

    @Override
    public String id() {
        return "connection.breaker-never-opens";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Volumes volumes = new Volumes(inspection);
        return inspection.architecture().connections().entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(entry.getValue().circuitBreaker())
                        .flatMap(breaker -> finding(volumes, entry.getKey(), breaker)));
    }

    private Stream<Finding> finding(Volumes volumes, ConnectionId id, CircuitBreaker breaker) {
        OptionalDouble all = volumes.over(id);
        if (all.isEmpty() || all.getAsDouble() == 0) {
            return Stream.empty();
        }
        double rate = all.getAsDouble() / Math.max(1, volumes.mostReplicas(id.from()));
        int wanted = Objects.requireNonNullElse(breaker.minimumCalls(), USUAL);
        TimeSpan window = breaker.windowTime();
        Pointer pointer = Pointer.of("connections", id.toString(), "circuitBreaker");
        Wording volume = Wording.of("each replica of '%s' makes %.3g calls per second to '%s'", id.from(), rate,
                id.to());
        if (window != null) {
            double seen = rate * window.seconds();
            return seen >= wanted
                    ? Stream.empty()
                    : Stream.of(Finding.warning(id(), pointer.child("minimumCalls"),
                            Wording.of("The breaker decides on %d calls in %s, and %s: %.3g in that time.", wanted,
                                    window, volume, seen),
                            Wording.of("Lower minimumCalls to at most %.0f, or look back longer.",
                                    Math.max(1, Math.floor(seen / 2)))));
        }
        int needed = Math.min(wanted, Objects.requireNonNullElse(breaker.window(), USUAL));
        double seconds = needed / rate;
        return seconds <= LONG_SECONDS
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), pointer,
                        Wording.of("The breaker decides on %d calls, and %s: it takes %s until it can.", needed, volume,
                                TimeSpan.ofSeconds(Math.rint(seconds))),
                        Wording.of("Lower minimumCalls, or look back on a time with windowTime.")));
    }
}
