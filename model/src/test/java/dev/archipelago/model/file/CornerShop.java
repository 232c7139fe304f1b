package dev.archipelago.model.file;

/// A small shop that uses much of the vocabulary, in canonical spelling.
final class CornerShop {
    static final String JSON = """
            {
              "format": 1,
              "name": "Corner shop",
              "components": {
                "web": {
                  "kind": "gateway",
                  "replicas": 2,
                  "operations": {
                    "checkout": {
                      "steps": [
                        { "compute": "exponential(1ms)" },
                        { "call": "orders.place" }
                      ]
                    }
                  }
                },
                "orders": {
                  "kind": "service",
                  "context": "ordering",
                  "container": {
                    "runtime": "java",
                    "cpu": "500m",
                    "cpuLimit": "1",
                    "memory": "512Mi",
                    "workers": 64,
                    "backlog": 128,
                    "startup": "12s"
                  },
                  "autoscaling": { "min": 2, "max": 12, "cpu": "70%" },
                  "operations": {
                    "place": {
                      "steps": [
                        { "compute": "lognormal(mean=4ms, cv=0.8)" },
                        { "parallel": [ { "call": "stock" }, { "call": "payment", "probability": "95%" } ] },
                        { "query": "orders-db", "hold": "exponential(3ms)" },
                        { "publish": "bus.order-placed" },
                        { "reply": "2Ki" },
                        { "compute": "1ms" }
                      ]
                    }
                  }
                },
                "stock": {
                  "kind": "service",
                  "operations": {
                    "reserve": {
                      "steps": [
                        { "compute": "2ms" }
                      ]
                    }
                  }
                },
                "payment": { "kind": "third-party", "external": { "latency": "50ms" } },
                "orders-db": { "kind": "database", "database": { "engine": "postgresql", "connections": 100 } },
                "bus": {
                  "kind": "broker",
                  "broker": {
                    "channels": {
                      "order-placed": { "kind": "topic" }
                    }
                  }
                }
              },
              "connections": {
                "orders->payment": {
                  "protocol": "grpc",
                  "timeout": "300ms",
                  "retry": { "attempts": 3, "backoff": "25ms..250ms full-jitter" },
                  "circuitBreaker": { "failureRate": "50%", "window": 100, "open": "30s" }
                }
              },
              "workloads": {
                "shoppers": { "enters": "web.checkout", "arrivals": "poisson(120/s)" }
              },
              "objectives": {
                "fast-checkout": "shoppers p99 < 400ms",
                "available": "shoppers success > 99.9%"
              },
              "scenarios": {
                "payment-dies": {
                  "faults": [
                    { "crash": "payment", "at": "60s", "for": "30s" }
                  ]
                }
              },
              "diagram": {
                "positions": {
                  "web": "0 0",
                  "orders": "200 0"
                }
              }
            }
            """;

    private CornerShop() {}
}
