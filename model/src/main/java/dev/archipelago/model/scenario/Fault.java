package dev.archipelago.model.scenario;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Key;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that goes wrong for a while: `{ "crash": "payment", "at": "60s", "for": "30s" }`.
///
/// As with steps, the first key says what.
public sealed interface Fault {

    /// What `every` means in all of them.
    String AGAIN = "Strikes again so long after each end; exponential(1h) stands for a mean time between failures of an hour.";

    /// When it begins for the first time, counted from the end of the warm-up.
    TimeSpan at();

    /// How long it lasts; null means until the end.
    @Nullable
    Distribution time();

    /// How long after its end it strikes again; null means never.
    @Nullable
    Distribution every();

    /// Replicas stop and lose what they were doing.
    @Meaning("Replicas stop and lose what they were doing.")
    record Crash(@Meaning("The component.") ComponentId crash,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("How many replicas.") @Default("all") @Nullable Integer replicas,
            @Meaning("Only replicas in this zone.") @Default("all zones") @Nullable String zone,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Replicas accept requests and never answer; they are started anew in the end.
    @Meaning("Replicas accept requests and never answer, until they are started anew.")
    record Hang(@Meaning("The component.") ComponentId hang,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("How many replicas.") @Default("all") @Nullable Integer replicas,
            @Meaning("Only replicas in this zone.") @Default("all zones") @Nullable String zone,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// All work of replicas stands still, as while garbage is collected.
    @Meaning("All work of replicas stands still for a while, as during a long garbage collection.")
    record Pause(@Meaning("The component.") ComponentId pause,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("How many replicas.") @Default("all") @Nullable Integer replicas,
            @Meaning("Only replicas in this zone.") @Default("all zones") @Nullable String zone,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Work takes longer.
    @Meaning("Work takes longer by a factor.")
    record Slow(@Meaning("The component.") ComponentId slow,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("So many times the CPU and waiting time.") @Default("10") @Nullable Double factor,
            @Meaning("Grows evenly to its full strength over this time.") @Default("at once") @Nullable TimeSpan ramp,
            @Meaning("How many replicas.") @Default("all") @Nullable Integer replicas,
            @Meaning("Only replicas in this zone.") @Default("all zones") @Nullable String zone,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Others take CPU away.
    @Meaning("Others on the machine take a share of the CPU.")
    record Starve(@Meaning("The component.") ComponentId starve,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Share of the CPU.") @Default("90%") @Nullable Share share,
            @Meaning("How many replicas.") @Default("all") @Nullable Integer replicas,
            @Meaning("Only replicas in this zone.") @Default("all zones") @Nullable String zone,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Requests are answered with errors.
    @Meaning("A share of the requests is answered with errors.")
    record Errors(@Meaning("The component.") ComponentId errors,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Share of the requests.") @Default("100%") @Nullable Share share,
            @Meaning("Grows evenly to its full strength over this time.") @Default("at once") @Nullable TimeSpan ramp,
            @Meaning("How many replicas.") @Default("all") @Nullable Integer replicas,
            @Meaning("Only replicas in this zone.") @Default("all zones") @Nullable String zone,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Messages on a connection are delayed.
    @Meaning("Messages on a connection are delayed.")
    record Delay(@Meaning("The connection, as caller->callee.") ConnectionId delay,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Additional time one way.") Distribution by,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Messages on a connection are lost and sent again.
    @Meaning("A share of the messages on a connection is lost, and sent again later.")
    record Loss(@Meaning("The connection, as caller->callee.") ConnectionId loss,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Share of the messages.") @Default("10%") @Nullable Share share,
            @Meaning("Grows evenly to its full strength over this time.") @Default("at once") @Nullable TimeSpan ramp,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Nothing passes over a connection.
    @Meaning("Nothing passes over a connection.")
    record Cut(@Meaning("The connection, as caller->callee.") ConnectionId cut,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Requests pass; only answers do not.") @Default("false") @Nullable Boolean answersOnly,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Nothing passes between some components and all others, in either direction; what goes on among them goes on.
    ///
    /// @param isolate at least one
    @Meaning("Nothing passes between some components and all others; among themselves they go on.")
    record Isolate(@Meaning("The components on one side; all others are on the other.") List<ComponentId> isolate,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {
        public Isolate {
            isolate = List.copyOf(isolate);
        }
    }

    /// The name of the callee is not found.
    @Meaning("The name of the callee is not found: calls that need a new connection fail at once.")
    record NameFailure(@Meaning("The connection, as caller->callee.") ConnectionId nameFailure,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Share of the calls that need a new connection.") @Default("100%") @Nullable Share share,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Connections are not given back to their pool.
    @Meaning("A share of the calls does not give its pooled connection back, until the end or the caller starts anew.")
    record Leak(@Meaning("The connection, as caller->callee.") ConnectionId leak,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Share of the calls.") @Default("10%") @Nullable Share share,
            @Meaning("Grows evenly to its full strength over this time.") @Default("at once") @Nullable TimeSpan ramp,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Everything in a zone is lost.
    @Meaning("Everything in a zone is lost.")
    record ZoneLoss(@Meaning("The zone.") String zoneLoss,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Nodes of a pool are lost with everything on them.
    @Meaning("Nodes of a node pool are lost with everything on them.")
    record NodeLoss(@Meaning("The node pool.") String nodeLoss,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("How many nodes.") @Default("1") @Nullable Integer nodes,
            @Meaning("From a notice, at which pods begin to leave, until the nodes are lost.") @Default("30s for spot nodes, else none") @Nullable TimeSpan notice,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Nothing passes between a zone and others.
    @Meaning("Nothing passes between the replicas of a zone and those of others.")
    record Partition(@Meaning("The zone.") String partition,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Only from and to this zone.") @Default("all others") @Nullable String from,
            @Meaning("Only what leaves the zone is lost.") @Default("false") @Nullable Boolean oneWay,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// A workload grows.
    @Meaning("A workload grows by a factor.")
    record Surge(@Meaning("The workload.") String surge,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("So many times its rate or users.") Double factor,
            @Meaning("Grows evenly to its full strength over this time.") @Default("at once") @Nullable TimeSpan ramp,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}

    /// Requests come at the same instant.
    @Meaning("Many requests come at the same instant, as from jobs whose clocks agree.")
    record Burst(@Meaning("The workload.") String burst,
            @Meaning("When.") TimeSpan at,
            @Meaning("How many.") int requests,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {
        @Override
        public @Nullable Distribution time() {
            return new Distribution.Constant(TimeSpan.ZERO);
        }
    }

    /// A cache loses all entries.
    @Meaning("A cache loses all entries.")
    record Flush(@Meaning("The cache.") ComponentId flush, @Meaning("When.") TimeSpan at,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {
        @Override
        public @Nullable Distribution time() {
            return new Distribution.Constant(TimeSpan.ZERO);
        }
    }

    /// Messages come that nobody can consume.
    @Meaning("Messages come whose consumption always fails.")
    record Poison(@Meaning("The channel, as broker.channel.") String poison,
            @Meaning("When.") TimeSpan at,
            @Meaning("How long.") @Default("until the end") @Key("for") @Nullable Distribution time,
            @Meaning("Share of the messages published meanwhile.") @Default("100%") @Nullable Share share,
            @Meaning("So many at most each time.") @Default("unlimited") @Nullable Integer messages,
            @Meaning(AGAIN) @Default("once") @Nullable Distribution every)
            implements
                Fault {}
}
