package dev.archipelago.simulator.runtime;

import dev.archipelago.model.policy.Balancing;
import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.RetryPlan;
import dev.archipelago.simulator.random.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection at run time: how its requests find a replica and travel, and what is counted of them.
final class Link {

    /// Nanoseconds that a message travels at the most: more than a century.
    private static final double LONGEST = 4e18;

    final int number;
    final LinkMeter meter;
    final int timeoutLane;
    final int deadlineLane;
    final @Nullable RetryPlan retry;
    final boolean fallback;
    private Replica[] targets;
    private final int firstReplica;
    private final List<Disturbance> disturbances = new ArrayList<>();
    /// Whether anything delays or stops its messages.
    boolean disturbed;
    private final Balancing balancing;
    private final int balancingDraw;
    private final int latency;
    private final long requestNanos;
    private final long responseNanos;
    private int turn;

    /// @param targets the replicas of the called component
    Link(int number, LinkPlan plan, Replica[] targets, LinkMeter meter, EventQueue events) {
        this.number = number;
        this.meter = meter;
        this.targets = targets;
        this.firstReplica = targets[0].number;
        this.balancing = plan.balancing();
        this.balancingDraw = plan.balancingDraw();
        this.latency = plan.latency();
        this.requestNanos = plan.requestNanos();
        this.responseNanos = plan.responseNanos();
        this.timeoutLane = plan.timeout() > 0 ? events.lane(plan.timeout()) : Requests.NONE;
        this.deadlineLane = plan.deadline() > 0 ? events.lane(plan.deadline()) : Requests.NONE;
        this.retry = plan.retry();
        this.fallback = plan.fallback();
    }

    /// Nanoseconds that a request travels.
    long requestTime(Dice dice) {
        return travel(dice, requestNanos);
    }

    /// Nanoseconds that an answer travels.
    long responseTime(Dice dice) {
        return travel(dice, responseNanos);
    }

    private long travel(Dice dice, long transfer) {
        long time = latency < 0 ? transfer : transfer + Math.round(Math.min(dice.next(latency), LONGEST));
        meter.network += time;
        return time;
    }

    /// The number of the first replica of the called component.
    int firstReplica() {
        return firstReplica;
    }

    /// Lets its requests go to these replicas from now on.
    void lead(Replica[] ready) {
        targets = ready;
        turn = turn < ready.length ? turn : 0;
    }

    void disturb(Disturbance disturbance) {
        disturbances.add(disturbance);
        disturbed = true;
    }

    void calm(Disturbance disturbance) {
        disturbances.remove(disturbance);
        disturbed = !disturbances.isEmpty();
    }

    /// Nanoseconds by which disturbances delay a message sent now; [Disturbance#NEVER] when it never arrives.
    long extra(Dice dice, long now) {
        long sum = 0;
        for (Disturbance disturbance : disturbances) {
            long extra = disturbance.extra(dice, now);
            if (extra == Disturbance.NEVER) {
                return extra;
            }
            sum += extra;
        }
        return sum;
    }

    /// The replica that the next request goes to.
    Replica pick(Dice dice) {
        int n = targets.length;
        if (n == 1) {
            return targets[0];
        }
        return switch (balancing) {
            case ROUND_ROBIN, ZONE_AWARE -> targets[nextTurn(n)];
            case RANDOM, CONSISTENT_HASH -> targets[dice.nextInt(balancingDraw, n)];
            case LEAST_REQUEST -> {
                Replica first = targets[dice.nextInt(balancingDraw, n)];
                Replica second = targets[dice.nextInt(balancingDraw, n)];
                yield second.load() < first.load() ? second : first;
            }
            case LEAST_CONNECTIONS -> leastLoaded(nextTurn(n));
        };
    }

    private int nextTurn(int n) {
        int next = turn;
        turn = next + 1 == n ? 0 : next + 1;
        return next;
    }

    private Replica leastLoaded(int from) {
        Replica least = targets[from];
        for (int i = 1; i < targets.length; i++) {
            Replica other = targets[(from + i) % targets.length];
            if (other.load() < least.load()) {
                least = other;
            }
        }
        return least;
    }
}
