package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.autoscaling.Recommendation;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.measure.ScaleEvent.Metric;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.report.JsonReport;
import dev.archipelago.simulator.report.TextReport;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.SimulationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers of replicas that follow what waits, what is asked for or what memory is used, down to none.
class ScalingToZeroTest {

    /// A worker does one order a second. Ten come in each of the first 60 s, then none; the start takes 5 s.
    private static final String PACKERS = """
            { "format": 1, "name": "orders",
              "components": {
                "shop": { "kind": "service", "operations": { "order": { "steps": [ { "publish": "bus.orders" } ] } } },
                "bus": { "kind": "broker", "broker": { "channels": { "orders": { %s } } } },
                "packer": { "kind": "service", "container": { "workers": 1, "startup": "5s" },
                  "autoscaling": { "min": 0, "max": 20, "lag": 10 },
                  "operations": { "pack": { "consumes": "bus.orders", "steps": [ { "wait": "1s" } ] } } }
              },
              "workloads": { "buyers": { "enters": "shop.order", "arrivals": "steps(10/s for 60s, 0/s for 60s)" } } }
            """;

    private static SimulationResult run(String text, String duration, long seed) {
        Document document = DocumentReader.readText(text, "zero.json").orElseThrow();
        SimulationOptions options = SimulationOptions.defaults().withSeed(seed).withReplications(1)
                .withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }

    /// The first poll comes within 30 s, the first look within 15 s of it; ten messages a replica then ask for up to all 20, of
    /// which four more or twice as many may come at a time. When all is done, the cooldown of 300 s begins, and no replica is left.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void messages_whileThereIsNoReplica_waitAndBringReplicasUp(long seed) {
        SimulationResult result = run(PACKERS.formatted("\"kind\": \"queue\""), "900s", seed);

