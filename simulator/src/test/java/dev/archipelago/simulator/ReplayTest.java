package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Frame;
import dev.archipelago.simulator.measure.SystemState;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// That a replay shows exactly what there was in the run, however one goes back and forth in it.
class ReplayTest {

    private static final int SYSTEMS = 60;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SYSTEMS);
    }

    private static Document document(long seed) {
        return switch ((int) (seed % 4)) {
            case 0 -> RandomSystems.of(seed);
            case 1 -> RandomSystems.troubled(seed);
            case 2 -> RandomSystems.changed(seed);
            default -> RandomClusters.on(RandomSystems.troubled(seed), seed, 1);
        };
    }

    private static SimulationOptions options(long seed) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withThreads(1).withSeed(seed)
                .withDuration(TimeSpan.parse("1s")).withWarmUp(TimeSpan.parse("200ms"))
                .withDetail(seed % 3 == 0 ? Detail.DETAILED : Detail.STANDARD);
        return seed % 4 == 0 ? options : options.withScenario("trouble");
    }

    private static SimulationResult run(long seed) {
        return Simulation.run(document(seed), options(seed), Progress.NONE, CancelSignal.NEVER);
    }

    private static Replay replay(long seed) {
        return Replay.of(document(seed), options(seed), 0.2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyInstant_comeUponFromAnywhere_isAsAfterARunFromTheStart(long seed) {
        Random random = new Random(seed);
        Replay wandering = replay(seed);
        for (int i = 0; i < 4; i++) {
            double at = -0.2 + 1.2 * random.nextDouble();
            SystemState state = wandering.at(at, CancelSignal.NEVER);

            assertThat(state).as("at %s s, seed %d", at, seed).isEqualTo(replay(seed).at(at, CancelSignal.NEVER));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyFrame_isTheStateAtItsInstant(long seed) {
        List<Frame> frames = replay(seed).frames(Progress.NONE, CancelSignal.NEVER);
        Replay replay = replay(seed);
        Random random = new Random(seed);

        assertThat(frames).hasSize(61);
        for (int i : new int[]{0, random.nextInt(61), random.nextInt(61), 60}) {
            SystemState state = frames.get(i).state();
            assertThat(state).as("frame %d, seed %d", i, seed).isEqualTo(replay.at(state.at(), CancelSignal.NEVER));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void replay_isOfTheRunItself(long seed) {
        SimulationResult result = run(seed);
        Replay replay = replay(seed);
        SystemState end = replay.at(1, CancelSignal.NEVER);

        result.requests().forEach((id, workload) -> assertThat(end.workloads().get(id)).as("%s, seed %d", id, seed)
                .isEqualTo(new SystemState.Users(workload.offered(), workload.completed(), workload.failed(),
                        workload.inFlight())));
        result.connections().forEach((id, connection) -> assertThat(end.connections().get(id).made())
                .as("%s, seed %d", id, seed).isEqualTo(connection.calls()));
        for (int i : new Random(seed).ints(3, 0, 100).toArray()) {
            SystemState state = replay.at(result.timeline().seconds().get(i), CancelSignal.NEVER);
            result.timeline().components()
                    .forEach((id, load) -> assertThat((double) state.components().get(id).ready())
                            .as("%s in interval %d, seed %d", id, i, seed).isEqualTo(load.ready().get(i)));
            result.timeline().breakers().forEach((id, open) -> {
                SystemState.Calls calls = state.connections().get(id);
                assertThat((double) calls.open() + calls.halfOpen()).as("%s in interval %d, seed %d", id, i, seed)
                        .isEqualTo(open.get(i));
            });
        }
    }

    @Test
    void systems_together_haveEveryPhaseAndOpenBreakersToLookAt() {
        List<SystemState> states = seeds().limit(40)
                .mapToObj(seed -> replay(seed).frames(Progress.NONE, CancelSignal.NEVER)).flatMap(List::stream)
                .map(Frame::state).toList();

        assertThat(states.stream().flatMap(state -> state.components().values().stream())
                .flatMap(station -> station.pods().stream()).map(SystemState.Pod::phase).distinct())
                .contains(SystemState.Phase.values());
        assertThat(states).anyMatch(state -> state.connections().values().stream().anyMatch(c -> c.open() > 0))
                .anyMatch(state -> state.connections().values().stream().anyMatch(c -> c.halfOpen() > 0))
                .anyMatch(state -> state.components().values().stream().anyMatch(c -> c.waiting() > 3));
    }

    @Test
    void frames_ofManyReplicas_areFewer() {
        Component server = Systems.server(1, "exponential(100ms)");
        SimulationOptions options = options(4).withDuration(TimeSpan.parse("60s"));
        List<Integer> frames = IntStream.of(1, 1998)
                .mapToObj(replicas -> Systems.open(Architecture.empty().withComponent(Systems.id("server"),
                        server.withReplicas(replicas)), "server", "1/s"))
                .map(document -> Replay.of(document, options, 0.2).frames(Progress.NONE, CancelSignal.NEVER).size())
                .toList();

        assertThat(frames).containsExactly(241, 101);
    }

    @Test
    void at_whenCancelled_beginsAnewTheNextTime() {
        Replay replay = Replay.of(Systems.station(2, "200000/s"), options(4).withDuration(TimeSpan.parse("10s")), 0);
        SystemState before = replay.at(0.5, CancelSignal.NEVER);

        assertThatThrownBy(() -> replay.at(9, () -> true)).isInstanceOf(CancellationException.class);
        assertThat(replay.at(0.5, CancelSignal.NEVER)).isEqualTo(before);
    }

    @Test
    void at_outsideTheRun_isRefused() {
        assertThatThrownBy(() -> replay(4).at(1.1, CancelSignal.NEVER)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is possible");
        assertThatThrownBy(() -> replay(4).at(-0.3, CancelSignal.NEVER)).isInstanceOf(IllegalArgumentException.class);
    }
}
