package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Meaning;

/// How a new process becomes fast: while its code is compiled and its own caches fill.
public record Warming(@Meaning("At first everything takes so many times as much CPU.") Double factor,
        @Meaning("After this time it takes as much as it says; evenly less until then.") TimeSpan time) {}
