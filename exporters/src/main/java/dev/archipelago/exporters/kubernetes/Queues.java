package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.platform.Zone;
import dev.archipelago.model.policy.Autoscaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Whom KEDA asks how many messages wait for a component, and how.
///
/// Source: KEDA 2.16, scalers kafka, rabbitmq and aws-sqs-queue.
record Queues(Landscape landscape, Deployable deployable, Omissions omissions) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");
    private static final Set<String> SQS = Set.of("sqs", "amazon-sqs", "aws-sqs");

    /// A channel of a broker.
    private record Queue(ComponentId broker, String channel) {}

    /// A trigger for each channel, and what their brokers want to know.
    record Asked(List<Mapping> triggers, List<TriggerAuthenticationManifest> authentications) {}

    /// The brokers in the cluster that KEDA asks on behalf of anybody.
    static Set<ComponentId> polled(Landscape landscape) {
        Set<ComponentId> polled = new LinkedHashSet<>();
        landscape.deployables().values().forEach(deployable -> {
            Queues queues = new Queues(landscape, deployable, new Omissions());
            Autoscaling given = deployable.component().autoscaling();
            if (given != null && given.lag() != null && !deployable.isSingleton()) {
                queues.channels().stream().filter(channel -> queues.trigger(channel, 1, new LinkedHashMap<>())
                        .isPresent()).map(Queue::broker).filter(landscape.deployables()::containsKey)
                        .forEach(polled::add);
            }
        });
        return polled;
    }

    Asked asked(int lag) {
        List<Mapping> triggers = new ArrayList<>();
        Map<String, TriggerAuthenticationManifest> authentications = new LinkedHashMap<>();
        channels().forEach(channel -> trigger(channel, lag, authentications).ifPresent(triggers::add));
        return new Asked(triggers, List.copyOf(authentications.values()));
    }

    /// The channels whose messages drive the component.
    private List<Queue> channels() {
        return deployable.component().operations().values().stream().map(operation -> operation.consumes())
                .filter(Objects::nonNull)
                .flatMap(name -> Channels.resolve(landscape.request().document().architecture(), name).stream())
                .map(channel -> new Queue(channel.component(), Objects.requireNonNull(channel.operation()))).distinct()
                .toList();
    }

    private Optional<Mapping> trigger(Queue named, int lag,
            Map<String, TriggerAuthenticationManifest> authentications) {
        ComponentId id = named.broker();
        String pointer = Pointer.of("components", id.value(), "broker", "channels", named.channel());
        if (!NAME.matcher(named.channel()).matches()) {
            omissions.add(pointer, "scaling by messages of " + OneLine.of(named.channel()),
                    "the name of a channel needs letters, digits, _ and - only");
            return Optional.empty();
        }
        Component broker = landscape.request().document().architecture().component(id).orElseThrow();
        Optional<Deployable> running = landscape.deployable(id);
        String engine = running.flatMap(Deployable::engine).map(Engine::name).orElse("");
        return switch (engine) {
            case "kafka" -> Optional.of(kafka(named, running.orElseThrow(), lag));
            case "rabbitmq" -> Optional.of(rabbit(named, running.orElseThrow(), lag, authentications));
            default -> isSqs(broker) ? sqs(named, broker, lag, authentications) : unknown(pointer, id);
        };
    }

    private Optional<Mapping> unknown(String pointer, ComponentId broker) {
        omissions.add(pointer, "scaling by messages that wait at " + broker,
                "only a kafka or rabbitmq of the cluster, and sqs, are known how to ask; add a trigger of KEDA");
        return Optional.empty();
    }

    private Mapping kafka(Queue channel, Deployable broker, int lag) {
        Mapping.Builder metadata = Mapping.builder()
                .put("bootstrapServers", host(broker)).because("with the namespace, since KEDA runs in another")
                .put("consumerGroup", deployable.name()).because("the group that the program has to join")
                .put("topic", channel.channel());
        target(metadata, "lagThreshold", lag).put("offsetResetPolicy", "earliest")
                .because("what waits before the first is read counts too");
        return Mapping.builder().put("type", "kafka").put("metadata", metadata.build()).build();
    }

    private Mapping rabbit(Queue channel, Deployable broker, int lag,
            Map<String, TriggerAuthenticationManifest> authentications) {
        boolean topic = channel(broker.component(), channel.channel()).kind() == ChannelKind.TOPIC;
        Mapping.Builder metadata = Mapping.builder().put("protocol", "amqp")
                .put("host", "amqp://" + host(broker)).because("with the namespace, since KEDA runs in another")
                .put("vhostName", "/").put("mode", "QueueLength");
        target(metadata, "value", lag).put("queueName",
                topic ? channel.channel() + "." + deployable.name() : channel.channel());
        if (topic) {
            metadata.because("each consumer of a topic has a queue of its own; name it so");
        }
        return authenticated("rabbitmq", metadata.build(), broker.id(),
                Storage.credentials(broker).orElseGet(() -> broker.name() + Storage.CREDENTIALS),
                Map.of("username", "username", "password", "password"), authentications);
    }

    private Optional<Mapping> sqs(Queue channel, Component broker, int lag,
            Map<String, TriggerAuthenticationManifest> authentications) {
        Optional<String> region = landscape.request().document().platformOrDefault().zones().values().stream()
                .map(Zone::region).filter(Objects::nonNull).filter(named -> NAME.matcher(named).matches()).findFirst();
        if (region.isEmpty()) {
            omissions.add(Pointer.of("components", channel.broker().value()), "scaling by messages of SQS",
                    "its region is needed: give one to a zone of the platform");
            return Optional.empty();
        }
        Mapping.Builder metadata = Mapping.builder().put("queueURL", channel.channel())
                .because("the name is enough where one account has it").put("awsRegion", region.get())
                .because("of the first zone that has one");
        target(metadata, "queueLength", lag);
        List<String> secrets = broker.containerOrDefault().secrets();
        String name = landscape.names().of(channel.broker());
        return Optional.of(authenticated("aws-sqs-queue", metadata.build(), channel.broker(),
                secrets.size() == 1 ? Storage.secretName(secrets.getFirst()) : name + Storage.CREDENTIALS,
                Map.of("awsAccessKeyID", "access-key-id", "awsSecretAccessKey", "secret-access-key"),
                authentications));
    }

    private Mapping authenticated(String type, Mapping metadata, ComponentId broker, String secret,
            Map<String, String> keys, Map<String, TriggerAuthenticationManifest> authentications) {
        Map<String, String> sorted = new TreeMap<>(keys);
        TriggerAuthenticationManifest authentication = new TriggerAuthenticationManifest(deployable.identity(),
                landscape.names().of(broker), secret, sorted);
        if (authentications.put(authentication.name(), authentication) == null) {
            omissions.add(deployable.pointer("autoscaling", "lag"), "the Secret " + secret,
                    "values never stand in the export; " + Vault.advice(landscape.request().options().secrets(),
                            landscape.system(), secret, "KEDA reads its keys " + String.join(", ", sorted.values())));
        }
        return Mapping.builder().put("type", type).put("metadata", metadata)
                .put("authenticationRef", Mapping.builder().put("name", authentication.name()).build()).build();
    }

    private Mapping.Builder target(Mapping.Builder metadata, String key, int lag) {
        return landscape.reasons().given(deployable.pointer("autoscaling", "lag"),
                Scalar.of(Integer.toString(Math.max(1, lag)))).put(metadata, key);
    }

    private String host(Deployable broker) {
        return Elsewhere.host(broker.name(), landscape.namespace(), broker.ports().getFirst().number());
    }

    private static boolean isSqs(Component broker) {
        BrokerSettings settings = broker.broker();
        String engine = settings == null ? null : settings.engine();
        return engine != null && SQS.contains(engine.toLowerCase(Locale.ROOT).strip());
    }

    private static Channel channel(Component broker, String id) {
        return Objects.requireNonNull(Objects.requireNonNull(broker.broker()).channels().get(id));
    }
}
