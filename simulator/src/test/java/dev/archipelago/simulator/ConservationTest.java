package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.DeliveryGuarantee;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.ChannelResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What became of every message and every transaction, over hundreds of architectures and faults that chance has made. Nothing is
/// left out before the measurement, so that all counts are those from the beginning on.
class ConservationTest {

    private static final int SYSTEMS = 300;

    static LongStream seeds() {
        return LongStream.rangeClosed(1001, 1000 + SYSTEMS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMessageAndTransaction_whateverGoesWrong_isAccountedFor(long seed) {
        Document document = RandomSystems.troubled(seed);

        SimulationResult result = Simulation.run(document, SimulationOptions.defaults().withScenario("trouble")
                .withReplications(1).withThreads(1).withSeed(seed).withWarmUp(TimeSpan.ZERO)
                .withDuration(TimeSpan.parse("1s")), Progress.NONE, CancelSignal.NEVER);

        result.channels().forEach((id, messages) -> {
            String what = id + ", seed " + seed;
            long left = messages.dropped().entrySet().stream().filter(cause -> !cause.getKey().equals("no-leader"))
                    .mapToLong(Map.Entry::getValue).sum();
            assertThat(messages.consumed() + messages.deadLettered() + left + (long) messages.inStore().value())
                    .as(what).isEqualTo(messages.published());
            assertKept(channel(document, id), messages, what);
        });
        result.transactions().forEach((id, each) -> {
            assertThat(each.openBefore()).as("%s, seed %d", id, seed).isZero();
            assertThat(each.committed() + each.undone() + each.stuck() + each.open()).as("%s, seed %d", id, seed)
                    .isEqualTo(each.begun());
        });
    }

    private static Channel channel(Document document, String id) {
        OperationRef ref = OperationRef.parse(id.split("->")[0]);
        BrokerSettings broker = Objects.requireNonNull(Objects.requireNonNull(
                document.architecture().components().get(ref.component())).broker());
        return Objects.requireNonNull(broker.channels().get(String.valueOf(ref.operation())));
    }

    /// That messages arrive as often as the channel says, and leave it unconsumed for no other reason than it gives.
    private static void assertKept(Channel channel, ChannelResult messages, String what) {
        DeliveryGuarantee delivery = channel.delivery() == null ? DeliveryGuarantee.AT_LEAST_ONCE : channel.delivery();
        switch (delivery) {
            case AT_MOST_ONCE -> assertThat(messages.redelivered() + messages.duplicates()).as(what).isZero();
            case AT_LEAST_ONCE -> assertThat(dropped(messages, "failed") + dropped(messages, "broker-down")).as(what)
                    .isZero();
            case EXACTLY_ONCE -> assertThat(dropped(messages, "failed") + dropped(messages, "broker-down")
                    + messages.duplicates()).as(what).isZero();
        }
        if (channel.retention() == null) {
            assertThat(dropped(messages, "expired")).as(what).isZero();
        }
        if (channel.maxLength() == null) {
            assertThat(dropped(messages, "overflow")).as(what).isZero();
        }
        if (channel.maxDeliveries() == null) {
            assertThat(messages.deadLettered()).as(what).isZero();
        }
        if (channel.copies() == null) {
            assertThat(dropped(messages, "leader-lost") + dropped(messages, "no-leader")).as(what).isZero();
        }
    }

    private static long dropped(ChannelResult messages, String cause) {
        return messages.dropped().getOrDefault(cause, 0L);
    }
}
