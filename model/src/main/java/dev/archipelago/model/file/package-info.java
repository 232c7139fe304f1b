/// Reads and writes documents: JSON, YAML, the CSV files beside them, migrations of old formats, the JSON Schema.
/// May import shape and below; the only room that sees Jackson.
/// Start reading at {@link dev.archipelago.model.file.DocumentReader} and {@link dev.archipelago.model.file.DocumentFile}.
@NullMarked
package dev.archipelago.model.file;

import org.jspecify.annotations.NullMarked;
