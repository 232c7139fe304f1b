package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.sequence.SequenceIntents;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Pointer;

/// Does what somebody at a sequence diagram wants, with the document that it is about.
record SequenceWishes(Desk desk) implements SequenceIntents {

    @Override
    public void show(ComponentId component) {
        if (desk.edited().document().architecture().component(component).isPresent()) {
            Selection selection = Selection.of(component);
            desk.groups().reveal(selection);
            desk.edited().select(selection);
            desk.canvas().reveal(selection);
        }
    }

    @Override
    public void show(OperationRef operation) {
        show(operation.component());
        if (operation.operation() != null) {
            desk.workspace().openProperties(Pointer.of("components", operation.component().value(), "operations",
                    operation.operation()));
        }
    }

    @Override
    public void save(OperationRef operation, Drawing drawing, Picture.Format format) {
        desk.exports().sequence(operation.toString(), drawing, format);
    }

    @Override
    public void say(String text) {
        desk.say(text);
    }
}
