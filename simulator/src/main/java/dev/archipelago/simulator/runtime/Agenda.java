package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import java.util.ArrayList;
import java.util.List;

/// What is to be done at given times beside the life of requests: faults, restarts, changes. For what is rare.
final class Agenda {

    private final EventQueue events;
    private final List<Runnable> entries = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();

    Agenda(EventQueue events) {
        this.events = events;
    }

    /// Does something at a time; never where that is the end of all time.
    void at(long time, Runnable task) {
        if (time == Long.MAX_VALUE) {
            return;
        }
        int slot = free.isEmpty() ? entries.size() : free.removeLast();
        if (slot == entries.size()) {
            entries.add(task);
        } else {
            entries.set(slot, task);
        }
        events.post(time, Engine.CONTROL, Engine.AGENDA, slot);
    }

    /// Does something so many nanoseconds from now.
    void after(long delay, Runnable task) {
        at(events.after(delay), task);
    }

    /// The time of an entry has come.
    void run(int slot) {
        Runnable task = entries.get(slot);
        free.add(slot);
        task.run();
    }
}
