package dev.archipelago.model.testing;

/// A design with a little of everything, to be broken in one place at a time.
public final class Faultless {

    /// Nothing is wrong with it.
    public static final String TEXT = """
            format: 1
            name: Good
            components:
              users: { kind: client }
              web: { kind: gateway, operations: { open: { steps: [ { call: orders.place } ] } } }
              orders:
                kind: service
                container: { cpu: 500m, workers: 8, backlog: 9 }
                autoscaling: { min: 2, max: 4 }
                resources: { permits: { capacity: 3 } }
                operations:
                  place: { idempotent: false, steps: [ { acquire: permits }, { query: db }, { release: permits }, { publish: bus.placed } ] }
                  cancel: { consumes: bus.placed, steps: [ { cache: memory, hit: 50%, miss: [ { compute: 1ms } ] } ] }
              db: { kind: database, database: { connections: 20 } }
              memory: { kind: cache }
              bus: { kind: broker, broker: { channels: { placed: { maxDeliveries: 5 } } } }
            connections:
              web->orders: { timeout: 1s }
              orders->db: { timeout: 1s, pool: { size: 5 } }
              orders->memory: { timeout: 1s }
            workloads: { shoppers: { from: users, enters: web.open, arrivals: poisson(10/s) } }
            objectives: { fast: shoppers p99 < 400ms, calm: orders utilization < 70% }
            platform: { zones: { a: {} }, nodePools: { main: { zones: [ a ] } } }
            """;

    private Faultless() {}
}
