package dev.archipelago.exporters.sequence;

import dev.archipelago.exporters.sequence.Sequence.Event;
import dev.archipelago.exporters.sequence.Sequence.Frame;
import dev.archipelago.exporters.sequence.Sequence.Kind;
import dev.archipelago.exporters.sequence.Sequence.Message;
import dev.archipelago.exporters.sequence.Sequence.Nature;
import dev.archipelago.exporters.sequence.Sequence.Operator;
import dev.archipelago.exporters.sequence.Sequence.Section;
import dev.archipelago.exporters.sequence.Sequence.Work;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import java.util.List;
import java.util.Optional;

/// Writes a sequence as a diagram of Mermaid, which Git hosts and wikis draw. Source: the syntax of `sequenceDiagram` in the
/// documentation of Mermaid 11.
///
/// Frames that Mermaid does not know are written with the nearest that it has and say themselves what they are.
public final class MermaidSequence {
    private static final String OUTSIDE = "outside";

    private final Document document;
    private final Sequence sequence;
    private final StringBuilder out = new StringBuilder();

    private MermaidSequence(Document document, Sequence sequence) {
        this.document = document;
        this.sequence = sequence;
    }

    /// The text of the diagram, with a line feed at the end.
    public static String write(Document document, Sequence sequence) {
        MermaidSequence writer = new MermaidSequence(document, sequence);
        writer.line(0, "sequenceDiagram");
        writer.participants();
        writer.events(sequence.events(), 1);
        if (!sequence.complete()) {
            writer.line(1, "Note over " + writer.id(sequence.participants().getFirst()) + ": …");
        }
        return writer.out.toString();
    }

    private void participants() {
        if (begunOutside()) {
            line(1, "actor " + OUTSIDE + " as ⇢");
        }
        for (ComponentId id : sequence.participants()) {
            boolean person = document.architecture().component(id)
                    .filter(component -> component.kind() == ComponentKind.CLIENT).isPresent();
            line(1, (person ? "actor " : "participant ") + id(id) + " as " + text(Names.of(document, id)));
        }
    }

    private boolean begunOutside() {
        return !sequence.events().isEmpty() && sequence.events().getFirst() instanceof Message first
                && first.from().isEmpty();
    }

    /// Words such as "end" mean something to Mermaid, so that ids are numbered.
    private String id(ComponentId id) {
        return "c" + sequence.participants().indexOf(id);
    }

    private String id(Optional<ComponentId> id) {
        return id.map(this::id).orElse(OUTSIDE);
    }

    private void events(List<Event> events, int depth) {
        for (Event event : events) {
            switch (event) {
                case Message message -> line(depth, id(message.from()) + arrow(message.kind()) + id(message.to())
                        + ": " + (message.label().isEmpty() ? " " : text(message.label())));
                case Work work -> line(depth, "Note over " + id(work.at()) + ": " + text(words(work)));
                case Frame frame -> frame(frame, depth);
            }
        }
    }

    private static String words(Work work) {
        return (work.nature() == Nature.CIRCLE ? "↻ " : work.nature() == Nature.DEEPER ? "… " : "") + work.text();
    }

    private static String arrow(Kind kind) {
        return switch (kind) {
            case CALL -> "->>";
            case ASYNC, EVENT, DELIVERY -> "-)";
            case REPLY -> "-->>";
        };
    }

    private void frame(Frame frame, int depth) {
        Syntax syntax = syntax(frame.operator());
        String title = (syntax.named() ? "" : frame.operator().word() + " ") + frame.label();
        for (int i = 0; i < frame.sections().size(); i++) {
            Section section = frame.sections().get(i);
            String guard = i == 0 ? (title + " " + section.guard()).strip() : section.guard();
            line(depth, (i == 0 ? syntax.opens() : syntax.next()) + (guard.isEmpty() ? "" : " " + text(guard)));
            events(section.events(), depth + 1);
        }
        line(depth, "end");
    }

    /// @param next begins a further section
    /// @param named whether the word says what the frame is
    private record Syntax(String opens, String next, boolean named) {}

    private static Syntax syntax(Operator operator) {
        return switch (operator) {
            case PARALLEL -> new Syntax("par", "and", true);
            case CHOICE -> new Syntax("alt", "else", true);
            case OPTION -> new Syntax("opt", "else", true);
            case LOOP -> new Syntax("loop", "else", true);
            case RETRY -> new Syntax("loop", "else", false);
            case TIMEOUT, AFTER_REPLY, SAGA, TWO_PHASE_COMMIT -> new Syntax("critical", "option", false);
        };
    }

    /// A semicolon or a hash would end the line or begin a code.
    private static String text(String text) {
        return OneLine.of(text).replace("#", "#35;").replaceAll("(?<!#35);", "#59;");
    }

    private void line(int depth, String text) {
        out.append("    ".repeat(depth)).append(text).append('\n');
    }
}
