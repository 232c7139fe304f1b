/// What goes wrong in a scenario and when: faults as clips on a time axis.
///
/// May import the document and look of the editor. Start reading at [dev.archipelago.app.editor.scenario.FaultTimeline].
@NullMarked
package dev.archipelago.app.editor.scenario;

import org.jspecify.annotations.NullMarked;
