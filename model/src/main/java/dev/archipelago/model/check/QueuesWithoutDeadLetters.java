package dev.archipelago.model.check;

import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.DeliveryGuarantee;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Channels;
import java.util.stream.Stream;

/// A message that cannot be consumed comes back to its queue for ever, and holds up those behind it.
final class QueuesWithoutDeadLetters implements Rule {

    @Override
    public String id() {
        return "channel.no-dead-letters";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> component.broker() == null
                ? Stream.empty()
                : component.broker().channels().entrySet().stream()
                        .filter(entry -> comesBackForEver(entry.getValue()))
                        .map(entry -> new OperationRef(id, entry.getKey()))
                        .filter(ref -> !Channels.consumers(inspection.architecture(), ref).isEmpty())
                        .map(ref -> Finding.warning(id(),
                                Inspection.pointer(id).child("broker").child("channels")
                                        .child(String.valueOf(ref.operation())),
                                Wording.of("A message of '%s' that cannot be consumed is delivered again for ever.",
                                        ref),
                                Wording.of("Set maxDeliveries, after which it goes to the dead letters."))));
    }

    private static boolean comesBackForEver(Channel channel) {
        return channel.kind() != ChannelKind.TOPIC && channel.delivery() != DeliveryGuarantee.AT_MOST_ONCE
                && channel.maxDeliveries() == null && channel.retention() == null;
    }
}
