package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.FaultPlan;
import dev.archipelago.simulator.plan.FaultPlan.Kind;
import dev.archipelago.simulator.random.Dice;

/// What delays or stops the messages of connections for a while.
///
/// What is lost is sent again after 200 ms, then after twice as long each time, up to 120 s, as TCP does.
final class Disturbance {

    /// A message never arrives.
    static final long NEVER = Long.MAX_VALUE;

    private static final long RETRANSMISSION = 200_000_000L;
    private static final long LONGEST_RETRANSMISSION = 120_000_000_000L;

    private final FaultPlan fault;
    private final Strength strength;
    private final long end;

    /// @param end when it is over, in nanoseconds; [Long#MAX_VALUE] for never
    Disturbance(FaultPlan fault, Strength strength, long end) {
        this.fault = fault;
        this.strength = strength;
        this.end = end;
    }

    /// Additional nanoseconds of a message sent now, between replicas of two zones; [#NEVER] when it does not arrive.
    ///
    /// @param from zone of its sender, -1 for none
    /// @param to zone of its receiver, -1 for none
    long extra(Dice dice, long now, boolean isAnswer, int from, int to) {
        return switch (fault.kind()) {
            case DELAY -> (long) dice.next(fault.draw());
            case LOSS -> retransmitted(now);
            case CUT -> untilOver(now);
            case CUT_ANSWERS -> isAnswer ? untilOver(now) : 0;
            case PARTITION -> parts(from, to) || !fault.only().oneWay() && parts(to, from) ? untilOver(now) : 0;
            default -> 0;
        };
    }

    /// Whether a call cannot even begin.
    boolean refuses(long now) {
        return fault.kind() == Kind.NAME_FAILURE && strength.strikes(now);
    }

    private boolean parts(int from, int to) {
        FaultPlan.Scope scope = fault.only();
        return from == scope.zone() && to >= 0 && to != from && (scope.otherZone() < 0 || to == scope.otherZone());
    }

    private long retransmitted(long now) {
        long passed = 0;
        for (long wait = RETRANSMISSION; now + passed < end && strength.strikes(now + passed); wait = longer(wait)) {
            passed += wait;
            if (passed > LONGEST_RETRANSMISSION * 10) {
                return NEVER;
            }
        }
        return passed;
    }

    private long untilOver(long now) {
        if (end == Long.MAX_VALUE) {
            return NEVER;
        }
        long passed = 0;
        for (long wait = RETRANSMISSION; now + passed < end; wait = longer(wait)) {
            passed += wait;
        }
        return passed;
    }

    private static long longer(long wait) {
        return Math.min(2 * wait, LONGEST_RETRANSMISSION);
    }
}
