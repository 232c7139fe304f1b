package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.BlastRadiusResult;
import dev.archipelago.simulator.result.BlastRadiusResult.Extent;
import dev.archipelago.simulator.result.BlastRadiusResult.Loss;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class BlastRadiusTest {

    /// Every request needs the store, half of them the prices; the log is not waited for.
    private static final Document SHOP = DocumentReader.readText("""
            format: 1
            name: Shop
            components:
              web:
                kind: gateway
                operations:
                  page: { steps: [ { call: store.read }, { call: prices.read, probability: 50% }, { call: log.write, mode: async } ] }
              store: { kind: service, replicas: 2, operations: { read: { steps: [ { wait: exponential(2ms) } ] } } }
              prices: { kind: service, operations: { read: { steps: [ { wait: exponential(2ms) } ] } } }
              log: { kind: service, operations: { write: { steps: [ { wait: exponential(2ms) } ] } } }
            connections:
              web->store: { timeout: 200ms }
              web->prices: { timeout: 200ms }
            workloads: { readers: { enters: web.page, arrivals: poisson(50/s), timeout: 2s } }
            objectives: { fast: readers p99 < 1s }
            """, "shop.yaml").orElseThrow();

    @Test
    void lossOfEachPart_costsWhatNeedsIt() {
        BlastRadiusResult result = run(SHOP, 2);

        Loss store = loss(result, "store", Extent.WHOLE);
        Loss prices = loss(result, "prices", Extent.WHOLE);
        // replicas are back up to two seconds after the end of ten: they start and must be found ready
        assertThat(store.share().value()).isBetween(.95, 1.2);
        assertThat(prices.share().value()).isBetween(.45, .6);
        assertThat(loss(result, "web->prices", Extent.CONNECTION).share().value()).isBetween(.45, .55);
        assertThat(store.outage().value()).isBetween(9.5, 12.0);
        assertThat(store.direct()).isEqualTo(1);
        assertThat(prices.direct()).isEqualTo(.5);
        assertThat(prices.peak()).isBetween(.4, .65);
        assertThat(result.losses()).allMatch(Loss::recovered);
    }

    @Test
    void lossOfWhatNobodyWaitsFor_costsNothing_notOneRequest() {
        BlastRadiusResult result = run(SHOP, 2);

        assertThat(loss(result, "log", Extent.WHOLE).requests().value()).isZero();
        assertThat(loss(result, "log", Extent.WHOLE).isShown()).isFalse();
    }

    @Test
    void lossOfOneReplica_costsLessThanThatOfAll() {
        BlastRadiusResult result = run(SHOP, 2);

        assertThat(loss(result, "store", Extent.ONE_REPLICA).requests().value())
                .isLessThan(loss(result, "store", Extent.WHOLE).requests().low());
    }

    @Test
    void losses_areRankedByTheirRequests_andDoNotDependOnThreads() {
        BlastRadiusResult result = run(SHOP, 1);

        assertThat(result.losses()).isSortedAccordingTo(
                (a, b) -> Double.compare(b.requests().value(), a.requests().value()));
        assertThat(result).isEqualTo(run(SHOP, 3));
    }

    @Test
    void cancelledRun_ends() {
        assertThatThrownBy(() -> BlastRadius.run(SHOP, options(2), Progress.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private static Loss loss(BlastRadiusResult result, String what, Extent extent) {
        return result.losses().stream().filter(loss -> loss.what().equals(what) && loss.extent() == extent).findFirst()
                .orElseThrow();
    }

    private static BlastRadiusResult run(Document document, int threads) {
        return BlastRadius.run(document, options(threads), Progress.NONE, () -> false);
    }

    private static BlastRadius.Options options(int threads) {
        return new BlastRadius.Options(null, 7, 4, TimeSpan.parse("5s"), TimeSpan.parse("10s"), TimeSpan.parse("15s"),
                TimeSpan.parse("2s"), threads);
    }
}
