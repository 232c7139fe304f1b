package dev.archipelago.model;

import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// Something limited inside each replica that steps acquire and release.
public record Resource(
        @Meaning("How it behaves.") @Default("semaphore") @Nullable ResourceKind kind,
        @Meaning("Permits in all.") @Default("1") @Nullable Integer capacity,
        @Meaning("Waiters at most; further ones fail.") @Default("unlimited") @Nullable Integer queue) {}
