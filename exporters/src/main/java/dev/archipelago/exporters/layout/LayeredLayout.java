package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.graph.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Lays everything out in layers with ELK, groups as nested nodes, connectors with right angles.
final class LayeredLayout {

    private static final int CAREFUL_UP_TO = 150;
    private static final int USUAL_UP_TO = 400;
    private static final double LAYER_SPACING = 84;
    private static final double NODE_SPACING = 40;
    private static final double LANE = 14;

    private final Sketch sketch;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<ComponentId, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<ConnectionId, ElkEdge> edges = new LinkedHashMap<>();

    private LayeredLayout(Sketch sketch) {
        this.sketch = sketch;
    }

    static Layout of(Sketch sketch) {
        if (sketch.components().isEmpty()) {
            return Layout.EMPTY;
        }
        LayeredLayout layout = new LayeredLayout(sketch);
        layout.addNodes();
        layout.addEdges();
        layout.setOptions();
        new RecursiveGraphLayoutEngine().layout(layout.root, new BasicProgressMonitor());
        return layout.result();
    }

    private void addNodes() {
        Map<List<String>, ElkNode> groups = new HashMap<>();
        for (ComponentId id : sketch.components()) {
            List<String> path = sketch.groups().getOrDefault(id, List.of());
            ElkNode parent = root;
            for (int depth = 1; depth <= path.size(); depth++) {
                ElkNode around = parent;
                parent = groups.computeIfAbsent(path.subList(0, depth), _ -> group(around));
            }
            ElkNode node = ElkGraphUtil.createNode(parent);
            node.setDimensions(Layout.BOX_WIDTH, Layout.BOX_HEIGHT);
            nodes.put(id, node);
        }
    }

    private static ElkNode group(ElkNode around) {
        ElkNode group = ElkGraphUtil.createNode(around);
        group.setProperty(LayeredOptions.PADDING,
                new ElkPadding(Frame.TITLE_ROOM, Frame.PADDING, Frame.PADDING, Frame.PADDING));
        setSpacing(group);
        return group;
    }

    private void addEdges() {
        for (Link link : sketch.links()) {
            if (!link.from().equals(link.to())) {
                edges.put(link.id(), ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to())));
            }
        }
    }

    private void setOptions() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, switch (sketch.direction()) {
            case RIGHT -> Direction.RIGHT;
            case DOWN -> Direction.DOWN;
        });
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(LayeredOptions.ASPECT_RATIO, 1.6);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_FAVOR_STRAIGHT_EDGES, true);
        int size = sketch.components().size();
        root.setProperty(LayeredOptions.THOROUGHNESS, size <= CAREFUL_UP_TO ? 12 : size <= USUAL_UP_TO ? 5 : 1);
        setSpacing(root);
    }

    private static void setSpacing(ElkNode node) {
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_SPACING);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE, NODE_SPACING);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE, LANE + 4);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, LANE + 8);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, LANE);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, LANE);
        node.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, NODE_SPACING + LANE);
    }

    private Layout result() {
        Map<ComponentId, Box> boxes = new LinkedHashMap<>();
        nodes.forEach((id, node) -> {
            Point corner = corner(node);
            boxes.put(id, new Box(corner.x(), corner.y(), node.getWidth(), node.getHeight()));
        });
        Map<ConnectionId, Route> routes = new LinkedHashMap<>();
        edges.forEach((id, edge) -> routes.put(id, route(id, edge)));
        sketch.links().stream().filter(link -> link.from().equals(link.to())).forEach(
                link -> routes.put(link.id(), Router.loop(link.id(), Objects.requireNonNull(boxes.get(link.from())))));
        return new Layout(boxes, sketch.frames(boxes), routes);
    }

    private static Route route(ConnectionId id, ElkEdge edge) {
        Point origin = corner(edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(origin.translated(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> points.add(origin.translated(bend.getX(), bend.getY())));
            points.add(origin.translated(section.getEndX(), section.getEndY()));
        }
        return new Route(id, points);
    }

    /// The upper left corner counted from that of the whole drawing.
    private static Point corner(ElkNode node) {
        Point corner = new Point(0, 0);
        for (ElkNode n = node; n.getParent() != null; n = n.getParent()) {
            corner = corner.translated(n.getX(), n.getY());
        }
        return corner;
    }
}
