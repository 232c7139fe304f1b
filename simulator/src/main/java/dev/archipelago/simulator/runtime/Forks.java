package dev.archipelago.simulator.runtime;

import java.util.Arrays;

/// Branches under way at the same time, and how many of them must succeed before the one that waits goes on.
final class Forks {

    private static final int PARENT = 0;
    private static final int NEEDED = 1;
    private static final int RUNNING = 2;
    private static final int SUCCEEDED = 3;
    private static final int SHIFT = 2;

    private int[] words = new int[16 << SHIFT];
    private int used;
    private int free = Requests.NONE;

    int allocate(int parent, int branches, int needed) {
        int fork = free;
        if (fork == Requests.NONE) {
            fork = used++;
            if (used << SHIFT > words.length) {
                words = Arrays.copyOf(words, 2 * words.length);
            }
        } else {
            free = words[fork << SHIFT];
        }
        int at = fork << SHIFT;
        words[at + PARENT] = parent;
        words[at + NEEDED] = needed;
        words[at + RUNNING] = branches;
        words[at + SUCCEEDED] = 0;
        return fork;
    }

    /// The one that waits; none when it waits no longer.
    int parent(int fork) {
        return words[(fork << SHIFT) + PARENT];
    }

    /// Notes that a branch has ended.
    void end(int fork, boolean success) {
        words[(fork << SHIFT) + RUNNING]--;
        words[(fork << SHIFT) + SUCCEEDED] += success ? 1 : 0;
    }

    boolean hasEnough(int fork) {
        return words[(fork << SHIFT) + SUCCEEDED] >= words[(fork << SHIFT) + NEEDED];
    }

    boolean canStillHaveEnough(int fork) {
        int at = fork << SHIFT;
        return words[at + SUCCEEDED] + words[at + RUNNING] >= words[at + NEEDED];
    }

    /// Notes that nobody waits any more.
    void join(int fork) {
        words[(fork << SHIFT) + PARENT] = Requests.NONE;
    }

    /// Gives the number back when the last branch has ended.
    void freeWhenDone(int fork) {
        if (words[(fork << SHIFT) + RUNNING] == 0) {
            words[fork << SHIFT] = free;
            free = fork;
        }
    }
}
