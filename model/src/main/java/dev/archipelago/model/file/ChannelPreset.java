package dev.archipelago.model.file;

import dev.archipelago.model.Channel;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Shapes;

/// What a broker does with a queue or topic when nobody configures it.
///
/// @param product with its version
/// @param source where the values were read, and what of the product the format cannot say
public record ChannelPreset(String id, String product, String source, Channel channel) {

    private static final ObjectShape SHAPE = Shapes.of(Channel.class);

    /// The channel with the values of the preset where it says nothing itself.
    public Channel under(Channel own) {
        return (Channel) Preset.merged(SHAPE, own, channel);
    }
}
