/// Results as JSON, CSV and text; the only room of the simulator that sees Jackson.
/// May import result and availability.
/// Start reading at {@link dev.archipelago.simulator.report.JsonReport}.
@NullMarked
package dev.archipelago.simulator.report;

import org.jspecify.annotations.NullMarked;
