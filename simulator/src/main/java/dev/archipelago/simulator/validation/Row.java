package dev.archipelago.simulator.validation;

import dev.archipelago.simulator.result.Estimate;

/// What became of a case.
public sealed interface Row {

    String id();

    String what();

    /// It was simulated.
    ///
    /// @param zScore the error in standard errors
    /// @param narrow whether the interval became as narrow as was asked for; otherwise the limit of requests was reached
    /// @param effort of the experiment, which its cases share
    record Measured(Case tested, Estimate measured, double zScore, boolean narrow, Effort effort) implements Row {
        @Override
        public String id() {
            return tested.id();
        }

        @Override
        public String what() {
            return tested.what();
        }

        /// Half-width of the interval relative to the exact value.
        public double relativeHalfWidth() {
            return measured.halfWidth() / Math.abs(tested.expected());
        }
    }

    /// The simulator leaves out something that the case is about.
    ///
    /// @param reason its own words
    record NotSimulated(Case tested, String reason) implements Row {
        @Override
        public String id() {
            return tested.id();
        }

        @Override
        public String what() {
            return tested.what();
        }
    }

    /// A row of the reference that is no case.
    record NotACase(String id, String what, String reason) implements Row {}

    /// What an experiment took.
    ///
    /// @param requests finished in the replications that count
    /// @param seconds of wall clock, with those that were too short to count
    record Effort(long requests, int replications, double seconds) {}
}
