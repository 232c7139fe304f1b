package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.contest.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The rounds of a race, in order, by contestant. Everybody has as many.
record Turns(Map<String, List<Round>> rounds) {

    Spread nanosPerRequest(String name) {
        return Spread.of(of(name).stream().mapToDouble(Round::nanosPerRequest).toArray());
    }

    /// How many times as fast as another one, round by round.
    Spread speed(String name, String other) {
        List<Round> own = of(name);
        List<Round> others = of(other);
        return Spread.of(IntStream.range(0, own.size())
                .mapToDouble(i -> others.get(i).nanosPerRequest() / own.get(i).nanosPerRequest()).toArray());
    }

    /// Mean latency of the rounds in milliseconds.
    Sample mean(String name) {
        return Sample.of(of(name).stream().mapToDouble(Round::mean).toArray());
    }

    private List<Round> of(String name) {
        List<Round> own = rounds.get(name);
        if (own == null) {
            throw new IllegalArgumentException(name + " takes no part");
        }
        return own;
    }

    /// Says all rounds to the process that started this one.
    void tell() {
        rounds.forEach((name, all) -> all.forEach(round -> Fork.tell(round.requests(), round.mean(), round.cpuNanos(),
                round.allocated(), name)));
    }

    /// All that was told in several virtual machines.
    static Turns told(List<String[]> lines) {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (String[] words : lines) {
            String name = String.join(" ", List.of(words).subList(4, words.length));
            rounds.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Round(Long.parseLong(words[0]),
                    Double.parseDouble(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
        }
        return new Turns(rounds);
    }
}
