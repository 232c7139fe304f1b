package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Direction;
import dev.archipelago.model.graph.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Deals the ends of connectors out along the sides of boxes, so that none share a place and few cross at once.
///
/// Ends on one side are sorted by where the other box is, and by name where that is equal: the two directions between
/// a pair of boxes become parallel lanes.
final class Ports {

    private static final double FAN = 12;
    private static final double CORNER = 12;
    private static final double NARROW = 2 * Port.STUB + 8;

    private record Slot(ComponentId box, Side side) {}

    private record End(ConnectionId id, boolean start, double order) {}

    private final Map<ComponentId, Box> boxes;
    private final Direction direction;
    private final Map<Slot, List<End>> slots = new LinkedHashMap<>();
    private final Map<ConnectionId, Port> starts = new HashMap<>();
    private final Map<ConnectionId, Port> ends = new HashMap<>();

    Ports(Map<ComponentId, Box> boxes, List<Link> links, Direction direction) {
        this.boxes = boxes;
        this.direction = direction;
        links.forEach(this::assign);
        slots.forEach(this::deal);
    }

    Port start(ConnectionId id) {
        return found(starts, id);
    }

    Port end(ConnectionId id) {
        return found(ends, id);
    }

    private void assign(Link link) {
        Box from = boxes.get(link.from());
        Box to = boxes.get(link.to());
        if (from == null || to == null || link.from().equals(link.to())) {
            return;
        }
        Side out = facing(from, to);
        Side in = facing(to, from);
        slot(link.from(), out).add(new End(link.id(), true, order(out, to)));
        slot(link.to(), in).add(new End(link.id(), false, order(in, from)));
    }

    private List<End> slot(ComponentId box, Side side) {
        return slots.computeIfAbsent(new Slot(box, side), _ -> new ArrayList<>());
    }

    private Side facing(Box box, Box other) {
        double across = Math.max(other.x() - box.right(), box.x() - other.right());
        double down = Math.max(other.y() - box.bottom(), box.y() - other.bottom());
        boolean horizontal = direction == Direction.RIGHT
                ? across >= NARROW || across >= down
                : !(down >= NARROW || down >= across);
        if (horizontal) {
            return other.middle().x() >= box.middle().x() ? Side.RIGHT : Side.LEFT;
        }
        return other.middle().y() >= box.middle().y() ? Side.BOTTOM : Side.TOP;
    }

    private static double order(Side side, Box other) {
        return side.isHorizontal() ? other.middle().y() : other.middle().x();
    }

    private void deal(Slot slot, List<End> waiting) {
        Box box = boxes.get(slot.box());
        if (box == null) {
            return;
        }
        List<End> sorted = new ArrayList<>(waiting);
        Collections.sort(sorted, Comparator.comparingDouble(End::order).thenComparing(End::id));
        double room = slot.side().length(box) - 2 * CORNER;
        double step = sorted.size() == 1 ? 0 : Math.min(FAN, room / (sorted.size() - 1));
        for (int i = 0; i < sorted.size(); i++) {
            Port port = new Port(slot.side().on(box, (i - (sorted.size() - 1) / 2.0) * step), slot.side());
            (sorted.get(i).start() ? starts : ends).put(sorted.get(i).id(), port);
        }
    }

    private static Port found(Map<ConnectionId, Port> ports, ConnectionId id) {
        Port port = ports.get(id);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + id + ": it is no link between two boxes");
        }
        return port;
    }
}
