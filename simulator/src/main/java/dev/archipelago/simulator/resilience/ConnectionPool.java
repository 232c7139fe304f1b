package dev.archipelago.simulator.resilience;

import java.util.Arrays;

/// The connections of one caller to a callee: those that carry requests, those that are idle and those being opened.
///
/// With one request on a connection at a time (HTTP/1.1, databases) the one used last is used first, and one unused for
/// too long is closed. Otherwise (HTTP/2 and the like) each carries up to 1024 requests at a time, Envoy's default, and all of
/// them are closed when none was carried for too long.
public final class ConnectionPool {

    /// Requests on one connection at the same time.
    public static final int STREAMS = 1024;

    /// @param size connections at most; [Integer#MAX_VALUE] for no bound
    /// @param shared whether a connection carries many requests at the same time
    /// @param idle nanoseconds after which an unused connection is closed; [Long#MAX_VALUE] for never
    public record Settings(int size, boolean shared, long idle) {}

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

    public ConnectionPool(Settings settings) {
        this.settings = settings;
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
        return true;
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
    }

    /// A request has left its connection.
    ///
    /// @param broken whether its answer is outstanding, so that a connection that is not shared has to be closed
    public void giveBack(boolean broken, long now) {
        inUse--;
        if (settings.shared) {
            idleSince = inUse == 0 ? now : idleSince;
        } else if (broken) {
            open--;
        } else {
            push(now);
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
        if (settings.idle == Long.MAX_VALUE) {
            return;
        }
        if (settings.shared) {
            if (inUse == 0 && now - idleSince >= settings.idle) {
                open = 0;
            }
            return;
        }
        while (idleCount > 0 && now - idle[firstIdle] >= settings.idle) {
            firstIdle++;
            idleCount--;
            open--;
        }
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
}
