package dev.archipelago.exporters.notation;

import dev.archipelago.exporters.notation.Sheet.Node;
import dev.archipelago.model.Component;
import dev.archipelago.model.graph.Link;

/// Writes a container diagram of C4 (Brown, "The C4 model for visualising software architecture") for PlantUML, with the macros
/// of C4-PlantUML that come with PlantUML. Source: the README of C4-PlantUML 2.
///
/// Clients are persons, systems of others external systems, databases and caches containers that store, brokers containers that
/// queue. Frames are boundaries.
final class C4Containers {
    private final Sheet sheet;
    private final StringBuilder out = new StringBuilder();
    private int boundaries;

    C4Containers(Sheet sheet) {
        this.sheet = sheet;
    }

    String write() {
        line(0, "@startuml");
        line(0, "!include <C4/C4_Container>");
        line(0, sheet.pointsDown() ? "LAYOUT_TOP_DOWN()" : "LAYOUT_LEFT_RIGHT()");
        line(0, "title " + text(Sheet.title(sheet.document().name())));
        content(Region.of(sheet.nodes().values()), 0);
        sheet.links().forEach(this::link);
        line(0, "SHOW_LEGEND()");
        line(0, "@enduml");
        return out.toString();
    }

    private void content(Region region, int depth) {
        region.nodes().forEach(node -> line(depth, node(node)));
        for (Region inner : region.inner()) {
            line(depth, "Boundary(b" + boundaries++ + ", " + quoted(Sheet.title(inner.title())) + ") {");
            content(inner, depth + 1);
            line(depth, "}");
        }
    }

    private static String node(Node node) {
        Component component = node.component();
        if (component == null) {
            return "System(" + node.key() + ", " + quoted(node.name()) + ")";
        }
        String described = quoted(Sheet.description(component.description()));
        String begins = node.key() + ", " + quoted(node.name()) + ", ";
        String container = begins + quoted(Sheet.technology(component)) + ", " + described + ")";
        return switch (component.kind()) {
            case CLIENT -> "Person(" + begins + described + ")";
            case GATEWAY, SERVICE -> "Container(" + container;
            case DATABASE, CACHE -> "ContainerDb(" + container;
            case BROKER -> "ContainerQueue(" + container;
            case EXTERNAL, THIRD_PARTY -> "System_Ext(" + begins + described + ")";
        };
    }

    private void link(Link link) {
        String protocol = sheet.protocol(link);
        line(0, "Rel(" + sheet.node(link.from()).key() + ", " + sheet.node(link.to()).key() + ", "
                + quoted(Sheet.words(link)) + (protocol.isEmpty() ? "" : ", " + quoted(protocol)) + ")");
    }

    private static String quoted(String text) {
        return "\"" + text(text) + "\"";
    }

    private static String text(String text) {
        return Coded.text(text, point -> "<U+%04X>".formatted(point));
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
