/// How brokers keep messages and hand them out, as algorithms on numbers: they know neither requests nor events.
/// May import only java.* and its own package.
/// Start reading at {@link dev.archipelago.simulator.messaging.MessageStore}.
@NullMarked
package dev.archipelago.simulator.messaging;

import org.jspecify.annotations.NullMarked;
