/// What every exporter is given and gives back: a request, a bundle of files, what was left out, and why numbers are what they are.
/// May import the model and text.
/// Start reading at {@link dev.archipelago.exporters.spi.Exporter}.
@NullMarked
package dev.archipelago.exporters.spi;

import org.jspecify.annotations.NullMarked;
