package dev.archipelago.model;

import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// What a caller does when a call has failed for good.
public record Fallback(
        @Meaning("Another operation that is called instead.") @Default("none") @Nullable OperationRef call,
        @Meaning("Answers with a static or cached value, so that the call counts as served.") @Default("false") @Nullable Boolean answer) {}
