/// Transactions over several services as state machines: they know neither requests nor events.
/// May import only java.* and its own package.
/// Start reading at {@link dev.archipelago.simulator.transaction.Saga}.
@NullMarked
package dev.archipelago.simulator.transaction;

import org.jspecify.annotations.NullMarked;
