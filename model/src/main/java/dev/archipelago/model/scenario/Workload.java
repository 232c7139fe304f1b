package dev.archipelago.model.scenario;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stream of requests from outside: open, with arrivals that do not wait, or closed, with users that do.
///
/// Exactly one of arrivals and users is given, and exactly one of enters, mix and journeys.
public record Workload(
        @Meaning("What it stands for.") @Default("none") @Nullable String description,
        @Meaning("The client component that sends it.") @Default("drawn from outside") @Nullable ComponentId from,
        @Meaning("The operation that every request calls.") @Default("see mix and journeys") @Nullable OperationRef enters,
        @Meaning("Operations with their weights; each request calls one of them.") @Default("see enters") Map<OperationRef, Double> mix,
        @Meaning("Ways through several operations with their weights; each session follows one.") @Default("none") Map<String, Journey> journeys,
        @Meaning("For an open workload: how requests or sessions arrive.") @Default("closed") @Nullable Arrival arrivals,
        @Meaning("For a closed workload: how many users there are.") @Default("open") @Nullable Integer users,
        @Meaning("For a closed workload: a user waits so long between an answer and the next request.") @Default("0s") @Nullable Distribution think,
        @Meaning("Users give a request up after so long.") @Default("never") @Nullable TimeSpan timeout) {

    public Workload {
        mix = Ordered.copyOf(mix);
        journeys = Ordered.copyOf(journeys);
        if ((arrivals == null) == (users == null)) {
            throw new NotationException("workload", "exactly one of arrivals (open) and users (closed)");
        }
        int targets = (enters == null ? 0 : 1) + (mix.isEmpty() ? 0 : 1) + (journeys.isEmpty() ? 0 : 1);
        if (targets != 1) {
            throw new NotationException("workload", "exactly one of enters, mix and journeys");
        }
        if (users != null && users < 1) {
            throw new NotationException(users.toString(), "at least one user");
        }
    }

    /// An open workload on one operation.
    public static Workload open(OperationRef enters, Arrival arrivals) {
        return new Workload(null, null, enters, Ordered.of(), Ordered.of(), arrivals, null, null, null);
    }

    /// A closed workload on one operation.
    public static Workload closed(OperationRef enters, int users, Distribution think) {
        return new Workload(null, null, enters, Ordered.of(), Ordered.of(), null, users, think, null);
    }

    /// So many times the arrivals, or so many times the users: at least one.
    public Workload times(double factor) {
        return new Workload(description, from, enters, mix, journeys, arrivals == null ? null : arrivals.times(factor),
                users == null ? null : (int) Math.max(1, Math.round(users * factor)), think, timeout);
    }

    /// Every operation that its requests may call, each once.
    public List<OperationRef> targets() {
        return Stream.concat(Stream.concat(Stream.ofNullable(enters), mix.keySet().stream()),
                journeys.values().stream().flatMap(j -> j.steps().stream()).map(JourneyStep::call)).distinct().toList();
    }
}
