package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.simulator.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing in a file is silently ignored: every property of the format is simulated, exported, drawn, or tells people
/// something; what is left is named by a finding when it is set. A new property fails here until it has its place.
class EveryPropertyTest {
    /// Properties whose value changes what a run comes to.
    private static final String SIMULATED = """
            Document: components connections workloads objectives scenarios platform
            Component: kind container replicas autoscaling placement resources cache database broker external operations
            Container: cpu cpuLimit memory workers backlog discipline shedding rateLimit memoryPerRequest memoryBase warming
            Resource: kind capacity queue
            CacheSettings: hitRatio entries keys skew ttl eviction strategy singleFlight absent absentTtl earlyRefresh
            DatabaseSettings: connections replication readReplicas lag writeQuorum readQuorum shards skew consistency
            DatabaseSettings: failover keys disks writeAmplification election resolution
            BrokerSettings: channels
            Channel: kind partitions maxLength overflow retention delivery visibility maxDeliveries deadLetters prefetch linger
            Channel: batch keys skew assignment rebalance session copies minInSync lag failover
            ExternalSettings: latency availability rateLimit limiting pricePerCall
            Operation: consumes every priority steps
            Step$Call: call probability times mode
            Step$Query: query hold compute write times io
            Step$CacheLookup: cache hit miss
            Step$Parallel: parallel join
            Step$Choice: choice
            Step$Branch: probability steps
            Step$Repeat: repeat steps
            Step$Publish: publish size probability mode outbox acks relay batch
            Step$Consume: consume maxWait
            Step$Acquire: acquire permits maxWait shared
            Step$Release: release permits
            Step$Reply: reply
            Step$Saga: saga timeout attempts backoff
            Step$SagaStep: call compensate confirm pivot alongside
            Step$TwoPhaseCommit: twoPhaseCommit commit abort log
            Step$Fail: fail
            Step$Forward: forward
            Step$Wait: wait
            Step$Compute: compute
            Step$Degrade: degrade full above below
            Step$Sequence: steps
            Connection: protocol tls requestSize responseSize network balancing timeout deadline propagateDeadline
            Connection: cancel retry circuitBreaker bulkhead rateLimit hedging fallback pool outlierDetection
            Connection: slowStart throttling discovery
            Discovery: refresh cache lease sweep
            SlowStart: window aggression
            Warming: factor time
            Throttling: ratio window
            NetworkPath: latency bandwidth loss
            Retry: attempts backoff on budget
            RetryBudget: ratio minimum tokens cost
            CircuitBreaker: failureRate slowCallRate slowCall window windowTime minimumCalls open halfOpenCalls
            Bulkhead: concurrent queue maxWait adaptive
            RateLimit: rate burst algorithm
            Hedging: delay copies
            ConnectionPool: size pending acquireTimeout idle setup maxAge pinned
            OutlierDetection: consecutiveErrors interval ejection maxEjected panic
            Fallback: call answer
            Workload: from enters mix journeys arrivals users think timeout
            Journey: weight steps
            JourneyStep: call think probability times
            Scenario: duration warmUp set faults changes
            Fault$Crash: crash at for replicas zone every
            Fault$Hang: hang at for replicas zone every
            Fault$Pause: pause at for replicas zone every
            Fault$Slow: slow at for factor ramp replicas zone every
            Fault$Starve: starve at for share replicas zone every
            Fault$Errors: errors at for share ramp replicas zone every
            Fault$Delay: delay at for by every
            Fault$Loss: loss at for share ramp every
            Fault$Cut: cut at for answersOnly every
            Fault$Isolate: isolate at for every
            Fault$NameFailure: nameFailure at for share every
            Fault$Leak: leak at for share ramp every
            Fault$ZoneLoss: zoneLoss at for every
            Fault$NodeLoss: nodeLoss at for nodes notice every
            Fault$Partition: partition at for from oneWay every
            Fault$Surge: surge at for factor ramp every
            Fault$Burst: burst at requests every
            Fault$Flush: flush at every
            Fault$Poison: poison at for share messages every
            Change$Scale: scale at to
            Change$NewVersion: rollout at version abortAbove
            Change$SetValue: set at to
            Change$Drain: drain at
            Autoscaling: min max cpu memory requests lag up down schedule
            ScheduledMinimum: from until min
            Placement: zones nodePool maxSkew antiAffinity priority maxDisrupted tolerates
            ScalingBehaviour: window select policies
            ScalingPolicy: change period
            Platform: nodePools network prices carbonIntensity quota
            NodePool: machine zones cpu memory nodes min max spot boot imagePull pricePerHour maxPods reserve taints
            Prices: currency coreHour gibibyteHour egressGibibyte zoneGibibyte asOf machines spotShare
            MachinePrice: onDemand spot
            ResourceQuota: cpu memory cpuLimit memoryLimit pods
            Network: withinZone betweenZones external bandwidth endpointLag sidecar
            """;

