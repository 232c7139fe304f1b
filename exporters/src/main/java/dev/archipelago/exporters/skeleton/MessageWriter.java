package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.ImageReference;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.CallMode;
import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.DeliveryGuarantee;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.OverflowPolicy;
import dev.archipelago.model.Step;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.quantity.DataSize;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes how a program sends messages to a RabbitMQ and takes them from it, in the languages that can.
///
/// A queue has the name of its channel. A topic is an exchange of that name with a queue for each consuming component,
/// `CHANNEL.COMPONENT`, which is where autoscalers look as well.
///
/// Source: RabbitMQ 3.10 to 4.1, quorum queues and their arguments.
final class MessageWriter {

    /// The function that names a broker and its queues.
    static final String BROKER = "broker";
    /// The function that sends a message.
    static final String PUBLISH = "publish";
    /// The function that lets messages drive an operation.
    static final String CONSUMES = "consumes";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");
    private static final String RABBITMQ = "rabbitmq";
    private static final long MOST_BYTES = 16L << 20;
    private static final long UNLIMITED = 1_000_000_000;

    private final ComponentId own;
    private final Language language;
    private final Neighbours neighbours;
    private final Omissions omissions;
    private final Set<ComponentId> brokers = new LinkedHashSet<>();

    MessageWriter(ComponentId own, Language language, Neighbours neighbours, Omissions omissions) {
        this.own = own;
        this.language = language;
        this.neighbours = neighbours;
        this.omissions = omissions;
    }

    /// Sends a message; empty where the program can only pretend to.
    Optional<Code> published(String operation, Step.Publish step) {
        Optional<OperationRef> target = spoken(step.publish());
        if (target.isEmpty()) {
            omissions.add(Pointer.of("components", own.value(), "operations", operation),
                    "messages to " + step.publish(), refusal(step.publish())
                            + "; the program says in its log what it would send");
            return Optional.empty();
        }
        if (step.outbox() != null) {
            omissions.add(Pointer.of("components", own.value(), "operations", operation),
                    "the outbox of messages to " + step.publish(),
                    "they are sent at once; an outbox is a table of your database");
        }
        OperationRef channel = target.get();
        brokers.add(channel.component());
        boolean topic = settings(channel).kind() == ChannelKind.TOPIC;
        DataSize size = step.size();
        Code sent = Code.call(PUBLISH, Code.text(name(channel.component())), Code.text(topic ? id(channel) : ""),
                Code.text(topic ? "" : id(channel)),
                Code.number(size == null ? 0 : Math.min(size.bytes(), MOST_BYTES)));
        return Optional.of(step.mode() == CallMode.SYNC ? sent : Code.call("background", sent));
    }

    /// What lets messages drive an operation; empty where the program takes none.
    Optional<Code> consumed(String name, Operation operation) {
        String channel = operation.consumes();
        if (channel == null) {
            return Optional.empty();
        }
        Optional<OperationRef> source = spoken(channel);
        if (source.isEmpty()) {
            omissions.add(Pointer.of("components", own.value(), "operations", name, "consumes"),
                    "messages of " + channel, refusal(channel) + "; POST /" + name
                            + " does what a message would");
            return Optional.empty();
        }
        brokers.add(source.get().component());
        Channel settings = settings(source.get());
        Integer workers = neighbours.component(own).orElseThrow().containerOrDefault().workers();
        Integer prefetch = settings.prefetch() != null ? settings.prefetch() : workers;
        DeliveryGuarantee delivery = settings.delivery() == null
                ? DeliveryGuarantee.AT_LEAST_ONCE
                : settings.delivery();
        return Optional.of(Code.call(CONSUMES, Code.text(name(source.get().component())),
                Code.text(queue(source.get(), own)),
                Code.number(prefetch == null ? 0L : Math.clamp(prefetch, 0, 65_535)),
                Code.text(delivery == DeliveryGuarantee.AT_MOST_ONCE ? "at-most-once" : "at-least-once")));
    }

    /// The brokers that the program has to do with, each with all its topics and queues.
    List<Code> brokers() {
        return brokers.stream().map(this::broker).toList();
    }

    /// The brokers, for whoever has to tell the program where they are.
    List<ComponentId> named() {
        return List.copyOf(brokers);
    }

    private Code broker(ComponentId id) {
        List<Code> parts = new ArrayList<>();
        List<Code> queues = new ArrayList<>();
        channels(id).forEach((name, settings) -> {
            OperationRef channel = new OperationRef(id, name);
            if (!NAME.matcher(name).matches()) {
                return;
            }
            if (settings.kind() == ChannelKind.TOPIC) {
                parts.add(Code.call("topic", Code.text(name)));
                consumers(channel).forEach(consumer -> queues.add(Code.call("queue",
                        List.of(Code.text(queue(channel, consumer)), Code.call("bound", Code.text(name))),
                        arguments(id, name, settings))));
            } else {
                queues.add(Code.call("queue", List.of(Code.text(name)), arguments(id, name, settings)));
            }
            if (settings.maxDeliveries() != null && settings.deadLetters() == null) {
                queues.add(Code.call("queue", Code.text(name + ".dead")));
            }
            report(channel, settings);
        });
        parts.addAll(queues);
        omissions.add(Pointer.of("components", id.value()), "the user of " + neighbours.names().of(own),
                "no user and no secret stands in an export: give the program " + neighbours.variable(id)
                        + " with both; without it messages are only written to the log");
        return Code.call(BROKER, List.of(Code.text(name(id)), Code.text(neighbours.variable(id))), parts);
    }

