package dev.archipelago.simulator.runtime;

/// Who may let others in because a place has become free: clients and replicas, one after the other, and not before
/// everything that is being ended has ended.
final class Admissions {

    private final Engine engine;
    private final Ready clients = new Ready();
    private final Ready replicas = new Ready();
    private int held;
    private boolean running;

    Admissions(Engine engine) {
        this.engine = engine;
    }

    /// Lets nobody in until [#letGo].
    void hold() {
        held++;
    }

    void letGo() {
        held--;
        run();
    }

    /// A client may have a place in its bulkhead or a connection.
    void of(Client client) {
        clients.add(client.number);
        run();
    }

    /// A replica may have a free worker or permits.
    void of(Replica replica) {
        replicas.add(replica.number);
        run();
    }

    private void run() {
        if (held > 0 || running || clients.isEmpty() && replicas.isEmpty()) {
            return;
        }
        running = true;
        int client = clients.poll();
        int replica = replicas.poll();
        while (client != Requests.NONE || replica != Requests.NONE) {
            if (client != Requests.NONE) {
                engine.guards.letIn(engine.guards.clients.get(client));
            }
            if (replica != Requests.NONE) {
                engine.service.letIn(engine.replicas[replica]);
            }
            client = clients.poll();
            replica = replicas.poll();
        }
        running = false;
    }
}
