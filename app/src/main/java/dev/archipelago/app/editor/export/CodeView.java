package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.look.CodeLanguage;
import dev.archipelago.app.workbench.LineDiff;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The text of a file with its colours and line numbers, or the difference of two texts; to be read and copied from.
final class CodeView {
    private static final int CONTEXT = 4;

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> node = new VirtualizedScrollPane<>(area);
    private List<LineDiff.Line> lines = List.of();
    private String path = "";
    private boolean difference;

    CodeView() {
        area.setId("export-code");
        area.setEditable(false);
        area.getStyleClass().add("code-area");
        area.setFocusTraversable(true);
        area.setParagraphGraphicFactory(this::gutter);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        node.getStyleClass().add("code-frame");
    }

    Node node() {
        return node;
    }

    /// Tab goes on, as everywhere else; nothing can be typed here.
    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    /// Shows a file; what is the same already is not touched, so that reading goes on where it was.
    void showFile(String shownPath, String text) {
        show(shownPath, false, LineDiff.between(text, text));
    }

    /// Shows what changes from one text to the other.
    void showDifference(String shownPath, String before, String after) {
        show(shownPath, true, LineDiff.between(before, after));
    }

    private void show(String shownPath, boolean changes, List<LineDiff.Line> shown) {
        boolean same = shownPath.equals(path) && changes == difference;
        if (same && shown.equals(lines)) {
            return;
        }
        double y = area.getEstimatedScrollY();
        path = shownPath;
        difference = changes;
        lines = shown;
        String text = shown.stream().map(LineDiff.Line::text).collect(Collectors.joining("\n"));
        area.replaceText(text);
        area.getUndoManager().forgetHistory();
        List<CodeLanguage.Token> tokens = CodeLanguage.of(path).tokens(text);
        if (!tokens.isEmpty()) {
            area.setStyleSpans(0, spans(tokens, text.length()));
        }
        for (int i = 0; i < shown.size(); i++) {
            area.setParagraphStyle(i, style(shown.get(i).change()));
        }
        area.setAccessibleText(path);
        if (same) {
            area.scrollYToPixel(y);
        } else {
            area.moveTo(0);
            area.showParagraphAtTop(Math.max(0, firstChange(shown) - CONTEXT));
            area.scrollXToPixel(0);
        }
    }

    /// Where reading begins: the first line that came or went, else the first.
    private static int firstChange(List<LineDiff.Line> shown) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).change() != LineDiff.Change.KEPT) {
                return i;
            }
        }
        return 0;
    }

    private static StyleSpans<Collection<String>> spans(List<CodeLanguage.Token> tokens, int length) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int done = 0;
        for (CodeLanguage.Token token : tokens) {
            spans.add(List.of(), token.start() - done);
            spans.add(List.of("code-" + token.kind()), token.end() - token.start());
            done = token.end();
        }
        return spans.add(List.of(), length - done).create();
    }

    private static Collection<String> style(LineDiff.Change change) {
        return switch (change) {
            case KEPT -> Collections.emptyList();
            case REMOVED -> List.of("line-removed");
            case ADDED -> List.of("line-added");
        };
    }

    /// The number of the line where it is now, else where it was, and a sign when it came or went.
    private Node gutter(int index) {
        LineDiff.Line line = index < lines.size()
                ? lines.get(index)
                : new LineDiff.Line(LineDiff.Change.KEPT, index + 1, index + 1, "");
        String sign = switch (line.change()) {
            case KEPT -> " ";
            case REMOVED -> "−";
            case ADDED -> "+";
        };
        int digits = Integer.toString(Math.max(99, lines.size())).length();
        String number = Integer.toString(line.after() > 0 ? line.after() : line.before());
        Label label = new Label(" ".repeat(Math.max(0, digits - number.length())) + number + " " + sign);
        label.getStyleClass().add("code-number");
        return label;
    }
}
