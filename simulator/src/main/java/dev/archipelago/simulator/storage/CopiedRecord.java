package dev.archipelago.simulator.storage;

import java.util.ArrayList;
import java.util.List;

/// One record of a database with several copies: which versions were written, and when each copy has or will have each of them.
///
/// A version that every copy has makes the older ones superfluous, so that few are kept. Versions are numbered from 1; 0 is what was
/// there in the beginning.
public final class CopiedRecord {

    /// A copy does not have it and will not get it.
    public static final long NEVER = Long.MAX_VALUE;

    /// Versions that are told apart at the most; older ones count as being everywhere.
    private static final int MOST_VERSIONS = 64;

    private final int copies;
    private final List<Version> versions = new ArrayList<>(2);
    private int last;
    /// The version that every copy has, or had before newer ones.
    private int base;

    /// A write.
    private static final class Version {
        private final int number;
        private final long[] arrivals;
        private long committed = NEVER;

        Version(int number, long[] arrivals) {
            this.number = number;
            this.arrivals = arrivals;
        }
    }

    public CopiedRecord(int copies) {
        this.copies = copies;
    }

    /// Begins a write.
    ///
    /// @param arrivals by copy when it has the version; [#NEVER] for not yet known
    /// @return the number of its version
    public int write(long[] arrivals) {
        if (arrivals.length != copies) {
            throw new IllegalArgumentException(arrivals.length + " arrivals at " + copies + " copies");
        }
        versions.add(new Version(++last, arrivals.clone()));
        return last;
    }

    /// A copy has a version now.
    public void arrive(int version, int copy, long now) {
        for (Version known : versions) {
            if (known.number == version) {
                known.arrivals[copy] = Math.min(known.arrivals[copy], now);
            }
        }
    }

    /// A version counts as written from now on.
    public void commit(int version, long now) {
        for (Version known : versions) {
            if (known.number == version) {
                known.committed = Math.min(known.committed, now);
            }
        }
        prune(now);
    }

    /// A copy gets what it does not have and would not have got, by a time.
    public void catchUp(int copy, long by) {
        for (Version known : versions) {
            known.arrivals[copy] = known.arrivals[copy] == NEVER ? by : known.arrivals[copy];
        }
    }

    /// A copy has everything that counts as written.
    public void complete(int copy, long now) {
        for (Version known : versions) {
            known.arrivals[copy] = known.committed <= now ? Math.min(known.arrivals[copy], now) : known.arrivals[copy];
        }
    }

    private void prune(long now) {
        int newest = versions.size() - 1;
        while (newest > 0 && !(versions.get(newest).committed <= now && isEverywhere(versions.get(newest), now))) {
            newest--;
        }
        forget(Math.max(newest, versions.size() - MOST_VERSIONS));
    }

    private void forget(int oldest) {
        for (int i = 0; i < oldest; i++) {
            base = versions.removeFirst().number;
        }
    }

    private static boolean isEverywhere(Version version, long now) {
        for (long arrival : version.arrivals) {
            if (arrival > now) {
                return false;
            }
        }
        return true;
    }

    /// The newest version that counts as written.
    public int committed(long now) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).committed <= now) {
                return versions.get(i).number;
            }
        }
        return base;
    }

    /// The newest version that a copy has.
    public int seen(int copy, long now) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).arrivals[copy] <= now) {
                return versions.get(i).number;
            }
        }
        return base;
    }

    /// Nanoseconds since when a version is no longer the newest one that counts as written; 0 when it is.
    public long age(int version, long now) {
        for (Version known : versions) {
            if (known.number > version && known.committed <= now) {
                return now - known.committed;
            }
        }
        return 0;
    }

    /// Versions that count as written and have not come to a copy by a time.
    public int missing(int copy, long by) {
        int missing = 0;
        for (Version known : versions) {
            missing += known.committed <= by && known.arrivals[copy] > by ? 1 : 0;
        }
        return missing;
    }

    /// A copy leads from now on: what it did not have when the leader was lost is lost.
    ///
    /// @return versions that counted as written and are lost
    public int follow(int copy, long lost) {
        int before = versions.size();
        int gone = 0;
        for (int i = before - 1; i >= 0; i--) {
            Version known = versions.get(i);
            if (known.arrivals[copy] > lost) {
                gone += known.committed == NEVER ? 0 : 1;
                versions.remove(i);
            }
        }
        return gone;
    }
}
