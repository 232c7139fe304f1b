/// JMH measurements of the event loop and what it calls most.
/// May import the simulator and the model; nothing imports it.
/// Start reading at any class: each one measures one thing.
@NullMarked
package dev.archipelago.benchmarks;

import org.jspecify.annotations.NullMarked;
