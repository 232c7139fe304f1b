package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.plan.OperationPlan;
import dev.archipelago.simulator.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;

/// What every engine of a plan looks up and none changes.
final class Tables {

    /// Words of an instruction that takes time.
    private static final int TIMED = 2;

    /// Whether replicas come, go or change during the run.
    final boolean eventful;
    /// The programs of all operations, one behind the other, with absolute places.
    final int[] code;
    /// By place of an instruction that takes time, what is to be added to the event of its end to say what comes behind it.
    final int[] thens;
    /// Where the program of each operation begins.
    final int[] entries;
    /// By edition: where the program begins that each operation has there.
    final int[][] entriesOf;
    /// The priority of each operation, as a level of its station.
    final int[] levels;
    final double[] probabilities;
    final long[] times;
    final int[] linkOfCall;
    final int[] operationOfCall;
    /// Permits of different kinds that one station has at the most.
    final int mostResources;
    private final int[][] operationsOf;
    private final int[][] linksTo;
    private final int[][] callsTo;

    Tables(Plan plan) {
        this(plan, plan.probabilities().stream().mapToDouble(Double::doubleValue).toArray(),
                plan.times().stream().mapToLong(Long::longValue).toArray());
    }

    /// @param probabilities of the plan, where others have them already
    /// @param times of the plan, where others have them already
    Tables(Plan plan, double[] probabilities, long[] times) {
        this.probabilities = probabilities;
        this.times = times;
        this.eventful = plan.isEventful();
        List<OperationPlan> operations = plan.operations();
        this.entries = new int[operations.size()];
        int length = 0;
        for (int i = 0; i < entries.length; i++) {
            entries[i] = length;
            length += operations.get(i).code().length;
        }
        this.code = new int[length];
        for (int i = 0; i < entries.length; i++) {
            int[] program = operations.get(i).code();
            System.arraycopy(program, 0, code, entries[i], program.length);
            OpCode.relocate(code, entries[i], program.length);
        }
        this.thens = new int[length];
        for (int i = 0; i + TIMED < length; i++) {
            thens[i] = switch (code[i + TIMED]) {
                case OpCode.CALL -> Engine.WAITED_CALLS - Engine.WAITED;
                case OpCode.END -> Engine.WAITED_ENDS - Engine.WAITED;
                default -> 0;
            };
        }
        this.entriesOf = plan.editions().all().stream()
                .map(edition -> edition.programs().stream().mapToInt(program -> entries[program]).toArray())
                .toArray(int[][]::new);
        this.levels = operations.stream().mapToInt(OperationPlan::level).toArray();
        this.linkOfCall = plan.calls().stream().mapToInt(call -> call.link()).toArray();
        this.operationOfCall = plan.calls().stream().mapToInt(call -> call.operation()).toArray();
        this.mostResources = plan.editions().all().stream()
                .flatMap(edition -> edition.stations().stream()).mapToInt(station -> station.resources().size()).max()
                .orElse(0);
        int stations = plan.stations().size();
        this.operationsOf = byStation(stations, operations.stream().mapToInt(OperationPlan::station).toArray());
        int[] to = plan.links().stream().mapToInt(link -> link.to()).toArray();
        this.linksTo = byStation(stations, to);
        this.callsTo = byStation(stations, IntStream.of(linkOfCall).map(link -> to[link]).toArray());
    }

    private static int[][] byStation(int stations, int[] stationOf) {
        IntStream.Builder[] lists = new IntStream.Builder[stations];
        for (int i = 0; i < stations; i++) {
            lists[i] = IntStream.builder();
        }
        for (int i = 0; i < stationOf.length; i++) {
            lists[stationOf[i]].add(i);
        }
        int[][] all = new int[stations][];
        for (int i = 0; i < stations; i++) {
            all[i] = lists[i].build().toArray();
        }
        return all;
    }

    /// The operations of some stations, in the order of the plan.
    int[] operationsOf(List<Integer> stations) {
        return of(stations, operationsOf);
    }

    /// The links to some stations, in the order of the plan.
    int[] linksTo(List<Integer> stations) {
        return of(stations, linksTo);
    }

    /// The calls to some stations, in the order of the plan.
    int[] callsTo(List<Integer> stations) {
        return of(stations, callsTo);
    }

    private static int[] of(List<Integer> stations, int[][] of) {
        return stations.stream().flatMapToInt(station -> IntStream.of(of[station])).sorted().toArray();
    }
}
