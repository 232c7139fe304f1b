package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.storage.Eviction;
import dev.archipelago.simulator.storage.KeyPopularity;
import java.util.List;
import java.util.Set;

/// What caches and databases keep.
///
/// @param caches those whose keys are simulated
/// @param databases those with several copies or parts
/// @param queries calls that read or write records of a database
/// @param depth look-ups inside the misses of others, at the most, the outermost included
public record StoragePlan(List<CachePlan> caches, List<DatabasePlan> databases, Set<Integer> queries, int depth) {

    /// Nothing of all that.
    public static final StoragePlan NONE = new StoragePlan(List.of(), List.of(), Set.of(), 0);

    public StoragePlan {
        caches = List.copyOf(caches);
        databases = List.copyOf(databases);
        queries = Set.copyOf(queries);
    }

    public boolean isEmpty() {
        return caches.isEmpty() && databases.isEmpty();
    }

    /// A cache that keeps keys.
    ///
    /// @param station whose replicas each keep their own
    /// @param popularity of the keys that are asked for
    /// @param entries that a replica can hold
    /// @param ttl nanoseconds that an entry is kept
    /// @param singleFlight whether look-ups of a key that is just being fetched wait for it
    /// @param absent of the keys that do not exist
    /// @param earlyRefresh how early entries are fetched anew; 0 for not before their end
    /// @param draw uniform, of the keys
    /// @param refreshDraw uniform, of who fetches early
    public record CachePlan(String id, int station, KeyPopularity popularity, Eviction eviction, int entries, long ttl,
            boolean singleFlight, Absent absent, double earlyRefresh, int draw, int refreshDraw) {}

    /// Keys that are asked for and do not exist.
    ///
    /// @param share of all keys, spread evenly over their ranks
    /// @param ttl nanoseconds that this is kept; -1 for not at all
    public record Absent(double share, long ttl) {

        /// Whether a key does not exist.
        public boolean has(int key) {
            return Math.floor((key + 1) * share) > Math.floor(key * share);
        }
    }

    /// When a write counts as done.
    public enum Mode {
        /// There is one copy of each part.
        SINGLE,

        /// When the leader has it.
        ASYNCHRONOUS,

        /// When all copies that run have it.
        SYNCHRONOUS,

        /// When so many copies have it; there is no leader.
        QUORUM,

        /// When the leader and so many copies that they are a majority have it.
        CONSENSUS
    }

    /// Who answers reads of a database with a leader.
    public enum Reads {
        /// The leader.
        LEADER,

        /// Any copy that is not further behind than it is on average, else the leader.
        RECENT,

        /// Any copy.
        ANY
    }

    /// A database that keeps records.
    ///
    /// @param members copies that can lead or take part in quorums; the places behind them only read
    /// @param copies all of them
    /// @param lag nanoseconds that a write takes to a copy, on average
    /// @param lagDraw of that time; -1 where writes are there at once
    /// @param write copies that confirm a write, in quorums
    /// @param read copies whose answers a read waits for, in quorums; it asks all
    /// @param shares cumulated, of the records asked for by shard
    /// @param keys different records
    /// @param failover nanoseconds until the loss of a leader is noticed
    /// @param election nanoseconds from then to a new one, in which the old one does not lead on
    /// @param resolution nanoseconds until clients find a new leader
    /// @param draw uniform, of the records and copies
    /// @param near draw of the time one way between copies of a zone, where a majority decides; -1 for none
    /// @param far draw of that time between zones
    public record DatabasePlan(String id, int station, Mode mode, Reads reads, int members, int copies, long lag,
            int lagDraw, int near, int far, int write, int read, List<Double> shares, int keys, long failover,
            long election, long resolution, int draw) {
        public DatabasePlan {
            shares = List.copyOf(shares);
        }

        public int shards() {
            return shares.size();
        }

        /// Whether the replica at a place may lead or take part in decisions: it does more than read.
        public boolean isVoter(int place) {
            return place < members || place >= copies;
        }
    }
}
