package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.ReachResult;
import dev.archipelago.simulator.result.ReachResult.Reach;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class BlastRingsTest {
    /// The bank answers only buyers; readers never need it. Whoever waits for it holds one of few workers for a second.
    private static final Document SHOP = DocumentReader.readText("""
            { "format": 1, "name": "Rings", "components": {
                "users": { "kind": "client" },
                "web": { "kind": "gateway", "container": { "workers": 20 }, "operations": {
                  "buy": { "steps": [ { "compute": "1ms" }, { "call": "orders.place" } ] },
                  "read": { "steps": [ { "compute": "1ms" }, { "call": "pages.get" } ] } } },
                "orders": { "kind": "service", "operations": { "place": { "steps": [ { "call": "bank.pay" } ] } } },
                "bank": { "kind": "external", "operations": { "pay": { "steps": [ { "wait": "20ms" },
                  { "call": "ledger.note" } ] } } },
                "ledger": { "kind": "database", "operations": { "note": { "steps": [ { "wait": "1ms" } ] } } },
                "pages": { "kind": "service", "operations": { "get": { "steps": [ { "wait": "exponential(5ms)" } ] } } },
                "idle": { "kind": "service", "operations": { "sit": { "steps": [ { "wait": "1ms" } ] } } } },
              "connections": { "orders->bank": { "timeout": "1s" } },
              "workloads": {
                "buyers": { "from": "users", "enters": "web.buy", "arrivals": "poisson(60/s)" },
                "readers": { "from": "users", "enters": "web.read", "arrivals": "poisson(40/s)" } },
              "objectives": { "quick": "readers p99 < 200ms" } }
            """, "rings.json").orElseThrow();

    private static ReachResult run(Epicentre epicentre, int threads) {
        return BlastRings.run(SHOP, epicentre, new BlastRadius.Options(null, 1, 3, TimeSpan.parse("5s"),
                TimeSpan.parse("10s"), TimeSpan.parse("5s"), TimeSpan.parse("1s"), threads), Progress.NONE,
                CancelSignal.NEVER);
    }

    private static Reach component(ReachResult result, String id) {
        return Objects.requireNonNull(result.components().get(id), id);
    }

    @Test
    void loss_ofAnExternalSystem_reachesThoseWhoNeedItAndThoseItCalls_butNotTheOthers() {
        ReachResult result = run(Epicentre.of(new ComponentId("bank")), 1);

        assertThat(result.components().keySet()).containsExactly("web", "orders", "bank", "ledger", "pages", "idle");
        assertThat(component(result, "bank").ring()).isZero();
        assertThat(component(result, "orders").ring()).isEqualTo(1);
        assertThat(component(result, "ledger").ring()).isEqualTo(1);
        assertThat(component(result, "web").ring()).isEqualTo(2);
        assertThat(component(result, "pages").ring()).isEqualTo(3);
        assertThat(component(result, "idle").ring()).isEqualTo(-1);

        assertThat(component(result, "bank").lost().value()).isBetween(0.95, 1.05);
        assertThat(component(result, "ledger").lost().value()).isBetween(0.95, 1.05);
        assertThat(component(result, "pages").isReached()).isFalse();
        assertThat(component(result, "idle").isReached()).isFalse();
        Reach buyers = Objects.requireNonNull(result.workloads().get("buyers"));
        assertThat(buyers.lost().value()).isBetween(0.95, 1.05);
        assertThat(buyers.after()).isBetween(0.0, 0.5);
        assertThat(Objects.requireNonNull(result.workloads().get("readers")).isReached()).isFalse();
        assertThat(result.lost().value()).isBetween(0.5, 0.7);
        assertThat(run(Epicentre.of(new ComponentId("bank")), 2)).isEqualTo(result);
    }

    /// No answer comes: 60 requests a second that each wait for a second soon hold all 20 workers, and readers find none.
    @Test
    void loss_ofAConnection_fillsTheWorkersOfWhoWaits_andReachesOthersLater() {
        ReachResult result = run(Epicentre.of(ConnectionId.parse("orders->bank")), 2);

        assertThat(component(result, "orders").ring()).isEqualTo(1);
        assertThat(component(result, "bank").ring()).isEqualTo(1);
        assertThat(component(result, "web").ring()).isEqualTo(2);
        assertThat(component(result, "web").pressure().low()).isGreaterThan(3);
        Reach readers = Objects.requireNonNull(result.workloads().get("readers"));
        assertThat(readers.isLost()).isTrue();
        assertThat(readers.after()).isBetween(0.2, 3.0);
        assertThat(readers.pressure().low()).isGreaterThan(3);
    }

    @Test
    void nothing_thatCanFail_isRefused_andACancelledRunEnds() {
        assertThatThrownBy(() -> run(Epicentre.of(new ComponentId("users")), 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("nothing of users can fail");
        assertThatThrownBy(() -> BlastRings.run(SHOP, new Epicentre("both", Set.of(new ComponentId("bank"),
                new ComponentId("pages")), Set.of()),
                new BlastRadius.Options(null, 1, 3, TimeSpan.parse("5s"),
                        TimeSpan.parse("10s"), TimeSpan.parse("5s"), TimeSpan.parse("1s"), 1),
                Progress.NONE, () -> true)).isInstanceOf(CancellationException.class);
    }
}
