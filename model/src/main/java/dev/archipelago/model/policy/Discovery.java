package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// How callers learn which replicas there are: each replica of the caller looks for itself now and then, and goes on with what it
/// has seen until it looks again.
///
/// Of DNS it is the time to live: in the resolver of the cluster `cache`, in the caller `refresh`. Of a registry it is the copy
/// that the server hands out and the interval at which clients fetch it, and the lease of who ends without saying so.
public record Discovery(@Meaning("Each replica of the caller looks again so often.") TimeSpan refresh,
        @Meaning("What they look at is itself a copy that is made so often.") @Default("none, they see what is known") @Nullable TimeSpan cache,
        @Meaning("A replica that ends without saying so is listed for so much longer.") @Default("0s") @Nullable TimeSpan lease,
        @Meaning("Leases that have run out are looked for so often.") @Default("at once") @Nullable TimeSpan sweep) {}
