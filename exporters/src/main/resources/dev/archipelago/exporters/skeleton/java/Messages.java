package app;

import java.util.function.Consumer;

/// What the design says of messages: the brokers, their queues, and what is sent and taken.
final class Messages {

    private Messages() {}

    /// A RabbitMQ.
    ///
    /// @param variable that holds its address such as `amqp://user:password@events:5672`; where it has none, the program
    ///     only says what it would send
    @SafeVarargs
    static Consumer<Design> broker(String name, String variable, Consumer<Broker>... parts) {
        Broker broker = new Broker(name, System.getenv().getOrDefault(variable, ""));
        for (Consumer<Broker> part : parts) {
            part.accept(broker);
        }
        return design -> design.sources.put(name, broker);
    }

    /// An exchange that gives each message to all queues that are bound to it.
    static Consumer<Broker> topic(String name) {
        return broker -> broker.topics.add(name);
    }

    @SafeVarargs
    static Consumer<Broker> queue(String name, Consumer<Broker.Queue>... parts) {
        Broker.Queue queue = new Broker.Queue(name);
        for (Consumer<Broker.Queue> part : parts) {
            part.accept(queue);
        }
        return broker -> broker.queues.add(queue);
    }

    /// The queue gets all messages of a topic.
    static Consumer<Broker.Queue> bound(String topic) {
        return queue -> queue.topic = topic;
    }

    /// An argument of a queue as RabbitMQ names it.
    static Consumer<Broker.Queue> argument(String name, Object value) {
        return queue -> queue.arguments.put(name, value);
    }

    /// Sends a message of so many bytes, and waits until the broker has it.
    ///
    /// @param topic empty where the message goes to the queue alone
    static Step publish(String broker, String topic, String queue, int bytes) {
        return request -> ((Broker) request.source(broker)).publish(topic, queue, bytes, request);
    }

    /// Messages of a queue are served like requests.
    ///
    /// @param prefetch messages taken before they are acknowledged; 0 for any number
    /// @param delivery `at-most-once` forgets a message when it is sent, all else when it is done
    static Consumer<Design.Operation> consumes(String broker, String queue, int prefetch, String delivery) {
        return operation -> operation.consumption = new Design.Consumption(broker, queue, prefetch,
                !delivery.equals("at-most-once"));
    }
}
