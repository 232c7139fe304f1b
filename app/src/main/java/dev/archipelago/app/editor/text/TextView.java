package dev.archipelago.app.editor.text;

import dev.archipelago.app.editor.look.CodeLanguage;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.TextChange;
import dev.archipelago.model.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// A text in colours with the numbers of its lines. Only lines that are seen are coloured, so that its length does not matter.
final class TextView {
    private static final int ABOVE = 3; // lines that stay seen above what is gone to
    private static final int MOST_CHANGES = 2000; // more are made as one
    private static final double WIDTH_OF_DIGIT = 8;
    private static final double WIDTH_AROUND = 32; // with room for the sign of a mistake
    private static final List<String> MISTAKE = List.of("text-mistake");

    private final Messages messages;
    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> node = new VirtualizedScrollPane<>(area);
    private Marks marks = Marks.NONE;
    private boolean dressing;

    TextView(Messages messages) {
        this.messages = messages;
        area.setId("document-text");
        area.getStyleClass().addAll("code-area", "document-text");
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setParagraphGraphicFactory(this::gutter);
        area.viewportDirtyEvents().subscribe(_ -> dressSoon());
        node.getStyleClass().add("code-frame");
    }

    Node node() {
        return node;
    }

    CodeArea area() {
        return area;
    }

    String text() {
        return area.getText();
    }

    /// Changes of a text, cut into lines.
    record Prepared(List<TextChange> changes,
            List<ReadOnlyStyledDocument<Collection<String>, String, Collection<String>>> contents) {
        Prepared {
            changes = List.copyOf(changes);
            contents = List.copyOf(contents);
        }
    }

    /// Does of [#change] what takes long where there is much text; may be called on any thread.
    ///
    /// @param before the text that is to be changed
    Prepared prepared(String before, List<TextChange> changes) {
        List<TextChange> few = changes.size() <= MOST_CHANGES ? changes : List.of(joined(before, changes));
        return new Prepared(few, few.stream().map(change -> ReadOnlyStyledDocument.fromString(change.text(),
                area.getInitialParagraphStyle(), area.getInitialTextStyle(), area.getSegOps())).toList());
    }

    private static TextChange joined(String before, List<TextChange> changes) {
        int start = changes.getFirst().start();
        int end = changes.getLast().end();
        String after = TextChange.applied(before, changes);
        return new TextChange(start, end, after.substring(start, after.length() - (before.length() - end)));
    }

    /// Another text in its place, without touching what is the same; caret and selection stay where they are in it.
    void change(Prepared prepared) {
        List<TextChange> changes = prepared.changes();
        if (changes.isEmpty()) {
            return;
        }
        int anchor = TextChange.moved(area.getAnchor(), changes);
        int caret = TextChange.moved(area.getCaretPosition(), changes);
        var several = area.createMultiChange(changes.size());
        for (int i = changes.size() - 1; i >= 0; i--) { // those before do not move
            several.replaceAbsolutely(changes.get(i).start(), changes.get(i).end(), prepared.contents().get(i));
        }
        several.commit();
        area.getUndoManager().forgetHistory();
        int length = area.getLength();
        area.selectRange(Math.min(anchor, length), Math.min(caret, length));
    }

    /// Marks lines; none of them is scrolled to.
    void mark(Marks wanted) {
        if (!wanted.equals(marks)) {
            marks = wanted;
            for (int line : visible()) {
                area.recreateParagraphGraphic(line);
            }
            dressSoon();
        }
    }

    Marks marks() {
        return marks;
    }

    /// Brings lines into view unless they are.
    void reveal(Marks.Lines lines) {
        List<Integer> seen = visible();
        boolean isSeen = !seen.isEmpty() && lines.start() > seen.getFirst() && lines.start() < seen.getLast();
        if (!isSeen) {
            area.showParagraphAtTop(Math.max(0, lines.start() - ABOVE));
        }
    }

