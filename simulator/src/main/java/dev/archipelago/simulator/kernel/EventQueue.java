package dev.archipelago.simulator.kernel;

/// The events still to come, in total order: by time, then by priority (smaller first), then in the order they were
/// scheduled.
///
/// Time is in nanoseconds. An event is a kind and a target, both small numbers whose meaning is the caller's. What is
/// scheduled has a handle with which it can be cancelled or redirected until it has been taken; a handle that is no longer
/// valid is ignored. What is posted happens in any case, and costs less. Nothing is allocated once the arrays have grown to
/// the greatest number of pending events.
///
/// Four places: the next few events stand sorted in [NearEvents]; what lies behind the horizon is in a hierarchical wheel
/// of eleven levels with 64 slots each, whose next slot is poured out when the sorted ones are used up; more events at one instant than
/// can be sorted are a [Crowd]; delays that are always the same, such as time-outs, have a line of their own each ([Lanes]), of which
/// only the first is in the wheel.
/// Scheduling and taking are O(1) on average, cancelling is always.
///
/// Source: Varghese and Lauck, Hashed and hierarchical timing wheels (1987); the pouring in small portions that are sorted
/// is that of the ladder queue (Tang, Goh and Thng 2005), and keeps the order exact.
public final class EventQueue {

    /// A handle that stands for no event.
    public static final long NONE = -1;

    private static final int PRIORITY_SHIFT = 56;
    private static final int MOST_NEAR = NearEvents.MOST - 1;
    private static final int KEPT_NEAR = 24;
    private static final int PORTION = 32;
    /// Slots of the wheel from this level on are too wide for near events.
    private static final int TOO_WIDE = 9;
    private static final int DEAD_ALLOWED = 1024;
    /// Places of the first event beside those among the near ones.
    private static final int NOWHERE = -1;
    private static final int IN_CROWD = -2;

    private final Nodes nodes = new Nodes();
    private final NearEvents near = new NearEvents();
    private final Wheel wheel = new Wheel(nodes);
    private final Crowd crowd = new Crowd();
    private final Lanes lanes = new Lanes();
    private final Cancellable cancellable = new Cancellable();
    /// Events before it are near or in the crowd, all others in the wheel; those at the end of all time are all in one place.
    private long horizon = near.limit();
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
        int first = settle();
        if (first == NOWHERE || timeAt(first) > end) {
            leave(first);
            return false;
        }
        now = timeAt(first);
        long payload = takeFirst(first);
        int what = Payload.kind(payload);
        if (what >= Payload.OWN_KINDS) {
            payload = resolve(what, Payload.target(payload));
            what = Payload.kind(payload);
        }
        kind = what;
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
        int first = settle();
        long time = first == NOWHERE ? Long.MAX_VALUE : timeAt(first);
        leave(first);
        return time;
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
        if (time < horizon || time == Long.MAX_VALUE && isOver()) {
            near.insert(time, order, payload);
            if (near.size() > MOST_NEAR) {
                spill();
            }
        } else {
            wheel.add(nodes.allocate(time, order, payload));
        }
    }

    /// Whether events at the end of all time are near.
    private boolean isOver() {
        return near.lastTime() == Long.MAX_VALUE || !crowd.isEmpty() && crowd.time() == Long.MAX_VALUE;
    }

    /// Finds the first live event; nowhere when there is none.
    private int settle() {
        while (near.size() > 0 || !crowd.isEmpty() || pour()) {
            int first = crowd.isEmpty() ? near.first() : firstBesideCrowd();
            long payload = first == IN_CROWD ? crowd.firstPayload() : near.payload(first);
            int own = Payload.kind(payload);
            if (own < Payload.OWN_KINDS || isLive(own, Payload.target(payload))) {
                return first;
            }
            takeFirst(first);
            drop(payload);
        }
        return NOWHERE;
    }

    /// The first event is not taken: where it is so far ahead that what may come before it could not be near, it goes back.
    private void leave(int first) {
        if (first != NOWHERE && timeAt(first) - now > NearEvents.SPAN / 2) {
            rebuild();
        }
    }

    private int firstBesideCrowd() {
        if (near.size() == 0) {
            return IN_CROWD;
        }
        int first = near.first();
        long time = near.time(first);
        boolean before = time < crowd.time() || time == crowd.time() && near.order(first) < crowd.firstOrder();
        return before ? first : IN_CROWD;
    }

    private long timeAt(int first) {
        return first == IN_CROWD ? crowd.time() : near.time(first);
    }

    private long takeFirst(int first) {
        return first == IN_CROWD ? crowd.takeFirst() : near.takeFirst(first);
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

    /// Fills the near events, or the crowd, from the wheel; false when it is empty.
    private boolean pour() {
        while (!wheel.isEmpty()) {
            int count = wheel.openNext();
            if (wheel.openLevel() > 0 && (count > PORTION || wheel.openLevel() >= TOO_WIDE)) {
                wheel.cascade();
                continue;
            }
            if (count > portion.length) {
                portion = new int[Integer.highestOneBit(count) * 2];
            }
            wheel.take(portion);
            near.restart(wheel.base());
            horizon = wheel.openEnd();
            for (int i = 0; i < count; i++) {
                int node = portion[i];
                if (count > PORTION) {
                    crowd.add(nodes.time(node), nodes.order(node), nodes.payload(node));
                } else {
                    near.insert(nodes.time(node), nodes.order(node), nodes.payload(node));
                }
                nodes.free(node);
            }
            return true;
        }
        near.restart(now);
        horizon = near.limit();
        return false;
    }

    /// Moves the later ones of too many near events into the wheel, or all of them into the crowd.
    private void spill() {
        long cut = near.cut(KEPT_NEAR);
        if (cut < 0) {
            cut = near.lastTime();
            if (crowd.isEmpty() || crowd.time() == cut) {
                gather(cut);
                return;
            }
        }
        if (wheel.isEmpty()) {
            wheel.restart(now);
        }
        if (cut < wheel.base() || !crowd.isEmpty() && cut <= crowd.time()) {
            rebuild();
            return;
        }
        while (near.lastTime() >= cut) {
            moveLast();
        }
        horizon = cut;
    }

    /// All near events are at one time and join the crowd.
    private void gather(long time) {
        while (near.size() > 0) {
            int last = near.last();
            crowd.add(time, near.order(last), near.payload(last));
            near.dropLast();
        }
    }

    private void moveLast() {
        int last = near.last();
        wheel.add(nodes.allocate(near.time(last), near.order(last), near.payload(last)));
        near.dropLast();
    }

    /// Sorts everything anew from now on and forgets what was cancelled.
    private void rebuild() {
        int[] all = new int[wheel.size()];
        wheel.drain(all);
        wheel.restart(now);
        while (near.size() > 0) {
            moveLast();
        }
        while (!crowd.isEmpty()) {
            wheel.add(nodes.allocate(crowd.time(), crowd.firstOrder(), crowd.takeFirst()));
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
