package dev.archipelago.simulator.redesign;

import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.Untried;

/// Another way in which one component could talk to another.
sealed interface Alternative {

    /// It can be simulated.
    record Open(Design design) implements Alternative {}

    /// It makes no sense here, or the design does not say enough.
    record Closed(Untried untried) implements Alternative {}

    /// What is changed.
    enum Kind {
        GRPC("gRPC"), HTTP2("HTTP/2"), BATCH("one call for many"), CACHE("kept answers"), EVENT(
                "a message, where nobody needs the answer");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
