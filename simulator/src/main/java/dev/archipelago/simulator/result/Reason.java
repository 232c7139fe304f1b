package dev.archipelago.simulator.result;

/// Why the search for the cheapest configuration did or did not do something.
///
/// @param about what the reason is about, such as an objective; empty where it says all by itself
public record Reason(Kind kind, String about) {

    /// The reasons that there are, with their words; `%s` stands for what a reason is about.
    public enum Kind {
        /// Several properties are changed together.
        GOES_WITH_ABOVE("goes with the one above"),

        /// The rest would be refused.
        NOT_WITHOUT("what else is changed does not go without it"),

        /// An objective would be missed.
        MISSED_WITHOUT("without it formulas see %s missed"),

        /// Something that must hold would hold less well.
        LESS_WITHOUT("without it what must hold would hold less"),

        /// It is cheaper.
        ENOUGH("the objectives hold with less"),

        /// Something else can be cheaper for it.
        MAKES_ROOM("leaves room for what is saved elsewhere"),

        /// The answer.
        CHOSEN("chosen"),

        /// It was out of the race.
        NOT_COMPARED("was not compared any more"),

        /// It cannot be run so.
        FALLS_SHORT("asks for less CPU than it uses, needs more nodes than there are, or is there too seldom"),

        /// It looked well by chance.
        NOT_CONFIRMED("its objectives were not shown to be met by runs with other random numbers"),

        /// Nobody knows.
        NOT_SETTLED("the runs were used up before it was settled"),

        /// It could have been the answer.
        MEETS("meets the objectives"),

        /// It could not.
        MISSES("misses %s"),

        /// There is a better one.
        DEARER("is not cheaper than one that meets the objectives"),

        /// The number of copies of data is not a matter of cost.
        KEEPS_DATA("it keeps data, and how many copies there are is a decision about data"),

        /// Its use of CPU is not known.
        NO_WORK_GIVEN("nothing is said of what it computes"),

        /// Its use of memory is not known.
        NO_MEMORY_GIVEN("the file does not say what memory is used (memoryBase, memoryPerRequest)"),

        /// A pool of nodes that is scaled.
        POOL_SCALES("min or max say how many there are"),

        /// The value of a scenario would win.
        SET_BY_SCENARIO("a scenario sets %s"),

        /// Somebody wants it as it is.
        KEPT("it was asked to be kept"),

        /// A large design.
        TOO_MUCH("there is more than can be looked through, and it weighs less");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    public static Reason of(Kind kind) {
        return new Reason(kind, "");
    }

    /// In the words of reports.
    @Override
    public String toString() {
        return kind.words.replace("%s", about);
    }
}
