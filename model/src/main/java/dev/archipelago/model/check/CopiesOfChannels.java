package dev.archipelago.model.check;

import dev.archipelago.model.Channel;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// A channel cannot have more copies than its broker has replicas, nor wait for more of them than there are.
final class CopiesOfChannels implements Rule {

    @Override
    public String id() {
        return "channel.too-few-copies";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> component.broker() == null
                ? Stream.empty()
                : component.broker().channels().entrySet().stream()
                        .flatMap(entry -> findings(id, component, entry.getKey(), entry.getValue())));
    }

    private Stream<Finding> findings(ComponentId id, Component component, String name, Channel channel) {
        if (channel.copies() == null) {
            return Stream.empty();
        }
        int there = Math.min(channel.copies(), component.initialReplicas());
        if (channel.minInSync() != null && channel.minInSync() > there) {
            return Stream.of(finding(id, name, "minInSync",
                    Wording.of("'%s.%s' has %s and wants %s in sync: publishers that wait for all are always"
                            + " refused.", id, name, copies(there), channel.minInSync()),
                    Wording.of("Lower minInSync to less than the number of copies, so that one of them may be"
                            + " lost.")));
        }
        return channel.copies() <= there
                ? Stream.empty()
                : Stream.of(finding(id, name, "copies",
                        Wording.of("'%s.%s' is to have %s copies, and '%s' has %s%s", id, name, channel.copies(), id,
                                there, there == 1 ? Wording.of(" replica.") : Wording.of(" replicas.")),
                        Wording.of("Raise components.%s.replicas, or have fewer copies.", id)));
    }

    private static Wording copies(int number) {
        return number == 1 ? Wording.of("%d copy", number) : Wording.of("%d copies", number);
    }

    private Finding finding(ComponentId id, String channel, String key, Wording said, Wording advised) {
        return Finding.warning(id(), Inspection.pointer(id).child("broker").child("channels").child(channel).child(key),
                said, advised);
    }
}
