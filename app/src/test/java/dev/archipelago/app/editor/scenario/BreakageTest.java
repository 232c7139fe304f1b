package dev.archipelago.app.editor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Structure;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.experiment.Epicentre;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakageTest {
    private static final Path SHOP = Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json");

    private Document shop;

    @BeforeEach
    void read() {
        shop = DocumentReader.read(SHOP).orElseThrow();
    }

    @Test
    void everything_thatCanBeBroken_isStillADesignThatRuns() {
        List<Breakage> all = new ArrayList<>();
        shop.architecture().components().keySet().forEach(id -> all.addAll(Breakage.of(shop, id)));
        Topology.of(shop.architecture(), shop.workloads()).links()
                .forEach(link -> all.addAll(Breakage.of(shop, link.id())));
        all.addAll(Breakage.of(shop, "ordering", List.of(new ComponentId("orders"), new ComponentId("stock"))));
        assertThat(all).extracting(Breakage::way).contains(Breakage.Way.values());
        for (Breakage breakage : all) {
            Document broken = with("broken", breakage.in(null));
            assertThat(Checks.all().run(broken).stream().filter(Finding::isError)).as(breakage.toString()).isEmpty();
            Simulation.run(broken, SimulationOptions.defaults().withScenario("broken").withReplications(1)
                    .withDuration(TimeSpan.ofSeconds(1)).withWarmUp(TimeSpan.ofSeconds(1)), _ -> {}, () -> false);
        }
    }

    @Test
    void scenario_thatIsThere_keepsItsFaults_andTimesFitIt() {
        Scenario down = Objects.requireNonNull(shop.scenarios().get("payments-down"));
        Scenario both = only("web", Breakage.Way.KILL).in(new Scenario("Longer",
                TimeSpan.ofSeconds(200), null, down.set(), down.faults(),
                down.changes()));
        assertThat(both.description()).isEqualTo("Longer");
        assertThat(both.faults()).hasSize(2).startsWith(down.faults().getFirst()).last()
                .isEqualTo(new Fault.Crash(new ComponentId("web"), TimeSpan.parse("50s"),
                        Distribution.parse("100s"), null, null, null));
    }

    @Test
    void boundary_cutOff_losesWhatCrossesIt_andNothingWithin() {
        List<ComponentId> ordering = List.of(new ComponentId("orders"), new ComponentId("stock"));
        Breakage parted = Breakage.of(shop, "ordering", ordering)
                .stream().filter(way -> way.way() == Breakage.Way.PARTITION).findFirst().orElseThrow();
        assertThat(parted.in(null).faults()).containsExactly(new Fault.Isolate(ordering, TimeSpan.parse("15s"),
                Distribution.parse("30s"), null));
        assertThat(Epicentre.partition(shop, "ordering", Set.copyOf(ordering)).connections())
                .extracting(ConnectionId::toString)
                .containsExactlyInAnyOrder("web->orders", "orders->payments", "orders->shop-db", "orders->events",
                        "stock->shop-db");
        assertThat(Breakage.of(shop, "all", List.copyOf(shop.architecture().components().keySet())))
                .extracting(Breakage::way).doesNotContain(Breakage.Way.PARTITION);
    }

    @Test
    void zones_areOfferedWhereThereAreSeveral() {
        Breakage zone = only("web", Breakage.Way.ZONE);
        assertThat(zone.subject()).isEqualTo("a");
        assertThat(zone.in(null).faults()).containsExactly(new Fault.Partition("a", TimeSpan.parse("15s"),
                Distribution.parse("30s"), null, null, null));
        Document one = Structure.with(shop, Pointer.of("platform", "zones", "b"), null);
        assertThat(Breakage.of(one, new ComponentId("web"))).extracting(Breakage::way)
                .doesNotContain(Breakage.Way.ZONE);
    }

    @Test
    void name_thatIsTaken_getsANumber() {
        Breakage slow = only("payments", Breakage.Way.SLOW);
        assertThat(slow.scenarioName(shop)).isEqualTo("slow-payments-2");
        assertThat(only("web", Breakage.Way.SLOW).scenarioName(shop)).isEqualTo("slow-web");
        assertThat(Breakage.of(shop, new ConnectionId(new ComponentId("web"), new ComponentId("orders"))).getLast()
                .scenarioName(shop)).isEqualTo("cut-web-orders");
    }

    @Test
    void whatCannotBreak_hasNoWays() {
        assertThat(Breakage.of(shop, new ComponentId("nobody"))).isEmpty();
        assertThat(Breakage.of(shop.withWorkloads(Map.of()), new ComponentId("customers"))).isEmpty();
        assertThat(Breakage.of(shop, new ConnectionId(new ComponentId("mailer"), new ComponentId("web")))).isEmpty();
    }

    private Breakage only(String id, Breakage.Way wanted) {
        return Breakage.of(shop, new ComponentId(id)).stream().filter(way -> way.way() == wanted).findFirst()
                .orElseThrow();
    }

    private Document with(String name, Scenario scenario) {
        return Structure.with(shop, Pointer.of("scenarios", name), scenario);
    }
}
