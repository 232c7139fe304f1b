package dev.archipelago.simulator.estimate;

import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.random.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Follows the instructions of an operation, all ways that they may take, and adds up the times.
final class ProgramWalk {

    private final Plan plan;
    private final int[] code;
    private final double stretch;
    private final IntFunction<Moments> calls;
    /// Whether only the time until the answer counts.
    private final boolean untilReply;

    /// @param stretch how many times as long computations take as on a core of their own
    /// @param calls how long a call takes, by its number
    private ProgramWalk(Plan plan, int[] code, double stretch, IntFunction<Moments> calls, boolean untilReply) {
        this.plan = plan;
        this.code = code;
        this.stretch = stretch;
        this.calls = calls;
        this.untilReply = untilReply;
    }

    /// Until the answer.
    static Moments response(Plan plan, int operation, double stretch, IntFunction<Moments> calls) {
        return new ProgramWalk(plan, plan.operations().get(operation).code(), stretch, calls, true).from(0);
    }

    /// Until a worker is free again.
    static Moments hold(Plan plan, int operation, double stretch, IntFunction<Moments> calls) {
        return new ProgramWalk(plan, plan.operations().get(operation).code(), stretch, calls, false).from(0);
    }

    private Moments from(int at) {
        return from(at, new HashMap<>());
    }

    /// What is left from an instruction on.
    private Moments from(int at, Map<Integer, Moments> known) {
        Moments left = known.get(at);
        if (left == null) {
            left = follow(at, known);
            known.put(at, left);
        }
        return left;
    }

    private Moments follow(int at, Map<Integer, Moments> known) {
        return switch (code[at]) {
            case OpCode.COMPUTE -> drawn(code[at + 1]).scaled(stretch).plus(from(at + 2, known));
            case OpCode.WAIT -> drawn(code[at + 1]).plus(from(at + 2, known));
            case OpCode.CALL -> calls.apply(code[at + 1]).plus(from(at + 2, known));
            case OpCode.PUBLISH -> (code[at + 3] == 1 ? calls.apply(code[at + 1]) : Moments.NONE)
                    .plus(from(at + 4, known));
            case OpCode.TELLS -> (code[at + 3] == 1 ? calls.apply(code[at + 2]) : Moments.NONE)
                    .plus(from(at + 4, known));
            case OpCode.FORWARD -> untilReply ? calls.apply(code[at + 1]) : from(at + 2, known);
            case OpCode.FORK -> fork(at).plus(from(code[at + 3], known));
            case OpCode.CHANCE -> from(at + 4, known).or(from(code[at + 3], known),
                    plan.probabilities().get(code[at + 2]));
            case OpCode.CHOOSE -> choose(at, known);
            case OpCode.LOOP -> {
                Dice.Die number = plan.draws().get(code[at + 1]);
                yield from(at + 3).times(number.mean(), number.variance()).plus(from(code[at + 2], known));
            }
            case OpCode.AGAIN, OpCode.END -> Moments.NONE;
            case OpCode.JUMP -> from(code[at + 1], known);
            case OpCode.REPLY -> untilReply ? Moments.NONE : from(at + 1, known);
            case OpCode.FAIL -> Moments.NONE.or(from(at + 3, known), plan.probabilities().get(code[at + 2]));
            case OpCode.LOOKUP -> from(code[at + 4], known).or(from(at + 5, known),
                    plan.probabilities().get(code[at + 2]));
            case OpCode.DEGRADE -> from(code[at + 3], known);
            default -> from(at + OpCode.length(code, at), known);
        };
    }

    private Moments drawn(int draw) {
        Dice.Die die = plan.draws().get(draw);
        return new Moments(die.mean(), die.variance());
    }

    private Moments fork(int at) {
        List<Moments> branches = new ArrayList<>();
        for (int i = 0; i < code[at + 1]; i++) {
            branches.add(new ProgramWalk(plan, code, stretch, calls, false).from(code[at + 4 + i]));
        }
        return Moments.join(branches, code[at + 2]);
    }

    private Moments choose(int at, Map<Integer, Moments> known) {
        int n = code[at + 2];
        Moments chosen = from(code[at + 3 + 2 * n], known);
        for (int i = n - 1; i >= 0; i--) {
            double before = i == 0 ? 0 : plan.probabilities().get(code[at + 3 + 2 * (i - 1)]);
            double until = plan.probabilities().get(code[at + 3 + 2 * i]);
            chosen = from(code[at + 4 + 2 * i], known).or(chosen, before >= 1 ? 0 : (until - before) / (1 - before));
        }
        return chosen;
    }
}
