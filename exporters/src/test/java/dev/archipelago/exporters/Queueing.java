package dev.archipelago.exporters;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;

/// A design whose replicas follow messages and the clock.
public final class Queueing {

    private static final String TEXT = """
            {
              "format": 1,
              "name": "Print works",
              "components": {
                "desk": { "kind": "service", "operations": { "take": { "steps": [
                  { "publish": "kafka.orders" }, { "publish": "rabbit.mails" }, { "publish": "rabbit.news" },
                  { "publish": "cloud.photos" } ] } },
                  "autoscaling": { "min": 2, "max": 9, "cpu": "60%", "schedule": [
                    { "from": "8h", "until": "17.5h", "min": 6 }, { "from": "22h", "min": 3 }, { "from": "30h", "min": 4 },
                    { "from": "0s", "until": "1h", "min": 1 } ] } },
                "press": { "kind": "service", "autoscaling": { "min": 0, "max": 12, "lag": 50 },
                  "operations": { "print": { "consumes": "kafka.orders", "steps": [ { "compute": "20ms" } ] } } },
                "mailer": { "kind": "service",
                  "autoscaling": { "min": 1, "max": 4, "lag": 20, "cpu": "70%",
                    "schedule": [ { "from": "0s", "min": 2 } ] },
                  "operations": {
                    "send": { "consumes": "rabbit.mails", "steps": [ { "compute": "5ms" } ] },
                    "tell": { "consumes": "rabbit.news", "steps": [ { "compute": "5ms" } ] } } },
                "retoucher": { "kind": "service", "autoscaling": { "min": 0, "max": 3, "lag": 5 },
                  "operations": { "retouch": { "consumes": "cloud.photos", "steps": [ { "compute": "1s" } ] } } },
                "archivist": { "kind": "service", "autoscaling": { "min": 0, "max": 3, "lag": 5 },
                  "operations": { "file": { "consumes": "bus.files", "steps": [ { "compute": "1s" } ] } } },
                "kafka": { "kind": "broker",
                  "broker": { "engine": "kafka", "channels": { "orders": { "partitions": 12 } } } },
                "rabbit": { "kind": "broker",
                  "broker": { "engine": "rabbitmq", "channels": { "mails": {}, "news": { "kind": "topic" } } } },
                "cloud": { "kind": "broker", "broker": { "engine": "sqs", "channels": { "photos": {} } } },
                "bus": { "kind": "broker", "broker": { "engine": "nats", "channels": { "files": {} } } }
              },
              "workloads": { "customers": { "enters": "desk.take", "arrivals": "poisson(10/s)" } },
              "platform": { "zones": { "a": { "region": "eu-central-1" } } }
            }
            """;

    private Queueing() {}

    public static Document document() {
        return DocumentReader.readText(TEXT, "print-works").orElseThrow();
    }
}