    /// Properties that stand in manifests or Dockerfiles.
    private static final String EXPORTED = """
            Component: rollout probes volumes
            Container: runtime image ports memoryLimit startup config secrets
            Rollout: strategy maxSurge maxUnavailable minReady progressDeadline canary partition
            CanaryStep: traffic hold
            Probes: startup readiness liveness preStop grace
            Probe: path initialDelay period timeout failures successes
            Volume: size mount storageClass shared
            DatabaseSettings: engine
            BrokerSettings: engine
            Platform: namespace zones registry
            """;

    private static final String DRAWN = """
            Document: diagram
            Diagram: positions groupBy direction locked readOnly collapsed
            """;

    /// Properties for the reader of a file, or for the checks.
    private static final String TELLING = """
            Document: format name description
            Component: name description context team reliability
            Reliability: availability mtbf mttr
            Operation: description route idempotent
            Connection: description
            Workload: description
            Scenario: description
            Zone: name region reliability
            Platform: reliability
            """;

    /// What is left out although its properties are simulated elsewhere, at its place in [#WITH]: a finding must name it.
    private static final String NAMED = """
            component | "cache": { "entries": 10 }
            component | "cache": { "eviction": "lfu" }
            """;

    private static final String WITH = """
            { "format": 1, "name": "x",
              "components": {
                "a": { "kind": "service",<component>
                  "operations": { "go": { <operation>"steps": [ { "compute": "1ms" }, { "call": "b.go" }<step> ] } } },
                "b": { "kind": "service", "operations": { "go": { "steps": [ { "compute": "1ms" } ] } } }
              },
              "connections": { "a->b": { <connection>"timeout": "1s" } },
              "workloads": { "w": { "enters": "a.go", "arrivals": "poisson(1/s)" } },
              "scenarios": { "s": { <scenario>"duration": "1s" } },
              "platform": { <platform>"namespace": "x" } }
            """;

    @Test
    void everyProperty_hasExactlyOnePlace() {
        List<String> placed = new ArrayList<>();
        for (String table : List.of(SIMULATED, EXPORTED, DRAWN, TELLING)) {
            table.lines().map(line -> line.split(": ")).forEach(
                    row -> Stream.of(row[1].split(" ")).forEach(key -> placed.add(row[0] + "." + key)));
        }
        assertThat(placed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(shapes().stream()
                .flatMap(shape -> shape.keys().stream().map(key -> name(shape) + "." + key)).toList());
    }

    @Test
    void documentWithoutThem_hasNothingToName() {
        assertThat(named(document("nowhere", ""))).isEmpty();
    }

    static Stream<String> named() {
        return NAMED.lines();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("named")
    void propertyThatIsLeftOut_isNamedAtItsPlace(String row) {
        String[] cells = row.split(" \\| ");

        assertThat(named(document(cells[0], cells[1]))).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.id()).isEqualTo("simulation.not-simulated");
            assertThat(finding.pointer()).startsWith(switch (cells[0]) {
                case "component", "operation", "step" -> "/components/a/";
                case "connection" -> "/connections/a->b/";
                case "scenario" -> "/scenarios/s/";
                default -> "/platform/";
            });
        });
    }

    private static List<Finding> named(Document document) {
        return Simulation.notSimulated(document, Optional.of("s"));
    }

    private static Document document(String place, String part) {
        String text = WITH.replace("<" + place + ">", place.equals("step") ? ", { " + part + " }" : part + ", ")
                .replaceAll("<[a-z]+>", "");
        return DocumentReader.readText(text, "example.json").orElseThrow();
    }

    private static Set<ObjectShape> shapes() {
        Set<ObjectShape> shapes = new LinkedHashSet<>();
        collect(Shapes.DOCUMENT, shapes);
        return shapes;
    }

    private static void collect(Shape shape, Set<ObjectShape> shapes) {
        switch (shape) {
            case ObjectShape s -> {
                if (shapes.add(s)) {
                    s.parts().forEach(part -> collect(part.shape(), shapes));
                }
            }
            case OneOfShape s -> s.alternatives().values().forEach(alternative -> collect(alternative, shapes));
            case MapShape s -> collect(s.value(), shapes);
            case ListShape s -> collect(s.element(), shapes);
            case ScalarShape _,ChoiceShape _ -> {
            }
        }
    }

    private static String name(ObjectShape shape) {
        return shape.type().getName().replaceAll(".*\\.", "");
    }
}
