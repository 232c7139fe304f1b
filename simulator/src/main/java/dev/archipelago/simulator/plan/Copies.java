package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.DatabaseSettings;

/// How many processes a component has at the start: its replicas, and those of a database that only read.
final class Copies {

    private Copies() {}

    static int of(Component component) {
        return ScalingCompiler.initial(component) + onlyReading(component);
    }

    static int onlyReading(Component component) {
        DatabaseSettings database = component.database();
        return database == null || database.readReplicas() == null ? 0 : database.readReplicas();
    }
}
