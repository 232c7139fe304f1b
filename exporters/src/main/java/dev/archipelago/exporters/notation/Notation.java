package dev.archipelago.exporters.notation;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.document.Document;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How another tool writes a drawing of boxes and lines down. Equal documents give equal texts.
public enum Notation {
    /// A flowchart of Mermaid, which places boxes itself.
    MERMAID("mmd"),

    /// A container diagram of C4 for PlantUML, which places boxes itself.
    C4_PLANTUML("puml"),

    /// A file of draw.io, with boxes and lines where the drawing has them.
    DRAW_IO("drawio");

    private final String ending;

    Notation(String ending) {
        this.ending = ending;
    }

    /// Of files that hold it, without the full stop.
    public String ending() {
        return ending;
    }

    /// The notation that the ending of a file's name says, in small or capital letters.
    public static Optional<Notation> ofFile(String name) {
        return Arrays.stream(values()).filter(one -> name.toLowerCase(Locale.ROOT).endsWith("." + one.ending))
                .findFirst();
    }

    /// The text of the drawing of a document that is laid out where it has no positions, with a line feed at the end.
    public String write(Document document) {
        return write(document, this == DRAW_IO ? AutoLayout.of(document) : Layout.EMPTY);
    }

    /// The text of the drawing of a document whose boxes are there.
    public String write(Document document, Layout layout) {
        Sheet sheet = Sheet.of(document);
        return switch (this) {
            case MERMAID -> new MermaidFlowchart(sheet).write();
            case C4_PLANTUML -> new C4Containers(sheet).write();
            case DRAW_IO -> new DrawIoFile(sheet, layout).write();
        };
    }
}
