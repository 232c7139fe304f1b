package dev.archipelago.model;

import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// What a cache keeps and how well it hits.
public record CacheSettings(
        @Meaning("Share of look-ups that find their entry.") @Default("derived from the keys, or given by the step") @Nullable Share hitRatio,
        @Meaning("Entries it can hold.") @Default("unlimited") @Nullable Integer entries,
        @Meaning("Different keys that are asked for.") @Default("unknown") @Nullable Integer keys,
        @Meaning("Zipf exponent of how popular the keys are.") @Default("1") @Nullable Double skew,
        @Meaning("An entry is kept so long.") @Default("for ever") @Nullable TimeSpan ttl,
        @Meaning("What is dropped when it is full.") @Default("lru") @Nullable EvictionPolicy eviction,
        @Meaning("Who fills it.") @Default("look-aside") @Nullable CacheStrategy strategy,
        @Meaning("Look-ups of a key that is just being fetched wait for it.") @Default("true for read-through, else false") @Nullable Boolean singleFlight,
        @Meaning("Share of the keys that are asked for and do not exist.") @Default("0%") @Nullable Share absent,
        @Meaning("That a key does not exist is kept so long.") @Default("it is not kept") @Nullable TimeSpan absentTtl,
        @Meaning("Entries are fetched anew before they end, each with a probability that grows towards its end and with the time of a fetch: the beta of XFetch, usually 1.") @Default("0: when they have ended") @Nullable Double earlyRefresh) {}
