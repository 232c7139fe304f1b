package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.messaging.Delivery;

/// Messages that a request has taken in the middle of its work, and acknowledges by ending well.
record Taken(MidwayTakers takers, Delivery delivery) {}
