/// One drawing of an architecture, and its painters for files: SVG text and PNG pixels.
/// May import the model and the layout; knows neither the simulator nor a window.
/// Start reading at {@link dev.archipelago.exporters.picture.Illustrator}.
@NullMarked
package dev.archipelago.exporters.picture;

import org.jspecify.annotations.NullMarked;
