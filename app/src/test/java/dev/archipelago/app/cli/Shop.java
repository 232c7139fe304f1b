package dev.archipelago.app.cli;

/// A small architecture that every command can work with.
final class Shop {
    static final String TEXT = """
            {
              "format": 1,
              "name": "Corner shop",
              "components": {
                "web": {
                  "kind": "gateway",
                  "container": { "cpu": "1", "cpuLimit": "1", "memory": "128Mi", "workers": 32, "backlog": 100 },
                  "operations": {
                    "checkout": { "steps": [ { "compute": "exponential(1ms)" }, { "call": "orders.place" } ] }
                  }
                },
                "orders": {
                  "kind": "service",
                  "replicas": 2,
                  "container": { "cpu": "1", "cpuLimit": "1", "memory": "256Mi", "workers": 16, "backlog": 100 },
                  "operations": {
                    "place": { "steps": [ { "compute": "exponential(4ms)" } ] }
                  }
                }
              },
              "connections": {
                "web->orders": { "timeout": "500ms" }
              },
              "workloads": {
                "shoppers": { "enters": "web.checkout", "arrivals": "poisson(100/s)" }
              },
              "objectives": {
                "fast": "shoppers p99 < 400ms"
              }
            }
            """;

    /// The shop with a bank whose autoscaling cannot be simulated, in its line of the file.
    static final String WITH_SCALED_BANK = TEXT.replace("\"components\": {",
            "\"components\": {\n\"bank\": { \"kind\": \"external\", \"autoscaling\": { \"min\": 1, \"max\": 2 } },");
    static final int LINE_OF_BANK = 5;

    private Shop() {}
}
