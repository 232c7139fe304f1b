package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.contest.Contestant;
import dev.archipelago.benchmarks.contest.Round;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Contestants that take turns, so that whatever slows the machine down slows all of them down.
final class Race {

    private static final int WARM_UP_ROUNDS = 2;

    private final double warmUpNanos;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Contestant contestant, long requests, List<Round> rounds) {

        Round run(int seed) {
            return contestant.run(seed, requests);
        }
    }

    /// @param warmUpSeconds of CPU time that everybody has for the compiler of the virtual machine before rounds count
    Race(double warmUpSeconds) {
        this.warmUpNanos = warmUpSeconds * 1e9;
    }

    Race with(String name, long requests, Contestant contestant) {
        entries.put(name, new Entry(contestant, requests, new ArrayList<>()));
        return this;
    }

    /// Warms everybody up, for two rounds at least, and lets them take turns.
    ///
    /// @param first seed of the first round; the seeds of the others follow it
    Turns run(int first, int rounds) {
        entries.values().forEach(this::warmUp);
        for (int i = 0; i < rounds; i++) {
            for (Entry entry : entries.values()) {
                entry.rounds().add(entry.run(first + i));
            }
        }
        Map<String, List<Round>> all = new LinkedHashMap<>();
        entries.forEach((name, entry) -> all.put(name, List.copyOf(entry.rounds())));
        return new Turns(all);
    }

    private void warmUp(Entry entry) {
        double nanos = 0;
        for (int i = 0; i < WARM_UP_ROUNDS || nanos < warmUpNanos; i++) {
            nanos += entry.run(-1 - i).cpuNanos();
        }
    }
}
