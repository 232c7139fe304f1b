package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// The events still to come, in total order: by time, then by priority (smaller first), then in the order they were
/// scheduled.
///
/// Time is in nanoseconds. An event is a kind and a target, both small numbers whose meaning is the caller's. Scheduling
/// returns a handle with which the event can be cancelled until it has been taken; a handle that is no longer valid is
/// ignored. Nothing is allocated once the arrays have grown to the greatest number of pending events.
///
/// Three places: the next few events stand sorted in [NearEvents]; what lies behind the horizon is in a hierarchical wheel
/// of eleven levels with 64 slots each, whose next slot is poured out when the sorted ones are used up; delays that are
/// always the same, such as time-outs, have a line of their own each ([Lanes]), of which only the first is in the wheel.
/// Scheduling and taking are O(1) on average, cancelling is always.
///
/// Source: Varghese and Lauck, Hashed and hierarchical timing wheels (1987); the pouring in small portions that are sorted
/// is that of the ladder queue (Tang, Goh and Thng 2005), and keeps the order exact.
public final class EventQueue {

    /// A handle that stands for no event.
    public static final long NONE = -1;

    static final int LANE_HEAD = 0x7FFFFFFF;
    private static final int PRIORITY_SHIFT = 56;
    private static final int MOST_NEAR = 64;
    private static final int KEPT_NEAR = 24;
    private static final int PORTION = 32;
    private static final int REBUILD_NEAR = 1024;

    private final Nodes nodes = new Nodes();
    private final NearEvents near = new NearEvents();
    private final Wheel wheel = new Wheel(nodes);
    private final Lanes lanes = new Lanes();
    /// Events before it are near, all others in the wheel.
    private long horizon = Long.MAX_VALUE;
    private long sequence;
    private long now;
    private int live;
    private int dead;
    private int kind;
    private int target;
    private int[] portion = new int[PORTION];

    /// Adds an event.
    ///
    /// @param time not before the time of the event taken last
    /// @param priority 0 to 127; smaller goes first among events of the same time
    /// @param eventKind what happens, not negative
    /// @param eventTarget whom it happens to, not negative
    public long schedule(long time, int priority, int eventKind, int eventTarget) {
        if (time < now) {
            throw new IllegalArgumentException("an event at " + time + " ns lies before now, " + now + " ns");
        }
        live++;
        return put(time, order(priority), eventKind, eventTarget);
    }

    /// The line of events that are always scheduled the same time ahead; the same number for the same delay.
    ///
    /// @param delay in nanoseconds, not negative
    public int lane(long delay) {
        return lanes.of(delay);
    }

    /// Adds an event the delay of the lane ahead; like [#schedule], and cheaper when it is mostly cancelled.
    public long scheduleOn(int lane, int priority, int eventKind, int eventTarget) {
        long time = now + lanes.delay(lane);
        long order = order(priority);
        boolean first = lanes.isEmpty(lane);
        long handle = lanes.add(lane, time, order, Nodes.payload(eventKind, eventTarget));
        live++;
        if (first) {
            put(time, order, LANE_HEAD, lane);
        }
        return handle;
    }

    /// Takes an event out before its time; false if it has been taken or cancelled already.
    public boolean cancel(long handle) {
        if (handle == NONE) {
            return false;
        }
        if (Lanes.isLane(handle)) {
            boolean cancelled = lanes.cancel(handle);
            live -= cancelled ? 1 : 0;
            return cancelled;
        }
        if (!nodes.kill(handle)) {
            return false;
        }
        live--;
        if (++dead > 1024 + 2 * live) {
            rebuild();
        }
        return true;
    }

    /// Lets an event happen to somebody else; false when it has been taken or cancelled already.
    public boolean redirect(long handle, int eventTarget) {
        if (handle == NONE) {
            return false;
        }
        return Lanes.isLane(handle) ? lanes.redirect(handle, eventTarget) : nodes.redirect(handle, eventTarget);
    }

    /// Takes the first event, which [#now], [#kind] and [#target] then describe; false when there is none.
    public boolean next() {
        if (!settle()) {
            return false;
        }
        int node = near.takeFirst();
        now = nodes.time(node);
        long payload = nodes.payload(node);
        nodes.free(node);
        if (Nodes.kind(payload) == LANE_HEAD) {
            int lane = Nodes.target(payload);
            payload = lanes.take(lane);
            follow(lane);
        }
        kind = Nodes.kind(payload);
        target = Nodes.target(payload);
        live--;
        return true;
    }

