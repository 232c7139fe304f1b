package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.messaging.Delivery;
import dev.archipelago.simulator.plan.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Requests that take messages of a subscription in the middle of their work, and wait for them where there are none.
final class MidwayTakers {

    private final Engine engine;
    private final Subscription subscription;
    /// Requests that wait for a message, in order.
    private final Map<Integer, Object> waiting = new LinkedHashMap<>();
    private int held;

    MidwayTakers(Engine engine, Subscription subscription) {
        this.engine = engine;
        this.subscription = subscription;
    }

    /// Deliveries that they have not settled.
    int held() {
        return held;
    }

    /// Hands a message to a request if there is one.
    boolean take(int r) {
        subscription.expire();
        return waiting.isEmpty() && subscription.brokerRuns() && hand(r);
    }

    private boolean hand(int r) {
        Delivery delivery = subscription.takeOne();
        if (delivery == null) {
            return false;
        }
        held++;
        engine.brokers().took(engine.requests.root(r), new Taken(this, delivery));
        subscription.handedOut();
        return true;
    }

    /// A request waits for a message.
    ///
    /// @param patience nanoseconds after which it goes on without one; negative for never
    void await(int r, long patience) {
        Object ticket = new Object();
        waiting.put(r, ticket);
        if (patience >= 0) {
            engine.agenda.after(patience, () -> {
                if (waiting.remove(r, ticket)) {
                    engine.ready.add(r);
                }
            });
        }
    }

    void leave(int r) {
        waiting.remove(r);
    }

    /// Gives those that wait what can be handed out.
    void serve() {
        for (int r : List.copyOf(waiting.keySet())) {
            if (engine.requests.is(engine.requests.root(r), Requests.ENDED)) {
                waiting.remove(r);
                engine.service.end(r, Failure.DEPENDENCY);
            } else if (hand(r)) {
                waiting.remove(r);
                engine.ready.add(r);
            } else {
                return;
            }
        }
    }

    /// A request that has taken messages has ended.
    void settle(Delivery delivery, boolean failed) {
        held--;
        subscription.settle(delivery, failed || delivery.isPoison());
    }
}
