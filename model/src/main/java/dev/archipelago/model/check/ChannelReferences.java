package dev.archipelago.model.check;

import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.scenario.Fault;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A channel is named that no broker has, or several have.
final class ChannelReferences implements Rule {

    @Override
    public String id() {
        return "reference.channel";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Stream<Finding> ofSteps = inspection.steps().stream().flatMap(at -> switch (at.step()) {
            case Step.Publish s -> finding(inspection, s.publish(), at.pointer().child("publish"));
            case Step.Consume s -> finding(inspection, s.consume(), at.pointer().child("consume"));
            default -> Stream.empty();
        });
        Stream<Finding> ofOperations = inspection.operations((ref, operation) -> Stream.ofNullable(operation.consumes())
                .flatMap(name -> finding(inspection, name, Inspection.pointer(ref).child("consumes"))));
        return Stream.of(ofSteps, ofOperations, ofFaults(inspection), ofDeadLetters(inspection))
                .flatMap(found -> found);
    }

    /// Dead letters stay with their broker.
    private Stream<Finding> ofDeadLetters(Inspection inspection) {
        return inspection.components((id, component) -> Stream.ofNullable(component.broker())
                .flatMap(broker -> broker.channels().entrySet().stream())
                .flatMap(entry -> Stream.ofNullable(entry.getValue().deadLetters())
                        .filter(name -> Channels.ofBroker(inspection.architecture(), id, name).isEmpty())
                        .map(name -> Finding.error(id(),
                                Inspection.pointer(id).child("broker").child("channels").child(entry.getKey())
                                        .child("deadLetters"),
                                Wording.of("'%s' is no channel of '%s'.", name, id),
                                Wording.of("Name a channel of the same broker.")))));
    }

    private Stream<Finding> ofFaults(Inspection inspection) {
        return inspection.document().scenarios().entrySet().stream().flatMap(entry -> IntStream
                .range(0, entry.getValue().faults().size()).boxed()
                .flatMap(i -> entry.getValue().faults().get(i) instanceof Fault.Poison poison
                        ? finding(inspection, poison.poison(),
                                Pointer.of("scenarios", entry.getKey(), "faults", i.toString(), "poison"))
                        : Stream.empty()));
    }

    private Stream<Finding> finding(Inspection inspection, String name, Pointer pointer) {
        if (Channels.resolve(inspection.architecture(), name).isPresent()) {
            return Stream.empty();
        }
        List<String> channels = inspection.<String>components((id, component) -> Stream.ofNullable(component.broker())
                .flatMap(broker -> broker.channels().keySet().stream()).map(channel -> id + "." + channel)).toList();
        Wording hint = Nearest.advice(name, channels);
        return Stream
                .of(Finding.error(id(), pointer, Wording.of("'%s' is not the channel of exactly one broker.", name),
                        hint.isEmpty() ? Wording.of("Add the channel to a component of kind broker.") : hint));
    }
}
