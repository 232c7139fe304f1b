package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.contest.Contestant;
import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.contest.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Contestants that take turns, so that whatever slows the machine down slows all of them down.
final class Race {

    private static final int WARM_UP = 2;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Contestant contestant, long requests, List<Round> rounds) {}

    Race with(String name, long requests, Contestant contestant) {
        entries.put(name, new Entry(contestant, requests, new ArrayList<>()));
        return this;
    }

    /// Two rounds for the compiler of the virtual machine, and then those that count.
    Race run(int rounds) {
        for (int i = -WARM_UP; i < rounds; i++) {
            for (Entry entry : entries.values()) {
                Round round = entry.contestant().run(1000 + i, entry.requests());
                if (i >= 0) {
                    entry.rounds().add(round);
                }
            }
        }
        return this;
    }

    Spread nanosPerRequest(String name) {
        return Spread.of(rounds(name).stream().mapToDouble(Round::nanosPerRequest).toArray());
    }

    /// How many times as fast as another one, round by round.
    Spread speed(String name, String other) {
        List<Round> own = rounds(name);
        List<Round> others = rounds(other);
        return Spread.of(IntStream.range(0, own.size())
                .mapToDouble(i -> others.get(i).nanosPerRequest() / own.get(i).nanosPerRequest()).toArray());
    }

    /// Mean latency of the rounds in milliseconds.
    Sample mean(String name) {
        return Sample.of(rounds(name).stream().mapToDouble(Round::mean).toArray());
    }

    private List<Round> rounds(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(name + " takes no part");
        }
        return entry.rounds();
    }
}
