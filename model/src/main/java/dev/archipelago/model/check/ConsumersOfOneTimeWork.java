package dev.archipelago.model.check;

import dev.archipelago.model.Channel;
import dev.archipelago.model.DeliveryGuarantee;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Channels;
import java.util.Optional;
import java.util.stream.Stream;

/// What must not be done twice is driven by messages that may arrive twice.
final class ConsumersOfOneTimeWork implements Rule {

    @Override
    public String id() {
        return "channel.consumer-not-idempotent";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.operations((ref, operation) -> Boolean.FALSE.equals(operation.idempotent())
                ? Stream.ofNullable(operation.consumes())
                        .flatMap(name -> Channels.resolve(inspection.architecture(), name).stream())
                        .filter(channel -> mayArriveTwice(inspection, channel))
                        .map(channel -> Finding.warning(id(), Inspection.pointer(ref).child("idempotent"),
                                Wording.of(
                                        "'%s' says that doing it twice is not as good as once, and messages of '%s' may"
                                                + " arrive twice.",
                                        ref, channel),
                                Wording.of("Make it idempotent, for example by remembering the ids of messages, or set"
                                        + " delivery to exactly-once.")))
                : Stream.empty());
    }

    private static boolean mayArriveTwice(Inspection inspection, OperationRef ref) {
        DeliveryGuarantee guarantee = Optional.ofNullable(inspection.components().get(ref.component()))
                .flatMap(broker -> Optional.ofNullable(broker.broker()))
                .flatMap(broker -> Optional.ofNullable(broker.channels().get(String.valueOf(ref.operation()))))
                .map(Channel::delivery).orElse(DeliveryGuarantee.AT_LEAST_ONCE);
        return guarantee == DeliveryGuarantee.AT_LEAST_ONCE;
    }
}