        ScaleEvent first = result.scalings().getFirst();
        assertThat(first).as("seed %d", seed).isEqualTo(
                new ScaleEvent("packer", first.at(), 0, 1, Metric.ACTIVITY, first.measured(), 300, 5));
        assertThat(first.at()).as("seed %d", seed).isBetween(0.0, 30.0);
        assertThat(result.scalings().get(1).metric()).as("seed %d", seed).isEqualTo(Metric.LAG);
        assertThat(result.scalings().stream().mapToInt(ScaleEvent::to)).as("seed %d", seed)
                .anyMatch(replicas -> replicas >= 15).allMatch(replicas -> replicas <= 20);
        ScaleEvent last = result.scalings().getLast();
        assertThat(last).as("seed %d", seed).isEqualTo(
                new ScaleEvent("packer", last.at(), last.from(), 0, Metric.ACTIVITY, 0, 300, Double.NaN));
        assertThat(result.components().get("packer").replicas().last()).as("seed %d", seed).isZero();
        ChannelResult orders = result.channels().get("bus.orders");
        assertThat(orders.consumed()).as("seed %d", seed).isEqualTo(orders.published());
        assertThat(orders.inStore().value()).as("seed %d", seed).isZero();
        assertThat(TextReport.of(result)).contains("there is something to do: ", "nothing to do for 300s");
    }

    /// More replicas than partitions would have nothing to do.
    @Test
    void partitions_fewerThanReplicas_boundThem() {
        SimulationResult result = run(
                PACKERS.formatted("\"kind\": \"topic\", \"partitions\": 6"), "300s", 1);

        assertThat(result.scalings().stream().mapToInt(ScaleEvent::to).max()).hasValue(6);
    }

    /// Requests come from 100 s on for 20 s. Those before the first replica is there are refused at once, as a service without
    /// endpoints does it, and are what brings it up; with the other limits nothing else goes wrong.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void requests_whileThereIsNoReplica_failAndBringOneUp(long seed) {
        SimulationResult result = run("""
                { "format": 1, "name": "calls",
                  "components": { "shop": { "kind": "service", "container": { "startup": "5s" },
                    "autoscaling": { "min": 0, "max": 3, "requests": "1000/s" },
                    "operations": { "sell": { "steps": [ { "wait": "1ms" } ] } } } },
                  "workloads": { "users": { "enters": "shop.sell",
                    "arrivals": "steps(0/s for 100s, 10/s for 100s, 0/s for 1000s)" } } }
                """, "900s", seed);

        assertThat(result.scalings()).as("seed %d", seed).hasSize(2);
        double up = result.scalings().getFirst().at();
        double down = result.scalings().getLast().at();
        assertThat(up).as("seed %d", seed).isBetween(100.0, 130.1);
        assertThat(down).as("seed %d", seed).isBetween(500.0, 560.0);
        var users = result.requests().get("users");
        // callers know of it a second after its start-up of 5 s
        assertThat((double) users.failures().getOrDefault("unavailable", 0L)).as("seed %d", seed)
                .isCloseTo((up + 6 - 100) * 10, within(6 * Math.sqrt((up + 6 - 100) * 10)));
        assertThat(users.failed()).as("seed %d", seed).isEqualTo(users.failures().get("unavailable"));
        assertThat(result.components().get("shop").replicas().last()).as("seed %d", seed).isZero();
    }

    /// Where only use of CPU is looked at, nothing could bring a replica back: one stays.
    @Test
    void cpuAlone_keepsOneReplica() {
        SimulationResult result = run("""
                { "format": 1, "name": "cpu",
                  "components": { "shop": { "kind": "service", "autoscaling": { "min": 0, "max": 3, "cpu": "50%" },
                    "operations": { "sell": { "steps": [ { "compute": "1ms" } ] } } } },
                  "workloads": { "users": { "enters": "shop.sell", "arrivals": "poisson(1/s)" } } }
                """, "900s", 1);

        assertThat(result.components().get("shop").replicas().min()).isEqualTo(1);
        assertThat(result.requests().get("users").failed()).isZero();
    }

    // ---- memory -------------------------------------------------------------------------------------------------------

    /// 60 requests are inside of two replicas at any time: each takes 100 MiB and 30 times 10 MiB, 80 % of what it asks for. At a
    /// target of 50 % that is 4 replicas: ceil(2 * 80 / 50). Then each has 15 inside and uses 50 %.
    private static final String CACHES = """
            { "format": 1, "name": "memory",
              "components": { "shop": { "kind": "service", "replicas": 2,
                "container": { "memory": "500Mi", "memoryLimit": "5Gi", "memoryBase": %s, "memoryPerRequest": "%s" },
                "autoscaling": { "min": 1, "max": 20, "memory": "50%%"%s },
                "operations": { "sell": { "steps": [ { "wait": "60s" } ] } } } },
              "workloads": { "users": { "enters": "shop.sell", "arrivals": "constant(%s)" } } }
            """;

    @Test
    void memory_aboveItsTarget_addsReplicasByTheShareOfTheRequest() {
        SimulationResult result = run(CACHES.formatted("\"100Mi\"", "10Mi", "", "1/s"), "600s", 1);

        ScaleEvent last = result.scalings().getLast();
        assertThat(result.scalings()).allMatch(event -> event.metric() == Metric.MEMORY && event.target() == 0.5);
        assertThat(last.to()).isBetween(3, 4);
        assertThat(result.components().get("shop").replicas().last()).isEqualTo(last.to());
        assertThat(TextReport.of(result)).contains("memory ");
    }

    /// Of several metrics the one that asks for the most counts: CPU asks for one replica, memory for more.
    @Test
    void memoryAndCpu_together_followWhoAsksForMore() {
        SimulationResult result = run(CACHES.formatted("\"100Mi\"", "10Mi", ", \"cpu\": \"50%\"", "1/s"), "600s", 1);

        assertThat(result.components().get("shop").replicas().last()).isBetween(3, 4);
        assertThat(result.scalings()).allMatch(event -> event.metric() == Metric.MEMORY);
    }

    /// What nobody can read makes nothing smaller: the container does not tell what memory it takes.
    @Test
    void memoryThatIsNotTold_besideIdleCpu_letsNoReplicaGo() {
        String told = CACHES.replace("\"memoryBase\": %s, \"memoryPerRequest\": \"%s\"", "\"workers\": %s%s");
        SimulationResult result = run(told.formatted("100", "", ", \"cpu\": \"50%\"", "1/s"), "900s", 1);

        assertThat(result.scalings()).isEmpty();
        assertThat(result.components().get("shop").replicas().last()).isEqualTo(2);
    }

    /// In the end 60 requests of 10 MiB each are inside of four replicas of 100 MiB, and at most all of them of three: 262 to 315 MB
    /// are the peak or near it, and 15 % more the target, up to a bucket of 5 %.
    @Test
    void verticalRecommendation_ofMemory_isAboveThePeak() {
        SimulationResult result = run(CACHES.formatted("\"100Mi\"", "10Mi", "", "1/s"), "600s", 1);

        Recommendation memory = result.capacity().components().get("shop").memory().orElseThrow();
        assertThat(memory.target()).isBetween(1.15 * 250e6, 1.15 * 1.06 * 420e6);
        assertThat(memory.lower()).isLessThan(memory.target());
        assertThat(memory.upper()).isGreaterThan(memory.target());
        assertThat(JsonReport.of(result)).contains("\"memoryRequest\"");
    }

    // ---- rates instead of requests --------------------------------------------------------------------------------------

    @Test
    void memory_atTheFluidLevel_isThatOfTheMeanNumberInside() {
        SimulationResult result = fluid(CACHES.formatted("\"100Mi\"", "10Mi", "", "1/s"), "600s");

        assertThat(result.components().get("shop").replicas().last()).isBetween(3, 4);
        assertThat(result.scalings()).isNotEmpty().allMatch(event -> event.metric() == Metric.MEMORY);
    }

    @Test
    void messages_atTheFluidLevel_findOneReplicaAndAreNamedAsLeftOut() {
        SimulationResult result = fluid(PACKERS.formatted("\"kind\": \"queue\""), "900s");

        assertThat(result.components().get("packer").replicas().min()).isEqualTo(1);
        assertThat(result.findings()).extracting(Finding::pointer)
                .contains("/components/packer/autoscaling/lag", "/components/packer/autoscaling/min");
    }

    private static SimulationResult fluid(String text, String duration) {
        Document document = DocumentReader.readText(text, "zero.json").orElseThrow();
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withDetail(Detail.FLUID)
                .withWarmUp(TimeSpan.ZERO).withDuration(TimeSpan.parse(duration));
        return Simulation.run(document, options, Progress.NONE, CancelSignal.NEVER);
    }
}
