package dev.archipelago.app.editor.text;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.wellbehaved.event.EventPattern;
import org.fxmisc.wellbehaved.event.InputMap;
import org.fxmisc.wellbehaved.event.Nodes;

/// What keys do in the text beside what they do in any: Enter keeps the indent, Tab and Shift+Tab move lines by a level.
final class TypingKeys {
    private static final String LEVEL = "  ";
    private static final boolean IS_ALT_FOR_COMMANDS = !System.getProperty("os.name", "").startsWith("Mac");

    private final CodeArea area;
    private final Runnable undo;
    private final Runnable redo;

    private TypingKeys(CodeArea area, Runnable undo, Runnable redo) {
        this.area = area;
        this.undo = undo;
        this.redo = redo;
    }

    static void install(CodeArea area, Runnable undo, Runnable redo) {
        TypingKeys keys = new TypingKeys(area, undo, redo);
        area.addEventFilter(KeyEvent.KEY_PRESSED, keys::press);
        area.addEventHandler(KeyEvent.KEY_PRESSED, TypingKeys::keepFromWindow);
        Nodes.addInputMap(area, InputMap.ignore(EventPattern.keyPressed().onlyIf(TypingKeys::isCommand)));
        area.addEventFilter(KeyEvent.KEY_TYPED, TypingKeys::keepFromText);
    }

    /// Letters with Alt are commands of the window; on a Mac, where the shortcut key is another, they write signs.
    private static boolean isCommand(KeyEvent event) {
        return IS_ALT_FOR_COMMANDS && event.isAltDown() && !event.isControlDown() && event.getCode().isLetterKey();
    }

    /// What is typed with Alt alone is no text; AltGr, with which many signs are written, is Ctrl and Alt.
    private static void keepFromText(KeyEvent event) {
        if (IS_ALT_FOR_COMMANDS && event.isAltDown() && !event.isControlDown()) {
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        boolean changes = area.isEditable() && !event.isShortcutDown() && !event.isAltDown();
        if (event.isShortcutDown() && !event.isAltDown() && event.getCode() == KeyCode.Z) {
            (event.isShiftDown() ? redo : undo).run();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.Y) {
            redo.run();
            event.consume();
        } else if (changes && event.getCode() == KeyCode.ENTER) {
            breakLine();
            event.consume();
        } else if (changes && event.getCode() == KeyCode.TAB) {
            indent(event.isShiftDown());
            event.consume();
        }
    }

    /// Plain letters are for the text, whatever they are short for elsewhere.
    private static void keepFromWindow(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
        if (plain && !event.getCode().isFunctionKey() && event.getCode() != KeyCode.ESCAPE) {
            event.consume();
        }
    }

    private void breakLine() {
        String line = area.getText(area.getCurrentParagraph());
        String before = line.substring(0, Math.min(line.length(), area.getCaretColumn()));
        String indent = before.substring(0, before.length() - before.stripLeading().length());
        boolean opens = before.endsWith("{") || before.endsWith("[");
        area.replaceSelection("\n" + indent + (opens ? LEVEL : ""));
        area.requestFollowCaret();
    }

    private void indent(boolean less) {
        int first = area.offsetToPosition(area.getSelection().getStart(), Bias.Forward).getMajor();
        int last = area.offsetToPosition(area.getSelection().getEnd(), Bias.Backward).getMajor();
        if (!less && first == last) {
            area.replaceSelection(LEVEL);
            return;
        }
        for (int line = first; line <= last; line++) {
            int start = area.getAbsolutePosition(line, 0);
            if (!less) {
                area.insertText(start, LEVEL);
            } else if (area.getText(line).startsWith(LEVEL)) {
                area.deleteText(start, start + LEVEL.length());
            }
        }
        area.selectRange(first, 0, last, area.getParagraphLength(last));
    }
}
