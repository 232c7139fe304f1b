package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// The connections that one caller replica keeps to a callee.
public record ConnectionPool(
        @Meaning("Connections at most.") @Default("unlimited") @Nullable Integer size,
        @Meaning("Calls that may wait for a connection.") @Default("unlimited") @Nullable Integer pending,
        @Meaning("Longest wait for a connection.") @Default("unlimited") @Nullable TimeSpan acquireTimeout,
        @Meaning("A connection unused for so long is closed.") @Default("never") @Nullable TimeSpan idle,
        @Meaning("Time to open a connection: TCP and TLS handshakes.") @Default("0s; two round trips with tls") @Nullable Distribution setup,
        @Meaning("A connection is closed after so long, and another one is opened when it is needed.") @Default("never") @Nullable TimeSpan maxAge,
        @Meaning("Whether a connection stays with the replica that it was opened to, as without a proxy in between; else each request is balanced for itself.") @Default("false") @Nullable Boolean pinned) {}
