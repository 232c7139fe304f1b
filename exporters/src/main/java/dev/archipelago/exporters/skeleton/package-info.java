/// Programs without dependencies that do what the design says.
/// May import spi, text and the model.
/// Start reading at {@link dev.archipelago.exporters.skeleton.SkeletonExporter}.
@NullMarked
package dev.archipelago.exporters.skeleton;

import org.jspecify.annotations.NullMarked;
