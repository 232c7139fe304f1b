package dev.archipelago.model;

import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channels of a broker.
public record BrokerSettings(
        @Meaning("Product, such as kafka or rabbitmq.") @Default("unknown") @Nullable String engine,
        @Meaning("Queues and topics by id.") @Default("none") Map<String, Channel> channels) {

    public BrokerSettings {
        channels = Ordered.copyOf(channels);
    }
}
