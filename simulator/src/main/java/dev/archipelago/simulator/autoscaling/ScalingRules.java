package dev.archipelago.simulator.autoscaling;

import java.util.List;

/// How fast the number of replicas may change in one direction.
///
/// @param window nanoseconds that it looks back for the most careful recommendation
public record ScalingRules(long window, Select select, List<Rule> rules) {

    private static final long PERIOD = 15_000_000_000L;
    private static final long DOWN_WINDOW = 300_000_000_000L;

    /// Growth where nothing else is said: by four or to twice as many in 15 s, at once.
    public static final ScalingRules UP = new ScalingRules(0, Select.MAX,
            List.of(Rule.pods(4, PERIOD), Rule.percent(100, PERIOD)));

    /// Shrinking where nothing else is said: to as few as were asked for in all of the last 300 s.
    public static final ScalingRules DOWN = new ScalingRules(DOWN_WINDOW, Select.MAX,
            List.of(Rule.percent(100, PERIOD)));

    /// Which of several rules counts.
    public enum Select {
        /// The one that allows the greatest change.
        MAX,

        /// The one that allows the least change.
        MIN,

        /// None: no change in this direction.
        DISABLED
    }

    /// At most such a change in a period.
    ///
    /// @param amount pods, or per cent of those at the beginning of the period
    /// @param period nanoseconds
    public record Rule(boolean inPercent, double amount, long period) {
        /// So many pods in a period.
        public static Rule pods(int amount, long period) {
            return new Rule(false, amount, period);
        }

        /// Such a share of the pods in a period.
        public static Rule percent(double amount, long period) {
            return new Rule(true, amount, period);
        }

        /// The most pods after growing.
        ///
        /// @param start pods at the beginning of the period
        int most(int start) {
            return (int) (inPercent ? Math.ceil(start * (1 + amount / 100)) : start + amount);
        }

        /// The fewest pods after shrinking.
        ///
        /// @param start pods at the beginning of the period
        int fewest(int start) {
            return (int) (inPercent ? start * (1 - amount / 100) : start - amount);
        }
    }

    public ScalingRules {
        rules = List.copyOf(rules);
    }
}
