package dev.archipelago.simulator.kernel;

/// The events still to come, in total order: by time, then by priority (smaller first), then in the order they were
/// scheduled.
///
/// Time is in nanoseconds. An event is a kind and a target, both small numbers whose meaning is the caller's. What is
/// scheduled has a handle with which it can be cancelled or redirected until it has been taken; a handle that is no longer
/// valid is ignored. What is posted happens in any case, and costs less. Nothing is allocated once the arrays have grown to
/// the greatest number of pending events.
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

    private static final int PRIORITY_SHIFT = 56;
    private static final int MOST_NEAR = 64;
    private static final int KEPT_NEAR = 24;
    private static final int PORTION = 32;
    private static final int REBUILD_NEAR = 1024;
    private static final int DEAD_ALLOWED = 1024;

    private final Nodes nodes = new Nodes();
    private final NearEvents near = new NearEvents();
    private final Wheel wheel = new Wheel(nodes);
    private final Lanes lanes = new Lanes();
    private final Cancellable cancellable = new Cancellable();
    /// Events before it are near, all others in the wheel; those at the end of all time are all in one place.
    private long horizon = Long.MAX_VALUE;
    private long sequence;
    private long now;
    private long taken;
    private long cancelled;
    private int dead;
    private int kind;
    private int target;
    private int[] portion = new int[PORTION];

    /// Adds an event that happens in any case.
    ///
    /// @param time not before the time of the event taken last
    /// @param priority 0 to 127; smaller goes first among events of the same time
    /// @param eventKind what happens, from 0 to 2147483631
    /// @param eventTarget whom it happens to, not negative
    public void post(long time, int priority, int eventKind, int eventTarget) {
        requireNotBeforeNow(time);
        put(time, order(priority), Payload.of(eventKind, eventTarget));
    }

    /// Adds an event that may be cancelled; like [#post] otherwise.
    public long schedule(long time, int priority, int eventKind, int eventTarget) {
        requireNotBeforeNow(time);
        int slot = cancellable.allocate(Payload.of(eventKind, eventTarget));
        put(time, order(priority), Payload.of(Payload.CANCELLABLE, slot));
        return cancellable.handle(slot);
    }

    private void requireNotBeforeNow(long time) {
        if (time < now) {
            throw new IllegalArgumentException("an event at " + time + " ns lies before now, " + now + " ns");
        }
    }

    /// The line of events that are always scheduled the same time ahead; the same number for the same delay.
    ///
    /// @param delay in nanoseconds, not negative
    public int lane(long delay) {
        return lanes.of(delay);
    }

    /// Adds an event the delay of the lane ahead; like [#schedule], and cheaper when it is mostly cancelled.
    public long scheduleOn(int number, int priority, int eventKind, int eventTarget) {
        long time = after(lanes.delay(number));
        long order = order(priority);
        long handle = lanes.add(number, time, order, Payload.of(eventKind, eventTarget));
        if (!lanes.isShown(number)) {
            show(number, time, order);
        }
        return handle;
    }

    /// Takes an event out before its time; false if it has been taken or cancelled already.
    public boolean cancel(long handle) {
        if (handle == NONE) {
            return false;
        }
        boolean lane = Lanes.isLane(handle);
        if (lane ? !lanes.cancel(handle) : !cancellable.kill(handle)) {
            return false;
        }
        cancelled++;
        if (!lane && ++dead > DEAD_ALLOWED + 2 * size()) {
            rebuild();
        }
        return true;
    }

    /// Lets an event happen to somebody else; false when it has been taken or cancelled already.
    public boolean redirect(long handle, int eventTarget) {
        if (handle == NONE) {
            return false;
        }
        return Lanes.isLane(handle) ? lanes.redirect(handle, eventTarget) : cancellable.redirect(handle, eventTarget);
    }

    /// Takes the first event, which [#now], [#kind] and [#target] then describe; false when there is none.
    public boolean next() {
        return nextUntil(Long.MAX_VALUE);
    }

    /// Takes the first event, unless it comes later than a time; false when there is none.
    public boolean nextUntil(long end) {
        if (!settle() || near.firstTime() > end) {
            return false;
        }
        now = near.firstTime();
        long payload = near.takeFirst();
        int first = Payload.kind(payload);
        if (first >= Payload.OWN_KINDS) {
            payload = resolve(first, Payload.target(payload));
            first = Payload.kind(payload);
        }
        kind = first;
        target = Payload.target(payload);
        taken++;
        return true;
    }

    /// What happens in an event that stands for another.
    private long resolve(int own, int of) {
        if (own == Payload.CANCELLABLE) {
            return cancellable.take(of);
        }
        long payload = lanes.take(of);
        follow(of);
        return payload;
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

    /// The time so many nanoseconds from now; the end of all time where that is later.
    public long after(long delay) {
        long time = now + delay;
        return time < 0 ? Long.MAX_VALUE : time;
    }

    public int kind() {
        return kind;
    }

    public int target() {
        return target;
    }

    /// How many events are to come.
    public int size() {
        return (int) (sequence - taken - cancelled);
    }

    /// How many events have been taken.
    public long taken() {
        return taken;
    }

    private long order(int priority) {
        return (long) priority << PRIORITY_SHIFT | sequence++;
    }

    private void put(long time, long order, long payload) {
        if (time < horizon || time == near.lastTime()) {
            near.insert(time, order, payload);
            if (near.size() > MOST_NEAR) {
                spill();
            }
        } else {
            wheel.add(nodes.allocate(time, order, payload));
        }
    }

    /// Brings a live event to the front of the near ones; false when there is none.
    private boolean settle() {
        while (near.size() > 0 || pour()) {
            long payload = near.firstPayload();
            int own = Payload.kind(payload);
            if (own < Payload.OWN_KINDS || isLive(own, Payload.target(payload))) {
                return true;
            }
            near.takeFirst();
            drop(payload);
        }
        return false;
    }

    private boolean isLive(int own, int of) {
        return own == Payload.CANCELLABLE ? !cancellable.isDead(of) : lanes.isShownLive(of);
    }

    /// Forgets an event that is not live, and lets the next of its lane stand in its place.
    private void drop(long payload) {
        if (Payload.kind(payload) == Payload.CANCELLABLE) {
            cancellable.take(Payload.target(payload));
            dead--;
        } else {
            follow(Payload.target(payload));
        }
    }

    /// Puts the first event of a lane, if there is one, where it is found.
    private void follow(int lane) {
        if (lanes.isEmpty(lane)) {
            lanes.show(lane, -1);
        } else {
            show(lane, lanes.firstTime(lane), lanes.firstOrder(lane));
        }
    }

    private void show(int lane, long time, long order) {
        lanes.show(lane, order);
        put(time, order, Payload.of(Payload.LANE_HEAD, lane));
    }

    /// Fills the near events from the wheel; false when it is empty.
    private boolean pour() {
        while (!wheel.isEmpty()) {
            int count = wheel.openNext();
            if (count > PORTION && wheel.openLevel() > 0) {
                wheel.cascade();
                continue;
            }
            if (count > portion.length) {
                portion = new int[Integer.highestOneBit(count) * 2];
            }
            wheel.take(portion);
            if (count > PORTION) {
                wheel.sort(portion, count);
            }
            horizon = wheel.openEnd();
            for (int i = 0; i < count; i++) {
                int node = portion[i];
                near.insert(nodes.time(node), nodes.order(node), nodes.payload(node));
                nodes.free(node);
            }
            return true;
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
            if (near.size() > REBUILD_NEAR) {
                rebuild();
                return;
            }
            cut = near.firstTimeFrom(wheel.base());
        }
        if (cut == Long.MAX_VALUE) {
            return;
        }
        while (near.lastTime() >= cut) {
            moveLast();
        }
        horizon = cut;
    }

    private void moveLast() {
        long time = near.lastTime();
        long order = near.lastOrder();
        wheel.add(nodes.allocate(time, order, near.takeLast()));
    }

    /// Sorts everything anew from now on and forgets what was cancelled.
    private void rebuild() {
        int[] all = new int[wheel.size()];
        wheel.drain(all);
        wheel.restart(now);
        while (near.size() > 0) {
            moveLast();
        }
        horizon = now;
        for (int node : all) {
            long payload = nodes.payload(node);
            if (Payload.kind(payload) == Payload.CANCELLABLE && cancellable.isDead(Payload.target(payload))) {
                cancellable.take(Payload.target(payload));
                nodes.free(node);
                dead--;
            } else {
                wheel.add(node);
            }
        }
    }
}
