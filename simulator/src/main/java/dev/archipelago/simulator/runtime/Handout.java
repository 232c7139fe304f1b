package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.messaging.Delivery;

/// Messages on their way to a consumer, or in its hands.
final class Handout {

    final Subscription subscription;
    final Delivery delivery;
    final Subscription.Taker consumer;
    final int courier;

    Handout(Subscription subscription, Delivery delivery, Subscription.Taker consumer, int courier) {
        this.subscription = subscription;
        this.delivery = delivery;
        this.consumer = consumer;
        this.courier = courier;
    }
}
