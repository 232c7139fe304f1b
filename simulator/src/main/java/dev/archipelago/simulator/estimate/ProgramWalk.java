package dev.archipelago.simulator.estimate;

import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.random.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// Follows the instructions of an operation, all ways that they may take, and adds up what each of them takes.
final class ProgramWalk {

    private final Plan plan;
    private final int[] code;
    private final IntFunction<Moments> own;
    private final IntPredicate ends;
    /// Whether what branches take is added up, and not the time until enough of them are over.
    private final boolean adds;

    /// What the instructions of an operation take.
    ///
    /// @param stretch how many times as long computations take as on a core of their own
    /// @param calls how long a call takes, by its number
    /// @param permits how long a permit is waited for, by the number of its resource
    record Times(double stretch, IntFunction<Moments> calls, IntFunction<Moments> permits) {}

    private ProgramWalk(Plan plan, int[] code, IntFunction<Moments> own, IntPredicate ends, boolean adds) {
        this.plan = plan;
        this.code = code;
        this.own = own;
        this.ends = ends;
        this.adds = adds;
    }

    /// Until the answer.
    static Moments response(Plan plan, int operation, Times times) {
        int[] code = plan.operations().get(operation).code();
        return new ProgramWalk(plan, code,
                at -> code[at] == OpCode.FORWARD ? times.calls.apply(code[at + 1]) : own(plan, code, at, times),
                at -> code[at] == OpCode.REPLY || code[at] == OpCode.FORWARD, false).from(0);
    }

    /// Until a worker is free again.
    static Moments hold(Plan plan, int operation, Times times) {
        int[] code = plan.operations().get(operation).code();
        return new ProgramWalk(plan, code, at -> own(plan, code, at, times), _ -> false, false).from(0);
    }

    /// From an instruction that takes a permit until it is given back.
    static Moments permit(Plan plan, int operation, int from, Times times) {
        int[] code = plan.operations().get(operation).code();
        int resource = code[from + 1];
        return new ProgramWalk(plan, code, at -> own(plan, code, at, times),
                at -> code[at] == OpCode.RELEASE && code[at + 1] == resource, false)
                .from(from + OpCode.length(code, from));
    }

    /// How often an instruction is done in a request.
    static double visits(Plan plan, int operation, int instruction) {
        return new ProgramWalk(plan, plan.operations().get(operation).code(),
                at -> at == instruction ? Moments.constant(1) : Moments.NONE, _ -> false, true).from(0).mean();
    }

    private static Moments own(Plan plan, int[] code, int at, Times times) {
        return switch (code[at]) {
            case OpCode.COMPUTE -> drawn(plan, code[at + 1]).scaled(times.stretch);
            case OpCode.WAIT -> drawn(plan, code[at + 1]);
            case OpCode.CALL -> times.calls.apply(code[at + 1]);
            case OpCode.PUBLISH -> code[at + 3] == 1 ? times.calls.apply(code[at + 1]) : Moments.NONE;
            case OpCode.TELLS -> code[at + 3] == 1 ? times.calls.apply(code[at + 2]) : Moments.NONE;
            case OpCode.ACQUIRE -> times.permits.apply(code[at + 1]);
            default -> Moments.NONE;
        };
    }

    private static Moments drawn(Plan plan, int draw) {
        Dice.Die die = plan.draws().get(draw);
        return new Moments(die.mean(), die.variance());
    }

    private Moments from(int at) {
        return from(at, new HashMap<>());
    }

    /// What is left from an instruction on.
    private Moments from(int at, Map<Integer, Moments> known) {
        Moments left = known.get(at);
        if (left == null) {
            left = own.apply(at).plus(ends.test(at) ? Moments.NONE : behind(at, known));
            known.put(at, left);
        }
        return left;
    }

    private Moments behind(int at, Map<Integer, Moments> known) {
        return switch (code[at]) {
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
            case OpCode.FAIL -> Moments.NONE.or(from(at + 3, known), plan.probabilities().get(code[at + 2]));
            case OpCode.LOOKUP -> from(code[at + 4], known).or(from(at + 5, known),
                    plan.probabilities().get(code[at + 2]));
            case OpCode.DEGRADE -> from(code[at + 3], known);
            default -> from(at + OpCode.length(code, at), known);
        };
    }

    /// What branches do behind an answer, or behind a permit that is given back, belongs to them.
    private Moments fork(int at) {
        List<Moments> branches = new ArrayList<>();
        for (int i = 0; i < code[at + 1]; i++) {
            branches.add(new ProgramWalk(plan, code, own, _ -> false, adds).from(code[at + 4 + i]));
        }
        return adds
                ? branches.stream().reduce(Moments.NONE, Moments::plus)
                : Moments.join(branches, code[at + 2]);
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
