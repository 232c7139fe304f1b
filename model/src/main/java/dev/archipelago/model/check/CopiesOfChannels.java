package dev.archipelago.model.check;

import dev.archipelago.model.Channel;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
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
                    "'" + id + "." + name + "' has " + copies(there) + " and wants " + channel.minInSync()
                            + " in sync: publishers that wait for all are always refused.",
                    "Lower minInSync to less than the number of copies, so that one of them may be lost."));
        }
        return channel.copies() <= there
                ? Stream.empty()
                : Stream.of(finding(id, name, "copies",
                        "'" + id + "." + name + "' is to have " + channel.copies() + " copies, and '" + id + "' has "
                                + there + (there == 1 ? " replica." : " replicas."),
                        "Raise components." + id + ".replicas, or have fewer copies."));
    }

    private static String copies(int number) {
        return number + (number == 1 ? " copy" : " copies");
    }

    private Finding finding(ComponentId id, String channel, String key, String message, String advice) {
        return Finding.warning(id(), Inspection.pointer(id).child("broker").child("channels").child(channel).child(key),
                message, advice);
    }
}
