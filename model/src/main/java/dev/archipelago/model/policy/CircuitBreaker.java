package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Stops calling a callee that keeps failing, per caller replica.
public record CircuitBreaker(
        @Meaning("Share of failed calls in the window from which on the breaker opens.") @Default("50%") @Nullable Share failureRate,
        @Meaning("Share of slow calls in the window from which on the breaker opens.") @Default("100%") @Nullable Share slowCallRate,
        @Meaning("A call that takes longer counts as slow.") @Default("none is slow") @Nullable TimeSpan slowCall,
        @Meaning("Calls that the decision looks back on.") @Default("100") @Nullable Integer window,
        @Meaning("Looks back on this long instead of on a number of calls.") @Default("by number") @Nullable TimeSpan windowTime,
        @Meaning("Calls that must be in the window before it decides.") @Default("100") @Nullable Integer minimumCalls,
        @Meaning("How long it stays open before it probes.") @Default("60s") @Nullable TimeSpan open,
        @Meaning("Probing calls while half open.") @Default("10") @Nullable Integer halfOpenCalls) {}
