package dev.archipelago.simulator.result;

/// What the policies of a connection did. Counts are sums over the replications.
///
/// @param hedges copies sent because an answer was late or a copy had failed
/// @param lateAnswers answers that nobody waited for any more
/// @param expired requests that were not begun because their time was over
/// @param cancelled requests whose work was ended because nobody waited for them any more
/// @param retriesRefused retries that the budget did not allow
/// @param breakerOpenings how often a circuit breaker opened
/// @param ejections how often a replica was taken out of the balancing of a caller
/// @param connectionsOpened connections opened where they are kept account of
public record ProtectionResult(long hedges, long lateAnswers, long expired, long cancelled, long retriesRefused,
        long breakerOpenings, long ejections, long connectionsOpened) {}
