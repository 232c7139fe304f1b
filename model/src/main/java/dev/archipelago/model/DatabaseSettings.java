package dev.archipelago.model;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// How a database stores and answers.
public record DatabaseSettings(
        @Meaning("Product, such as postgresql or mongodb.") @Default("unknown") @Nullable String engine,
        @Meaning("Connections it accepts at a time: queries in work per replica.") @Default("unlimited") @Nullable Integer connections,
        @Meaning("When a write counts as done.") @Default("none") @Nullable ReplicationMode replication,
        @Meaning("Copies that only read.") @Default("0") @Nullable Integer readReplicas,
        @Meaning("Copies are behind by so much on average.") @Default("0s") @Nullable TimeSpan lag,
        @Meaning("Copies that must confirm a write.") @Default("majority") @Nullable Integer writeQuorum,
        @Meaning("Copies whose answers a read waits for; it asks all.") @Default("1") @Nullable Integer readQuorum,
        @Meaning("Parts the data is divided into.") @Default("1") @Nullable Integer shards,
        @Meaning("Zipf exponent of how unevenly the shards are used.") @Default("0") @Nullable Double skew,
        @Meaning("What a read may see.") @Default("strong") @Nullable Consistency consistency,
        @Meaning("Time from the loss of the leader to a new one.") @Default("30s") @Nullable TimeSpan failover,
        @Meaning("Different records that are read and written, all equally often within a shard.") @Default("10000") @Nullable Integer keys,
        @Meaning("Reads and writes that the disk of a replica does at a time.") @Default("unlimited") @Nullable Integer disks,
        @Meaning("A write keeps the disk so many times as long as it says: indexes, the log, pages that are written as a whole.") @Default("1") @Nullable Double writeAmplification,
        @Meaning("Time from when the loss of a leader was noticed until another one leads; the lost one does not lead on meanwhile.") @Default("0s: it is a part of failover") @Nullable TimeSpan election,
        @Meaning("Clients find a new leader so long after it has begun to lead.") @Default("0s") @Nullable TimeSpan resolution) {}
