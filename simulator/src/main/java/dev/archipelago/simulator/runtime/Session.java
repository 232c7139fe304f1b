package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.SourcePlan.JourneyPlan;

/// A user on the way through a journey.
final class Session {

    final Source source;
    JourneyPlan journey;
    int position;
    int left;

    Session(Source source, JourneyPlan journey) {
        this.source = source;
        this.journey = journey;
    }
}
