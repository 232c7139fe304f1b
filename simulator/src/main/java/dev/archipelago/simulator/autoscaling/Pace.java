package dev.archipelago.simulator.autoscaling;

import dev.archipelago.simulator.autoscaling.ScalingRules.Rule;
import dev.archipelago.simulator.autoscaling.ScalingRules.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns what metrics ask for into what is done: looks back over earlier recommendations and bounds the change per period.
///
/// What is remembered is what was asked for, before any of this.
///
/// Source: Kubernetes, HorizontalPodAutoscaler with and without `behavior`.
public final class Pace {

    private static final long DOWN_WINDOW = 300_000_000_000L;
    private static final int SMALLEST_LIMIT = 4;

    private final int min;
    private final int max;
    private final @Nullable Rules rules;
    private final List<Moment> asked = new ArrayList<>();
    private final List<Moment> changes = new ArrayList<>();

    /// Rules for both directions.
    public record Rules(ScalingRules up, ScalingRules down) {}

    /// A number at a time: replicas asked for, or how many more there were from then on.
    private record Moment(long time, int number) {}

    /// @param rules null where the manifest has no `behavior`, which is not the same as one with the default rules
    public Pace(int min, int max, @Nullable Rules rules) {
        this.min = min;
        this.max = max;
        this.rules = rules;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    /// What is done when so many replicas are asked for.
    int bounded(int wanted, int current, long now) {
        int bounded = rules == null ? plain(wanted, current, now) : ruled(rules, wanted, current, now);
        asked.add(new Moment(now, wanted));
        return bounded;
    }

    /// The number of replicas has been changed.
    void changed(int by, long now) {
        if (rules != null) {
            changes.add(new Moment(now, by));
        }
    }

    private int plain(int wanted, int current, long now) {
        asked.removeIf(earlier -> earlier.time < now - DOWN_WINDOW);
        int steady = asked.stream().mapToInt(Moment::number).reduce(wanted, Math::max);
        return Math.clamp(steady, min, Math.max(min, Math.min(max, Math.max(2 * current, SMALLEST_LIMIT))));
    }

    private int ruled(Rules both, int wanted, int current, long now) {
        int up = since(now - both.up.window(), wanted, Math::min);
        int down = since(now - both.down.window(), wanted, Math::max);
        long longest = Math.max(both.up.window(), both.down.window());
        asked.removeIf(earlier -> earlier.time <= now - longest);
        int steady = Math.min(Math.max(current, up), down);
        if (steady > current) {
            int limit = limit(both.up, Math::max, Math::min, rule -> rule.most(start(rule, current, now)), current);
            return Math.min(steady, Math.min(max, Math.max(limit, current)));
        }
        if (steady < current) {
            int limit = limit(both.down, Math::min, Math::max, rule -> rule.fewest(start(rule, current, now)),
                    current);
            return Math.max(steady, Math.max(min, Math.min(limit, current)));
        }
        return current;
    }

    private int since(long begin, int wanted, IntBinaryOperator careful) {
        return asked.stream().filter(earlier -> earlier.time > begin).mapToInt(Moment::number).reduce(wanted, careful);
    }

    private static int limit(ScalingRules rules, IntBinaryOperator greatest, IntBinaryOperator least,
            ToIntFunction<Rule> limit, int current) {
        return rules.select() == Select.DISABLED
                ? current
                : rules.rules().stream().mapToInt(limit).reduce(rules.select() == Select.MAX ? greatest : least)
                        .orElse(current);
    }

    /// Replicas at the beginning of the period of a rule.
    private int start(Rule rule, int current, long now) {
        return current - changes.stream().filter(change -> change.time > now - rule.period()).mapToInt(Moment::number)
                .sum();
    }
}
