package dev.archipelago.simulator.resilience;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The connections of one caller to a callee: those that carry requests, those that are idle and those being opened.
///
/// With one request on a connection at a time (HTTP/1.1, databases) the one used last is used first, and one unused for
/// too long is closed. Otherwise (HTTP/2 and the like) each carries up to 1024 requests at a time, Envoy's default, and all of
/// them are closed when none was carried for too long.
///
/// Pinned connections lead to one peer each: what was chosen for the first request that one carried. A connection whose peer is
/// gone, or that is too old, is closed when its turn comes.
public final class ConnectionPool {

    /// Requests on one connection at the same time.
    public static final int STREAMS = 1024;

    /// No peer yet.
    public static final long NOBODY = -1;

    /// @param size connections at most; [Integer#MAX_VALUE] for no bound
    /// @param shared whether a connection carries many requests at the same time
    /// @param idle nanoseconds after which an unused connection is closed; [Long#MAX_VALUE] for never
    /// @param maxAge nanoseconds after which a connection is closed; [Long#MAX_VALUE] for never
    /// @param pinned whether each connection leads to one peer
    public record Settings(int size, boolean shared, long idle, long maxAge, boolean pinned) {

        /// Whether connections have to be told from one another.
        public boolean tellsApart() {
            return pinned || maxAge < Long.MAX_VALUE;
        }
    }

    private final Settings settings;
    private final long streams;
    private long inUse;
    private int open;
    private int opening;
    private long idleSince;
    /// Since when each idle connection that is not shared is idle, the longest first.
    private long[] idle = new long[8];
    private int firstIdle;
    private int idleCount;
    /// Of connections that are told apart and can take a request: whom they lead to and since when; of those that are not
    /// shared beside [#idle], and of shared ones the first so many as are open.
    private final @Nullable Lines lines;
    private final LongPredicate isThere;

    /// @param isThere whether a peer still has the connections that lead to it
    public ConnectionPool(Settings settings, LongPredicate isThere) {
        this.settings = settings;
        this.isThere = isThere;
        this.lines = settings.tellsApart() ? new Lines() : null;
        this.streams = settings.shared ? STREAMS : 1;
    }

    /// Takes an open connection; false when none has room.
    public boolean take(long now) {
        expire(now);
        if (inUse >= open * streams) {
            return false;
        }
        inUse++;
        if (!settings.shared) {
            idleCount--;
        }
        if (lines != null) {
            lines.take(settings.shared);
        }
        return true;
    }

    /// Whom the connection leads to that [#take] would take now; [#NOBODY] when that is still open.
    public long peer(long now) {
        expire(now);
        return lines == null || inUse >= open * streams ? NOBODY : lines.next(settings.shared);
    }

    /// Whom the connection leads to that was taken last; [#NOBODY] when that is still open.
    public long taken() {
        return lines == null || !settings.pinned ? NOBODY : lines.takenPeer;
    }

    /// Says whom the connection leads to that was taken last.
    public void lead(long peer) {
        if (lines != null && settings.shared && settings.pinned) {
            lines.peers[lines.turn] = peer;
        }
    }

    /// Whether another connection may be opened, and so many waiting requests need one.
    public boolean shouldOpen(int waiting) {
        return (long) open + opening < settings.size && waiting > opening * streams;
    }

    /// A connection is being opened.
    public void opens() {
        opening++;
    }

    /// A connection has been opened.
    public void opened(long now) {
        opening--;
        open++;
        if (settings.shared) {
            idleSince = inUse == 0 ? now : idleSince;
        } else {
            push(now);
        }
        if (lines != null) {
            lines.add(NOBODY, now);
        }
    }

    /// A request has left its connection.
    ///
    /// @param broken whether its answer is outstanding, so that a connection that is not shared has to be closed
    /// @param peer whom its connection leads to
    /// @param born when its connection was opened, as [#born] told when it was taken
    public void giveBack(boolean broken, long now, long peer, long born) {
        inUse--;
        if (settings.shared) {
            idleSince = inUse == 0 ? now : idleSince;
        } else if (broken) {
            open--;
        } else {
            push(now);
            if (lines != null) {
                lines.add(settings.pinned ? peer : NOBODY, born);
            }
        }
    }

    private void push(long now) {
        if (firstIdle + idleCount == idle.length) {
            if (firstIdle > idle.length / 2) {
                System.arraycopy(idle, firstIdle, idle, 0, idleCount);
            } else {
                idle = Arrays.copyOfRange(idle, firstIdle, firstIdle + 2 * idle.length);
            }
            firstIdle = 0;
        }
        idle[firstIdle + idleCount++] = now;
    }

    private void expire(long now) {
        if (settings.idle < Long.MAX_VALUE) {
            closeUnused(now);
        }
        if (lines != null) {
            int closed = settings.shared ? lines.closeAny(now) : lines.closeLast(now);
            open -= closed;
            idleCount -= settings.shared ? 0 : closed;
        }
    }

    private void closeUnused(long now) {
        if (settings.shared) {
            if (inUse == 0 && now - idleSince >= settings.idle) {
                open = 0;
                if (lines != null) {
                    lines.count = 0;
                }
            }
            return;
        }
        while (idleCount > 0 && now - idle[firstIdle] >= settings.idle) {
            firstIdle++;
            idleCount--;
            open--;
            if (lines != null) {
                lines.remove(0);
            }
        }
    }

    /// When the connection was opened that was taken last.
    public long born() {
        return lines == null ? 0 : lines.takenBorn;
    }

    /// Requests on connections.
    public long inUse() {
        return inUse;
    }

    public int open() {
        return open;
    }

    public int opening() {
        return opening;
    }

    /// Connections that are told apart, the one opened or given back last at the end.
    private final class Lines {
        private long[] peers = new long[8];
        private long[] births = new long[8];
        private int count;
        private int turn = -1;
        private long takenPeer = NOBODY;
        private long takenBorn;

        void add(long peer, long born) {
            if (count == peers.length) {
                peers = Arrays.copyOf(peers, 2 * count);
                births = Arrays.copyOf(births, 2 * count);
            }
            peers[count] = peer;
            births[count++] = born;
        }

        void remove(int at) {
            System.arraycopy(peers, at + 1, peers, at, count - at - 1);
            System.arraycopy(births, at + 1, births, at, count - at - 1);
            count--;
        }

        /// Shared ones take turns, others are used last in, first out.
        private int following(boolean shared) {
            return shared ? (turn + 1) % count : count - 1;
        }

        long next(boolean shared) {
            return settings.pinned ? peers[following(shared)] : NOBODY;
        }

        void take(boolean shared) {
            turn = following(shared);
            takenPeer = peers[turn];
            takenBorn = births[turn];
            count -= shared ? 0 : 1;
        }

        private boolean isOver(int at, long now) {
            return now - births[at] >= settings.maxAge
                    || settings.pinned && peers[at] != NOBODY && !isThere.test(peers[at]);
        }

        /// Closes those at the end that are over.
        int closeLast(long now) {
            int before = count;
            while (count > 0 && isOver(count - 1, now)) {
                count--;
            }
            return before - count;
        }

        int closeAny(long now) {
            int before = count;
            for (int at = count - 1; at >= 0; at--) {
                if (isOver(at, now)) {
                    remove(at);
                }
            }
            return before - count;
        }
    }
}
