package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.RateLimit;
import dev.archipelago.model.policy.RateLimitAlgorithm;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rate limits on the side of the callee: of each replica of a component, and of an external system.
class ServerLimitTest {

    private static final int SECONDS = 60;

    /// Of 100 requests per second, every 20 ms for each of two replicas, each takes 20, and once what may pass at once. A bucket
    /// that holds one token only is full after 50 ms, and the next request comes after 60.
    @ParameterizedTest
    @CsvSource({"TOKEN_BUCKET, 1, 2000", "TOKEN_BUCKET, 2, 2402", "TOKEN_BUCKET, 50, 2498", "WINDOW, 1, 2400"})
    void limitOfAContainer_takesItsRateIntoEachReplica(RateLimitAlgorithm algorithm, int burst, double taken) {
        WorkloadResult users = users(run(limited("constant(100/s)", algorithm, burst), 1));

        assertThat((double) users.completed()).isCloseTo(taken, within(2.0));
    }

    @Test
    void refusedRequests_areToldAsRateLimited_andCostNoCpu() {
        SimulationResult result = run(limited("constant(100/s)", RateLimitAlgorithm.WINDOW, 1), 1);

        assertThat(users(result).failures()).containsEntry("rate-limited", users(result).failed());
        // 40 of 1 ms a second on two replicas of four cores
        assertThat(result.components().get("back").cpuUtilization().value()).isCloseTo(40 * .001 / 2 / 4, within(1e-4));
    }

    /// Who waits for the turn of a leaky bucket waits as in M/D/1: with 16 arrivals for 20 turns a second for
    /// 0.8 / (2 * 20 * 0.2).
    @Test
    void leakyBucketOfAContainer_isAQueueOfConstantService() {
        SimulationResult result = run(set(limited("poisson(16/s)", RateLimitAlgorithm.LEAKY_BUCKET, 1),
                "components.back.replicas", "1"), 40);

        var mean = result.requests().get("users").latency().mean();
        assertThat(mean.value()).isCloseTo(.1 + .001, within(2 * mean.halfWidth()));
        assertThat(result.requests().get("users").failed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"token-bucket, 1220", "window, 1200"})
    void limitOfAnExternalSystem_isForAllItsCallersTogether(String limiting, long taken) {
        Component back = server(4, "1ms");
        Document document = open(Architecture.empty().withComponent(id("front"), back), "front", "1/s");
        document = set(document, "components.pay", "{ \"kind\": \"external\", \"operations\": { \"serve\": {} },"
                + " \"external\": { \"latency\": \"5ms\", \"rateLimit\": \"20/s\", \"limiting\": \"" + limiting
                + "\" } }");
        document = set(document, "components.front.operations.serve.steps.0", "{ \"call\": \"pay.serve\" }");
        document = set(set(document, "components.front.replicas", "3"), "workloads.users.arrivals", "constant(90/s)");

        WorkloadResult users = users(run(document, 1));

        assertThat((double) users.completed()).isCloseTo(taken, within(2.0));
    }

    private static Document limited(String arrivals, RateLimitAlgorithm algorithm, int burst) {
        Component back = server(4, "1ms");
        Container container = back.containerOrDefault().withWorkers(null)
                .withRateLimit(new RateLimit(Rate.parse("20/s"), burst, algorithm));
        Component limited = back.withContainer(container).withOperation("serve",
                Operation.of(new Step.Compute(Distribution.parse("1ms"))));
        Document document = open(Architecture.empty().withComponent(id("back"), limited), "back", "1/s");
        return set(set(document, "workloads.users.arrivals", arrivals), "components.back.replicas", "2");
    }

    private static Document set(Document document, String path, String value) {
        return PropertyPath.parse(path).with(document, value);
    }

    private static WorkloadResult users(SimulationResult result) {
        return result.requests().get("users");
    }

    private static SimulationResult run(Document document, int replications) {
        return Simulation.run(document, SimulationOptions.defaults().withReplications(replications)
                .withDuration(TimeSpan.ofMillis(1000L * SECONDS)).withWarmUp(TimeSpan.ZERO), Progress.NONE,
                CancelSignal.NEVER);
    }
}