    /// The lines in which a stretch of the text lies.
    Marks.Lines lines(int start, int end) {
        int most = area.getLength();
        int first = line(Math.min(start, most));
        return new Marks.Lines(first, Math.max(first, line(Math.min(end, most))) + 1);
    }

    private int line(int offset) {
        return area.offsetToPosition(offset, Bias.Forward).getMajor();
    }

    /// Puts the caret at the beginning of a mistake and shows it.
    void goTo(Finding mistake) {
        int line = Math.clamp(mistake.place().line() - 1, 0, area.getParagraphs().size() - 1);
        area.moveTo(line, Math.clamp(mistake.place().column() - 1, 0, area.getParagraphLength(line)));
        reveal(new Marks.Lines(line, line + 1));
        area.requestFocus();
    }

    private List<Integer> visible() {
        if (area.getScene() == null || area.getVisibleParagraphs().isEmpty()) {
            return List.of();
        }
        int first = area.firstVisibleParToAllParIndex();
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < area.getVisibleParagraphs().size(); i++) {
            lines.add(first + i);
        }
        return lines;
    }

    private void dressSoon() {
        if (!dressing) {
            dressing = true;
            Platform.runLater(() -> {
                dressing = false;
                visible().forEach(this::dress);
            });
        }
    }

    /// Colours a line, unless it has its colours already.
    private void dress(int line) {
        if (line >= area.getParagraphs().size()) {
            return;
        }
        List<String> style = marks.isSelected(line) ? List.of("line-selected") : List.of();
        if (!area.getParagraph(line).getParagraphStyle().equals(style)) {
            area.setParagraphStyle(line, style);
        }
        String text = area.getParagraph(line).getText();
        if (text.isEmpty()) {
            return;
        }
        StyleSpans<Collection<String>> spans = spans(line, text);
        if (!area.getStyleSpans(line).equals(spans)) {
            area.setStyleSpans(line, 0, spans);
        }
    }

    private StyleSpans<Collection<String>> spans(int line, String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int done = 0;
        for (CodeLanguage.Token token : CodeLanguage.JSON.tokens(text)) {
            spans.add(List.of(), token.start() - done);
            spans.add(List.of("code-" + token.kind()), token.end() - token.start());
            done = token.end();
        }
        StyleSpans<Collection<String>> colours = spans.add(List.of(), text.length() - done).create();
        Finding mistake = marks.mistakes().get(line);
        return mistake == null ? colours : underlined(colours, text, mistake.place().column() - 1);
    }

    /// From the place of the mistake to the end of the line, or all of it where that is nothing.
    private static StyleSpans<Collection<String>> underlined(StyleSpans<Collection<String>> colours, String text,
            int column) {
        int indent = text.length() - text.stripLeading().length();
        int from = column >= text.length() || column < 0 ? indent : column;
        StyleSpans<Collection<String>> line = new StyleSpansBuilder<Collection<String>>().add(List.of(), from)
                .add(MISTAKE, text.length() - from).create();
        return colours.overlay(line, (colour, mistake) -> {
            List<String> both = new ArrayList<>(colour);
            both.addAll(mistake);
            return both;
        });
    }

    private Node gutter(int line) {
        String number = Integer.toString(line + 1);
        int digits = Integer.toString(Math.max(99, area.getParagraphs().size())).length();
        Label label = new Label(number);
        label.getStyleClass().add("code-number");
        label.setAlignment(Pos.CENTER_RIGHT);
        label.setMinWidth(WIDTH_AROUND + WIDTH_OF_DIGIT * digits);
        label.setMaxWidth(label.getMinWidth());
        Finding mistake = marks.mistakes().get(line);
        if (mistake != null) {
            label.setGraphic(Icons.of(MaterialDesignA.ALERT_CIRCLE, 12));
            label.getStyleClass().add("line-mistake");
            label.setTooltip(new Tooltip(messages.text(mistake.said())));
        } else if (marks.isSelected(line)) {
            label.getStyleClass().add("line-selected-number");
        }
        return label;
    }
}
