package dev.archipelago.simulator.runtime;

import java.util.List;

/// Connections that calls have not given back: nobody can use them until the leak is closed or their caller starts anew, which
/// closes them.
final class Leaks {

    private final Engine engine;
    private int open;

    Leaks(Engine engine) {
        this.engine = engine;
    }

    /// Lets the connections of links leak; what is given back closes the leak.
    Runnable open(List<Link> links, Strength strength) {
        Leak leak = new Leak(strength);
        open++;
        links.forEach(link -> link.leaks.add(leak));
        return () -> {
            open--;
            links.forEach(link -> {
                link.leaks.remove(leak);
                engine.guards.clients(link).forEach(client -> restore(client, leak));
            });
        };
    }

    /// Whether a client does not get the connection back that a call has left.
    boolean keep(Client client, long now) {
        for (Leak leak : client.link.leaks) {
            if (leak.strikes(client, now)) {
                return true;
            }
        }
        return false;
    }

    /// The process of a replica has ended, and with it all its connections.
    void ended(Replica replica) {
        if (open == 0) {
            return;
        }
        for (Link link : engine.links) {
            Client client = link.leaks.isEmpty() ? null : engine.guards.clientOf(replica, link);
            if (client != null) {
                link.leaks.forEach(leak -> restore(client, leak));
            }
        }
    }

    private void restore(Client client, Leak leak) {
        int lost = leak.restore(client);
        for (int i = 0; i < lost; i++) {
            engine.guards.discard(client);
        }
    }

    /// Connections that a client misses.
    static int missing(Client client) {
        return client.link.leaks.stream().mapToInt(leak -> leak.missing(client)).sum();
    }
}
