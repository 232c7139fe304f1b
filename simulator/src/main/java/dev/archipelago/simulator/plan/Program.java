package dev.archipelago.simulator.plan;

import java.util.Arrays;

/// Code under construction.
final class Program {

    private int[] code = new int[16];
    private int length;

    /// Appends an instruction and gives the place of its first operand.
    int emit(int opCode, int... operands) {
        append(opCode);
        int place = length;
        for (int operand : operands) {
            append(operand);
        }
        return place;
    }

    /// The place of the next instruction.
    int here() {
        return length;
    }

    /// Fills in an operand that was not known when it was emitted.
    void patch(int place, int value) {
        code[place] = value;
    }

    int[] finished() {
        emit(OpCode.END);
        return Arrays.copyOf(code, length);
    }

    void append(int value) {
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
        }
        code[length++] = value;
    }
}
