/// One drawing of an architecture, and its painters for files: SVG text, PNG pixels and PDF pages.
/// May import the model, the layout and, for pages, PDFBox; knows neither the simulator nor a window.
/// Start reading at {@link dev.archipelago.exporters.picture.Illustrator}.
@NullMarked
package dev.archipelago.exporters.picture;

import org.jspecify.annotations.NullMarked;
