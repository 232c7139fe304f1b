package dev.archipelago.app.editor.sequence;

import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;

/// What somebody at a sequence diagram wants of the rest of the editor.
public interface SequenceIntents {

    /// To see a component on the drawing.
    void show(ComponentId component);

    /// To see an operation in the properties.
    void show(OperationRef operation);

    /// To have the diagram in a file, which is asked for.
    void save(OperationRef operation, Drawing drawing, Picture.Format format);

    /// To be told what was done.
    void say(String text);
}
