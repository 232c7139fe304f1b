/// How caches and databases keep keys and copies, as algorithms on numbers: they know neither requests nor events.
/// May import only java.* and its own package.
/// Start reading at {@link dev.archipelago.simulator.storage.KeyCache} and
/// {@link dev.archipelago.simulator.storage.CopiedRecord}.
@NullMarked
package dev.archipelago.simulator.storage;

import org.jspecify.annotations.NullMarked;
