package app;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/// Sends messages to a RabbitMQ and takes them from it. Whoever connects declares all queues, so that nothing is lost in
/// whatever order programs start.
final class Broker implements Server.Source {

    private static final int PATIENCE_MILLIS = 5000;
    private static final int PAUSE_MILLIS = 500;

    final List<String> topics = new ArrayList<>();
    final List<Queue> queues = new ArrayList<>();
    private final String name;
    private final String address;
    private final Deque<Channel> idle = new ConcurrentLinkedDeque<>();
    private final List<Thread> consumers = new ArrayList<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private Connection publishing;

    /// A queue and its arguments.
    static final class Queue {
        final String name;
        final Map<String, Object> arguments = new LinkedHashMap<>(Map.of("x-queue-type", "quorum"));
        String topic = "";

        Queue(String name) {
            this.name = name;
        }
    }

    Broker(String name, String address) {
        this.name = name;
        this.address = address;
    }

    /// Sends a message, and waits until the broker has it.
    ///
    /// @throws Failure where it has not in five seconds
    void publish(String topic, String queue, int bytes, Request request) throws Failure, InterruptedException {
        String target = name + "." + (topic.isEmpty() ? queue : topic);
        if (address.isEmpty()) {
            request.log("would publish to " + target);
            return;
        }
        try {
            Channel channel = channel();
            try {
                Map<String, Object> told = new LinkedHashMap<>(request.trace.headers());
                channel.basicPublish(topic, queue,
                        new AMQP.BasicProperties.Builder().deliveryMode(2).headers(told).build(), new byte[bytes]);
                channel.waitForConfirmsOrDie(PATIENCE_MILLIS);
            } catch (IOException | TimeoutException | ShutdownSignalException refused) {
                channel.abort();
                throw refused;
            }
            idle.push(channel);
        } catch (IOException | TimeoutException | ShutdownSignalException refused) {
            throw new Failure(target + ": unavailable");
        }
    }

    /// A channel that nobody uses, on the connection of all publishers.
    private Channel channel() throws IOException, TimeoutException {
        for (Channel channel = idle.poll(); channel != null; channel = idle.poll()) {
            if (channel.isOpen()) {
                return channel;
            }
        }
        synchronized (idle) {
            boolean fresh = publishing == null || !publishing.isOpen();
            if (fresh) {
                publishing = connect();
            }
            Channel channel = publishing.createChannel();
            if (fresh) {
                declare(channel);
            }
            channel.confirmSelect();
            return channel;
        }
    }

    private Connection connect() throws IOException, TimeoutException {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(address);
            factory.setAutomaticRecoveryEnabled(false);
            factory.setConnectionTimeout(PATIENCE_MILLIS);
            return factory.newConnection();
        } catch (GeneralSecurityException | URISyntaxException wrong) {
            throw new IOException("an address such as amqp://user:password@host:5672 was expected", wrong);
        }
    }

    private void declare(Channel channel) throws IOException {
        for (String topic : topics) {
            channel.exchangeDeclare(topic, "fanout", true);
        }
        for (Queue queue : queues) {
            channel.queueDeclare(queue.name, true, false, false, queue.arguments);
            if (!queue.topic.isEmpty()) {
                channel.queueBind(queue.name, queue.topic, "");
            }
        }
    }

    @Override
    public void start(Server server) {
        server.design().operations.values().stream()
                .filter(operation -> operation.consumption != null && operation.consumption.broker().equals(name)
                        && !address.isEmpty())
                .forEach(operation -> consumers.add(Thread.ofVirtual().start(() -> consume(server, operation))));
    }

    /// Takes messages until the program ends, over as many connections as it takes.
    private void consume(Server server, Design.Operation operation) {
        while (ending.getCount() > 0) {
            try (Connection connection = connect()) {
                take(server, operation, connection);
            } catch (IOException | TimeoutException | ShutdownSignalException refused) {
                System.err.println(name + ": " + refused);
            } catch (InterruptedException ended) {
                return;
            }
            try {
                if (ending.getCount() > 0) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void take(Server server, Design.Operation operation, Connection connection)
            throws IOException, InterruptedException {
        Channel channel = connection.createChannel();
        declare(channel);
        Design.Consumption consumption = operation.consumption;
        channel.basicQos(consumption.prefetch());
        CountDownLatch broken = new CountDownLatch(1);
        connection.addShutdownListener(_ -> broken.countDown());
        Work taken = new Work();
        String tag = channel.basicConsume(consumption.queue(), !consumption.acknowledged(), (_, message) -> {
            taken.enter();
            Thread.ofVirtual().start(() -> {
                try {
                    serve(server, operation, channel, message);
                } finally {
                    taken.leave();
                }
            });
        }, _ -> broken.countDown());
        Thread watch = Thread.ofVirtual().start(() -> {
            try {
                ending.await();
            } catch (InterruptedException lost) {
                return;
            }
            broken.countDown();
        });
        broken.await();
        watch.interrupt();
        if (connection.isOpen()) {
            channel.basicCancel(tag);
            taken.awaitIdle(server.design().grace);
        }
    }

    /// Does what a message asks for. One that fails goes back, and to the dead letters when it has failed too often.
    private static void serve(Server server, Design.Operation operation, Channel channel, Delivery message) {
        Map<String, Object> told = message.getProperties().getHeaders();
        Trace trace = told == null ? Trace.of("", "") : Trace.of(text(told, "traceparent"), text(told, "tracestate"));
        server.serve(operation, "MESSAGE", trace, (status, _) -> {
            if (operation.consumption.acknowledged()) {
                acknowledge(channel, message.getEnvelope().getDeliveryTag(), status < 400);
            }
        });
    }

    private static void acknowledge(Channel channel, long tag, boolean done) {
        synchronized (channel) {
            try {
                if (done) {
                    channel.basicAck(tag, false);
                } else {
                    channel.basicNack(tag, false, true);
                }
            } catch (IOException | ShutdownSignalException gone) {
                System.err.println("the message will come again: " + gone.getMessage());
            }
        }
    }

    private static String text(Map<String, Object> headers, String name) {
        Object value = headers.get(name);
        return value == null ? "" : value.toString();
    }

    @Override
    public void stop() {
        ending.countDown();
    }

    @Override
    public void awaitEnd(double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (Thread consumer : consumers) {
            consumer.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }
}
