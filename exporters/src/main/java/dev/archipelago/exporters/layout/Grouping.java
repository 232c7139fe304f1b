package dev.archipelago.exporters.layout;

import dev.archipelago.exporters.text.Names;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.GroupBy;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Placement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// In which frames components stand, frames inside frames included.
///
/// Frames of teams, zones and the namespace have those of bounded contexts inside. A frame is named by the way to it: a
/// context of a team is another than that of the same name elsewhere.
public final class Grouping {
    private static final String WITHIN = " / ";

    private Grouping() {}

    /// What a document is framed by; contexts where it does not say.
    public static GroupBy by(Document document) {
        GroupBy groupBy = document.diagramOrDefault().groupBy();
        return groupBy == null ? GroupBy.CONTEXT : groupBy;
    }

    /// Whether any component belongs to what a document would be framed by; true also where nothing is to be framed.
    public static boolean isFramed(Document document, GroupBy groupBy) {
        return document.architecture().components().values().stream().anyMatch(component -> switch (groupBy) {
            case NONE -> true;
            case CONTEXT -> isGiven(component.context());
            case TEAM -> isGiven(component.team());
            case NAMESPACE -> component.runsOnPlatform();
            case ZONE -> isGiven(zones(component));
        }) || groupBy == GroupBy.NONE;
    }

    /// The titles of the frames around a component, the outermost first; empty where it stands alone.
    public static List<String> path(Document document, ComponentId id) {
        return document.architecture().component(id).map(component -> path(document, component)).orElse(List.of());
    }

    private static List<String> path(Document document, Component component) {
        List<String> path = new ArrayList<>();
        switch (by(document)) {
            case NONE -> {
                return path;
            }
            case CONTEXT -> {
            }
            case TEAM -> add(path, component.team());
            case NAMESPACE -> add(path, component.runsOnPlatform() ? namespace(document) : null);
            case ZONE -> add(path, zones(component));
        }
        add(path, component.context());
        return List.copyOf(path);
    }

    private static void add(List<String> path, @Nullable String title) {
        if (title != null && !title.isBlank()) {
            path.add(title);
        }
    }

    private static boolean isGiven(@Nullable String title) {
        return title != null && !title.isBlank();
    }

    /// What the manifests call it.
    private static String namespace(Document document) {
        String given = document.platformOrDefault().namespace();
        return given != null ? given : Names.label(document.name(), "system");
    }

    /// Those in which it may run; null where it may run in all.
    private static @Nullable String zones(Component component) {
        Placement placement = component.placement();
        return placement == null || placement.zones().isEmpty() ? null : String.join(", ", placement.zones());
    }

    /// The name by which a frame is collapsed.
    public static String id(List<String> path) {
        return String.join(WITHIN, path);
    }

    /// The names of the frames around a component, the outermost first.
    public static List<String> ids(Document document, ComponentId component) {
        List<String> path = path(document, component);
        List<String> ids = new ArrayList<>();
        for (int depth = 1; depth <= path.size(); depth++) {
            ids.add(id(path.subList(0, depth)));
        }
        return List.copyOf(ids);
    }
}
