package dev.archipelago.simulator.messaging;

/// Is told of the messages that leave a store.
@FunctionalInterface
public interface Departures {

    /// A message is no longer in the store.
    void left(Message message, Fate fate);
}
