package dev.archipelago.exporters.notation;

import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.exporters.layout.Grouping;
import dev.archipelago.exporters.picture.Wording;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.diagram.Direction;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Link.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a drawing shows, before it is written down: boxes by id in the order of the document, and the links between them.
record Sheet(Document document, Map<ComponentId, Node> nodes, List<Link> links) {
    private static final int LONGEST = 300;

    /// A box.
    ///
    /// @param key what the text calls it: a letter and a number, since ids may be words of a notation
    /// @param component null for a collapsed group
    /// @param path titles of the frames around it, the outermost first
    record Node(String key, String name, @Nullable Component component, List<String> path) {
        Node {
            path = List.copyOf(path);
        }
    }

    static Sheet of(Document document) {
        Folding folding = Folding.of(document);
        Map<ComponentId, Node> nodes = new LinkedHashMap<>();
        for (ComponentId id : folding.boxes()) {
            String key = "n" + nodes.size();
            Folding.Group group = folding.groups().get(id);
            nodes.put(id, group == null ? single(document, id, key) : folded(group, key));
        }
        return new Sheet(document, nodes, folding.links());
    }

    private static Node single(Document document, ComponentId id, String key) {
        Component component = document.architecture().components().get(id);
        String name = component == null || component.name() == null ? "" : OneLine.of(component.name(), LONGEST);
        return new Node(key, name.isEmpty() ? id.value() : name, component, Grouping.path(document, id));
    }

    private static Node folded(Folding.Group group, String key) {
        List<String> around = group.path().subList(0, group.path().size() - 1);
        return new Node(key, title(group.title()) + " (" + group.members().size() + ")", null, around);
    }

    /// A title of a frame on one line.
    static String title(String text) {
        String line = OneLine.of(text, LONGEST);
        return line.isEmpty() ? "…" : line;
    }

    /// A description on one line; empty where there is none.
    static String description(@Nullable String text) {
        return text == null ? "" : OneLine.of(text, LONGEST);
    }

    boolean pointsDown() {
        return document.diagramOrDefault().direction() == Direction.DOWN;
    }

    Node node(ComponentId id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("a box of the drawing was expected, not " + id);
        }
        return node;
    }

    /// What goes over a link, in words.
    static String words(Link link) {
        return link.uses().isEmpty()
                ? "declared, not used"
                : Arrays.stream(Use.values()).filter(link.uses()::contains).map(Sheet::words)
                        .collect(Collectors.joining(", "));
    }

    private static String words(Use use) {
        return switch (use) {
            case SYNC -> "calls";
            case ASYNC -> "calls and does not wait";
            case QUERY -> "queries";
            case CACHE -> "looks up";
            case PUBLISH -> "publishes";
            case DELIVER -> "delivers";
            case ENTRY -> "uses";
        };
    }

    /// How the two ends talk; empty where that was not said.
    String protocol(Link link) {
        Connection connection = document.architecture().connections().get(link.id());
        Protocol protocol = connection == null ? null : connection.protocol();
        return protocol == null ? "" : name(protocol);
    }

    private static String name(Protocol protocol) {
        return switch (protocol) {
            case HTTP -> "HTTP";
            case HTTP2 -> "HTTP/2";
            case GRPC -> "gRPC";
            case TCP -> "TCP";
            case AMQP -> "AMQP";
            case KAFKA -> "Kafka";
        };
    }

    /// What a component is made with: kind, and product or language where known.
    static String technology(Component component) {
        List<String> parts = new ArrayList<>();
        parts.add(Wording.in(Locale.ROOT).of(component.kind()));
        Runtime runtime = component.containerOrDefault().runtime();
        if (runtime != null) {
            parts.add(name(runtime));
        }
        DatabaseSettings database = component.database();
        if (component.kind() == ComponentKind.DATABASE && database != null && database.engine() != null) {
            parts.add(description(database.engine()));
        }
        BrokerSettings broker = component.broker();
        if (component.kind() == ComponentKind.BROKER && broker != null && broker.engine() != null) {
            parts.add(description(broker.engine()));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String name(Runtime runtime) {
        return switch (runtime) {
            case JAVA -> "Java";
            case GO -> "Go";
            case NODE -> "Node.js";
            case PYTHON -> "Python";
            case DOTNET -> ".NET";
            case RUST -> "Rust";
            case IMAGE -> "";
        };
    }
}