    private List<Code> arguments(ComponentId broker, String name, Channel settings) {
        List<Code> arguments = new ArrayList<>();
        if (settings.maxLength() != null) {
            add("x-max-length", Code.number((long) settings.maxLength()), arguments);
            add("x-overflow", Code.text(settings.overflow() == OverflowPolicy.DROP_OLDEST
                    ? "drop-head"
                    : "reject-publish"), arguments);
        }
        if (settings.retention() != null) {
            add("x-message-ttl", Code.number(Math.max(1, settings.retention().nanos() / 1_000_000)), arguments);
        }
        Integer deliveries = settings.maxDeliveries();
        // The limit is that of further deliveries, after the first.
        add("x-delivery-limit", Code.number(deliveries == null ? UNLIMITED : Math.max(0, deliveries - 1)),
                arguments);
        if (deliveries != null) {
            String dead = settings.deadLetters();
            String target = dead == null ? name + ".dead" : dead.substring(dead.indexOf('.') + 1);
            Channel letters = channels(broker).get(target);
            boolean topic = letters != null && letters.kind() == ChannelKind.TOPIC;
            add("x-dead-letter-exchange", Code.text(topic ? target : ""), arguments);
            add("x-dead-letter-routing-key", Code.text(topic ? "" : target), arguments);
        }
        return arguments;
    }

    private static void add(String name, Code value, List<Code> arguments) {
        arguments.add(Code.call("argument", Code.text(name), value));
    }

    private void report(OperationRef channel, Channel settings) {
        List<String> missing = new ArrayList<>();
        addIf(settings.partitions(), "partitions", missing);
        addIf(settings.visibility(), "visibility", missing);
        addIf(settings.linger(), "linger", missing);
        addIf(settings.batch(), "batches", missing);
        addIf(settings.copies(), "copies", missing);
        addIf(settings.overflow() == OverflowPolicy.BLOCK ? true : null, "publishers that wait", missing);
        addIf(settings.delivery() == DeliveryGuarantee.EXACTLY_ONCE ? true : null, "exactly-once delivery", missing);
        if (!missing.isEmpty()) {
            omissions.add(Pointer.of("components", channel.component().value(), "broker", "channels", id(channel)),
                    String.join(", ", missing), "RabbitMQ has none of this kind; its queues do without");
        }
    }

    private static void addIf(@Nullable Object setting, String name, List<String> missing) {
        if (setting != null) {
            missing.add(name);
        }
    }

    /// The components that get the messages of a channel, in the order of the design.
    private List<ComponentId> consumers(OperationRef channel) {
        return Channels.consumers(architecture(), channel).stream().map(OperationRef::component).distinct().toList();
    }

    private String queue(OperationRef channel, ComponentId consumer) {
        return settings(channel).kind() == ChannelKind.TOPIC
                ? id(channel) + "." + neighbours.names().of(consumer)
                : id(channel);
    }

    /// The channel that a program of this language can speak with.
    private Optional<OperationRef> spoken(String channel) {
        return language.speaksAmqp()
                ? Channels.resolve(architecture(), channel).filter(found -> NAME.matcher(id(found)).matches()
                        && engine(found.component()).equals(RABBITMQ))
                : Optional.empty();
    }

    private String refusal(String channel) {
        boolean known = Channels.resolve(architecture(), channel)
                .filter(found -> engine(found.component()).equals(RABBITMQ)).isPresent();
        return known && !language.speaksAmqp()
                ? "skeletons in Java, Go, Node.js and Python have a client of RabbitMQ, this language has none"
                : "only RabbitMQ has a client in skeletons; one of this broker is yours to choose";
    }

    private String engine(ComponentId broker) {
        Component component = neighbours.component(broker).orElseThrow();
        BrokerSettings settings = component.broker();
        String engine = settings == null ? null : settings.engine();
        if (engine != null) {
            return engine.strip().toLowerCase(Locale.ROOT);
        }
        String image = component.containerOrDefault().image();
        return image == null ? "" : ImageReference.parse(image).map(ImageReference::shortName).orElse("");
    }

    private Map<String, Channel> channels(ComponentId broker) {
        BrokerSettings settings = neighbours.component(broker).map(Component::broker).orElse(null);
        return settings == null ? Map.of() : settings.channels();
    }

    private Channel settings(OperationRef channel) {
        return Objects.requireNonNull(channels(channel.component()).get(id(channel)));
    }

    private static String id(OperationRef channel) {
        return Objects.requireNonNull(channel.operation());
    }

    private String name(ComponentId broker) {
        return neighbours.names().of(broker);
    }

    private Architecture architecture() {
        return neighbours.architecture();
    }
}
