package dev.archipelago.model.remedy;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.remedy.Remedy.Deed;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Names that exist, in the place of one that does not: those that were probably meant.
record NearNames(Document document, Pointer at) {
    private static final int MOST_CHOICES = 8;

    /// @param id of the finding
    Stream<Remedy> of(String id) {
        Optional<String> named = named();
        if (named.isEmpty()) {
            return entry();
        }
        String wrong = named.get();
        Stream<Remedy> names = meant(id, wrong).map(name -> id.equals("objective.subject")
                ? name + wrong.substring(head(wrong, ' ').length())
                : name).filter(name -> !name.equals(wrong)).map(this::name);
        return Stream.concat(names, id.equals("objective.subject") ? Stream.of(Remedy.remove(at)) : Stream.empty());
    }

    private Stream<String> meant(String id, String wrong) {
        Map<ComponentId, Component> components = document.architecture().components();
        return switch (id) {
            case "reference.component" -> near(head(wrong, '.'), ids(components.keySet()))
                    .map(name -> name + wrong.substring(head(wrong, '.').length()));
            case "reference.operation" -> ofComponent(head(wrong, '.'))
                    .flatMap(callee -> near(wrong.substring(wrong.indexOf('.') + 1), callee.operations().keySet()))
                    .map(operation -> head(wrong, '.') + "." + operation);
            case "reference.ambiguous" -> ofComponent(wrong)
                    .flatMap(callee -> callee.operations().keySet().stream()).limit(MOST_CHOICES)
                    .map(operation -> wrong + "." + operation);
            case "reference.channel" -> near(wrong, channels(components));
            case "reference.resource" -> ofComponent(at.segments().get(1))
                    .flatMap(owner -> near(wrong, owner.resources().keySet()));
            case "reference.zone" -> near(wrong, ofPlatform(platform -> platform.zones().keySet()));
            case "reference.node-pool" -> near(wrong, ofPlatform(platform -> platform.nodePools().keySet()));
            case "reference.workload" -> near(wrong, document.workloads().keySet());
            case "objective.subject" -> near(head(wrong, ' '),
                    wrong.contains(" utilization ") ? ids(components.keySet()) : subjects(components));
            default -> Stream.empty();
        };
    }

    /// What stands there, where it is a text.
    private Optional<String> named() {
        if (at.segments().contains("mix")) {
            return Optional.empty(); // the name is the key, and a weight stands there
        }
        try {
            return new PropertyPath(at.segments()).read(document).filter(text -> !text.startsWith("{")
                    && !text.contains("->"));
        } catch (PropertyException _) {
            return Optional.empty();
        }
    }

    /// A connection, a position or a fault about what does not exist means nothing.
    private Stream<Remedy> entry() {
        List<String> segments = at.segments();
        boolean fault = segments.size() == 5 && segments.get(2).equals("faults");
        boolean keyed = segments.getFirst().equals("connections") && segments.size() == 2
                || segments.getFirst().equals("diagram");
        Stream<Pointer> meaningless = fault
                ? Stream.of(new Pointer(segments.subList(0, 4)))
                : keyed ? Stream.of(at) : Stream.empty();
        return meaningless.map(Remedy::remove);
    }

    private Remedy name(String name) {
        return new Remedy(Deed.NAME, List.of(name), new Edit.SetProperty(new PropertyPath(at.segments()), name));
    }

    private static Stream<String> near(String wrong, Collection<String> known) {
        return Nearest.to(wrong, known).stream();
    }

    private static String head(String text, char end) {
        int length = text.indexOf(end);
        return length < 0 ? text : text.substring(0, length);
    }

    private Stream<Component> ofComponent(String id) {
        return document.architecture().components().entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(id)).map(Map.Entry::getValue);
    }

    private Set<String> ofPlatform(Function<Platform, Set<String>> names) {
        Platform platform = document.platform();
        return platform == null ? Set.of() : names.apply(platform);
    }

    private static List<String> ids(Set<ComponentId> ids) {
        return ids.stream().map(ComponentId::value).toList();
    }

    private static List<String> channels(Map<ComponentId, Component> components) {
        List<String> channels = new ArrayList<>();
        components.forEach((id, component) -> {
            if (component.broker() != null) {
                component.broker().channels().keySet().forEach(channel -> channels.add(id + "." + channel));
            }
        });
        return channels;
    }

    private List<String> subjects(Map<ComponentId, Component> components) {
        List<String> subjects = new ArrayList<>(document.workloads().keySet());
        subjects.addAll(ids(components.keySet()));
        return subjects;
    }
}
