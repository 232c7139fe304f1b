package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.analysis.Attribution;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final int SYSTEMS = 120;

    @Test
    void parts_ofAnyRequestOfAnySystem_addUpToItsTimeToTheNanosecond() {
        int requests = 0;
        int failed = 0;
        for (long seed = 1; seed <= SYSTEMS; seed++) {
            for (RequestTrace trace : traces(RandomSystems.of(seed), null)) {
                assertAddsUp(trace, seed);
                requests++;
            }
            for (RequestTrace trace : traces(RandomSystems.troubled(seed), "trouble")) {
                assertAddsUp(trace, seed);
                failed += trace.spans().getFirst().failure().isEmpty() ? 0 : 1;
            }
        }
        assertThat(requests).as("requests that were looked at").isGreaterThan(5000);
        assertThat(failed).as("of them, requests that failed").isGreaterThan(500);
    }

    private static void assertAddsUp(RequestTrace trace, long seed) {
        Span request = trace.spans().getFirst();
        long until = request.abandoned() >= 0 ? request.abandoned() : request.received();
        long sum = Attribution.parts(trace).values().stream().mapToLong(Long::longValue).sum();

        assertThat(sum).as("seed %d, %s", seed, trace).isEqualTo(until < 0 ? 0 : until - request.sent());
        assertThat(Attribution.parts(trace).values()).as("seed %d, %s", seed, trace).allMatch(nanos -> nanos > 0);
    }

    private static List<RequestTrace> traces(Document document, @Nullable String scenario) {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withDuration(TimeSpan.parse("2s"))
                .withWarmUp(TimeSpan.parse("200ms")).withTraces(200).withThreads(1);
        return Simulation.run(document, scenario == null ? options : options.withScenario(scenario), Progress.NONE,
                CancelSignal.NEVER).traces();
    }
}
