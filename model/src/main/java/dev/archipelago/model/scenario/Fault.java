package dev.archipelago.model.scenario;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Key;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Something that goes wrong for a while: `{ "crash": "payment", "at": "60s", "for": "30s" }`.
///
/// As with steps, the first key says what.
public sealed interface Fault {

    /// When it begins, counted from the end of the warm-up.
    TimeSpan at();

    /// How long it lasts; null means until the end.
    @Nullable
    TimeSpan time();

    /// Replicas stop and lose what they were doing.
    @Meaning("Replicas stop and lose what they were doing.")
    record Crash(@Meaning("The component.") ComponentId crash, @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable TimeSpan time,
            @Meaning("How many replicas.") @Default("all") @Nullable Integer replicas)
            implements
                Fault {}

    /// Work takes longer.
    @Meaning("Work takes longer by a factor.")
    record Slow(@Meaning("The component.") ComponentId slow, @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable TimeSpan time,
            @Meaning("So many times the CPU and waiting time.") @Default("10") @Nullable Double factor)
            implements
                Fault {}

    /// Requests are answered with errors.
    @Meaning("A share of the requests is answered with errors.")
    record Errors(@Meaning("The component.") ComponentId errors, @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable TimeSpan time,
            @Meaning("Share of the requests.") @Default("100%") @Nullable Share share)
            implements
                Fault {}

    /// Messages on a connection are delayed.
    @Meaning("Messages on a connection are delayed.")
    record Delay(@Meaning("The connection, as caller->callee.") ConnectionId delay, @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable TimeSpan time,
            @Meaning("Additional time one way.") Distribution by)
            implements
                Fault {}

    /// Nothing passes over a connection.
    @Meaning("Nothing passes over a connection.")
    record Cut(@Meaning("The connection, as caller->callee.") ConnectionId cut, @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable TimeSpan time)
            implements
                Fault {}

    /// Everything in a zone is lost.
    @Meaning("Everything in a zone is lost.")
    record ZoneLoss(@Meaning("The zone.") String zoneLoss, @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable TimeSpan time)
            implements
                Fault {}

    /// A workload grows.
    @Meaning("A workload grows by a factor.")
    record Surge(@Meaning("The workload.") String surge, @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable TimeSpan time,
            @Meaning("So many times its rate or users.") Double factor)
            implements
                Fault {}

    /// A cache loses all entries.
    @Meaning("A cache loses all entries.")
    record Flush(@Meaning("The cache.") ComponentId flush, @Meaning("When.") TimeSpan at) implements Fault {
        @Override
        public @Nullable TimeSpan time() {
            return TimeSpan.ZERO;
        }
    }
}