    /// The time of the first event, [Long#MAX_VALUE] when there is none.
    public long nextTime() {
        return settle() ? near.firstTime() : Long.MAX_VALUE;
    }

    /// The time of the event taken last, in nanoseconds.
    public long now() {
        return now;
    }

    /// Moves the clock forward to a time before the first event.
    public void advanceTo(long time) {
        if (time < now || time > nextTime()) {
            throw new IllegalArgumentException("the clock cannot move from " + now + " to " + time + " ns");
        }
        now = time;
    }

    public int kind() {
        return kind;
    }

    public int target() {
        return target;
    }

    /// How many events are to come.
    public int size() {
        return live;
    }

    private long order(int priority) {
        return ((long) priority << PRIORITY_SHIFT) | sequence++;
    }

    private long put(long time, long order, int eventKind, int eventTarget) {
        int node = nodes.allocate(time, order, Nodes.payload(eventKind, eventTarget));
        long handle = nodes.handle(node);
        if (time < horizon) {
            near.insert(time, order, node);
            if (near.size() > MOST_NEAR) {
                spill();
            }
        } else {
            wheel.add(node);
        }
        return handle;
    }

    /// Brings a live event to the front of the near ones; false when there is none.
    private boolean settle() {
        while (true) {
            if (near.size() == 0 && !pour()) {
                return false;
            }
            int node = near.first();
            long payload = nodes.payload(node);
            if (payload == Nodes.DEAD) {
                dead--;
            } else if (Nodes.kind(payload) != LANE_HEAD || lanes.isFirstLive(Nodes.target(payload))) {
                return true;
            } else {
                near.takeFirst();
                nodes.free(node);
                follow(Nodes.target(payload));
                continue;
            }
            near.takeFirst();
            nodes.free(node);
        }
    }

    /// Puts the first event of a lane that is still live, if there is one, where it is found.
    private void follow(int lane) {
        if (lanes.skipDead(lane)) {
            put(lanes.firstTime(lane), lanes.firstOrder(lane), LANE_HEAD, lane);
        }
    }

    /// Fills the near events from the wheel; false when it is empty.
    private boolean pour() {
        while (!wheel.isEmpty()) {
            int count = wheel.openNext();
            if (count > PORTION && wheel.openLevel() > 0) {
                dead -= wheel.cascade();
                continue;
            }
            if (count > portion.length) {
                portion = new int[Integer.highestOneBit(count) * 2];
            }
            int taken = wheel.take(portion);
            if (taken > PORTION) {
                wheel.sort(portion, taken);
            }
            horizon = wheel.openEnd();
            for (int i = 0; i < taken; i++) {
                int node = portion[i];
                if (nodes.payload(node) == Nodes.DEAD) {
                    dead--;
                    nodes.free(node);
                } else {
                    near.insert(nodes.time(node), nodes.order(node), node);
                }
            }
            if (near.size() > 0) {
                return true;
            }
        }
        horizon = Long.MAX_VALUE;
        return false;
    }

    /// Moves the later ones of too many near events into the wheel.
    private void spill() {
        long cut = near.cut(KEPT_NEAR);
        if (wheel.isEmpty()) {
            wheel.restart(now);
        } else if (cut < wheel.base()) {
            cut = near.firstTimeFrom(wheel.base());
            if (cut == Long.MAX_VALUE || near.size() > REBUILD_NEAR) {
                if (near.size() > REBUILD_NEAR) {
                    rebuild();
                }
                return;
            }
        }
        if (cut == Long.MAX_VALUE) {
            return;
        }
        while (near.lastTime() >= cut) {
            wheel.add(near.takeLast());
        }
        horizon = cut;
    }

    /// Sorts everything anew from now on and forgets what was cancelled.
    private void rebuild() {
        int[] all = new int[near.size() + wheel.size()];
        int count = 0;
        while (near.size() > 0) {
            all[count++] = near.takeLast();
        }
        count += wheel.drain(all, count);
        wheel.restart(now);
        horizon = now;
        Arrays.sort(all, 0, count);
        for (int i = 0; i < count; i++) {
            if (nodes.payload(all[i]) == Nodes.DEAD) {
                nodes.free(all[i]);
            } else {
                wheel.add(all[i]);
            }
        }
        dead = 0;
    }
}
