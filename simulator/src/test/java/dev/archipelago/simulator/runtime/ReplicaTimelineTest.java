package dev.archipelago.simulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.ScalingPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.random.Samplers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine against a table of every look of the autoscaler that was computed by hand.
class ReplicaTimelineTest {

    private static final String TABLE = "replica-timelines.csv";
    private static final double CORES_PER_REQUEST = 0.005;
    private static final double LOOK = 5;
    private static final double PERIOD = 15;

    private static final String SHOP = """
            { "format": 1, "name": "shop",
              "components": { "shop": { "kind": "service", "replicas": 2,
                "container": { "cpu": "1", "cpuLimit": "4", "startup": "8s" },
                "autoscaling": { "min": 1, "max": 20, "cpu": "60%%" },
                "operations": { "sell": { "steps": [ { "compute": "5ms" } ] } } } },
              "workloads": { "users": { "enters": "shop.sell", "arrivals": "constant(%s/s)" } },
              "scenarios": { "load": { "changes": [ %s ] } },
              "platform": { "network": { "endpointLag": "1s" } } }
            """;

    /// A look: what it saw in whole per cent, empty for nothing, and the replicas from then on.
    private record Look(double second, double cores, String percent, int replicas) {}

    @ParameterizedTest
    @ValueSource(strings = {"step", "ramp", "sawtooth"})
    void load_thatChanges_isFollowedLookByLookAsComputedByHand(String load) throws IOException {
        List<Look> table = table(load);

        List<ScaleEvent> events = run(table).scalings();

        List<Look> simulated = new ArrayList<>();
        int replicas = 2;
        int next = 0;
        for (Look look : table) {
            String percent = look.percent();
            if (next < events.size() && events.get(next).at() <= look.second()) {
                ScaleEvent event = events.get(next++);
                assertThat(event.at()).isEqualTo(look.second());
                percent = Long.toString(Math.round(event.measured() * 100));
                replicas = event.to();
            }
            simulated.add(new Look(look.second(), look.cores(), percent, replicas));
        }
        assertThat(simulated).isEqualTo(table);
        assertThat(events).hasSize(next);
    }

    private static List<Look> table(String load) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReplicaTimelineTest.class.getResourceAsStream(TABLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith(load + ";")).map(line -> line.split(";"))
                    .map(row -> new Look(Double.parseDouble(row[1]), Double.parseDouble(row[2]), row[3],
                            Integer.parseInt(row[5])))
                    .toList();
        }
    }

    private static Observation run(List<Look> table) {
        List<String> changes = new ArrayList<>();
        for (int i = 1; i < table.size(); i++) {
            Look look = table.get(i);
            if (look.cores() != table.get(i - 1).cores()) {
                changes.add(String.format(Locale.ROOT,
                        "{ \"set\": \"workloads.users.arrivals\", \"at\": \"%ss\", \"to\": \"constant(%s/s)\" }",
                        Math.round(look.second() - LOOK), rate(look)));
            }
        }
        Document document = DocumentReader
                .readText(SHOP.formatted(rate(table.getFirst()), String.join(", ", changes)), "shop.json")
                .orElseThrow();
        Plan plan = timed(PlanCompiler.compile(document, "load"));
        long end = (long) ((table.getLast().second() + 1) * 1e9);
        return new Replication(plan, 1, Replication.Window.of(0, end, 10, 0)).run(0, Progress.NONE,
                CancelSignal.NEVER);
    }

    private static long rate(Look look) {
        return Math.round(look.cores() / CORES_PER_REQUEST);
    }

    /// Pods are measured at time 0 and every period after, and the autoscaler looks 5 s later.
    private static Plan timed(Plan plan) {
        ScalingPlan scaling = Objects.requireNonNull(plan.stations().getFirst().life().scaling());
        List<Dice.Die> draws = new ArrayList<>(plan.draws());
        draws.set(scaling.samples(), new Dice.Die(Samplers.constant(0), "samples", 0, 0));
        draws.set(scaling.looks(), new Dice.Die(Samplers.constant(LOOK / PERIOD), "looks", LOOK / PERIOD, 0));
        return new Plan(plan.architecture(), plan.scenario(), plan.stations(), plan.operations(), plan.links(),
                plan.calls(), plan.sources(), draws, plan.probabilities(), plan.times(), plan.loops(), plan.faults(),
                plan.changes(), plan.editions(), plan.channels(), plan.storage(), plan.transactions(), plan.outboxes(),
                plan.dualWrites(), plan.cluster(), plan.quota(), plan.detail());
    }
}
