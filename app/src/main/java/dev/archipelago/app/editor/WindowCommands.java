package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.Alignment;
import dev.archipelago.app.editor.canvas.Wheel;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.app.workbench.Templates;
import dev.archipelago.exporters.layout.Grouping;
import dev.archipelago.exporters.notation.Notation;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.diagram.GroupBy;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// Every command of the window with its key, in one table.
final class WindowCommands {
    private final EditorWindow window;
    private final CommandTable table = new CommandTable();

    private WindowCommands(EditorWindow window) {
        this.window = window;
    }

    static CommandTable of(EditorWindow window) {
        WindowCommands commands = new WindowCommands(window);
        commands.addFile();
        commands.addTabs();
        commands.addTemplates();
        commands.addEdit();
        commands.addBoundaries();
        commands.addView();
        commands.addRun();
        commands.addQuestions();
        commands.addExport();
        commands.addHelp();
        return commands.table;
    }

    private ObservableBooleanValue working() {
        return window.workingProperty();
    }

    private ObservableBooleanValue workingAnd(ObservableBooleanValue condition) {
        return Bindings.and(working(), condition);
    }

    private void addFile() {
        ObservableBooleanValue comparing = when(desk -> desk.canvas().comparisonProperty().map(Optional::isPresent));
        table.add("new", MaterialDesignF.FILE_PLUS_OUTLINE, "Shortcut+N", window::createDocument)
                .add("open", MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+O", window::chooseDocument)
                .add("gallery", MaterialDesignV.VIEW_GRID_OUTLINE, "Shortcut+Shift+O", window::showGallery)
                .add("save", MaterialDesignC.CONTENT_SAVE_OUTLINE, "Shortcut+S", working(), window::save)
                .add("save-as", null, "Shortcut+Shift+S", working(), on(desk -> desk.documents().saveAs()))
                .add("save-all", MaterialDesignC.CONTENT_SAVE_ALL_OUTLINE, "Shortcut+Alt+S", working(), window::saveAll)
                .add("compare-file", null, "", working(), on(Desk::compare))
                .add("next-difference", null, "F7", comparing, on(desk -> desk.workspace().comparison().step(1)))
                .add("previous-difference", null, "Shift+F7", comparing,
                        on(desk -> desk.workspace().comparison().step(-1)))
                .add("end-comparison", null, "", comparing, on(desk -> desk.workspace().comparison().end()))
                .add("quit", null, "Shortcut+Q", window::quit);
    }

    private void addTabs() {
        Desks desks = window.desks();
        ObservableBooleanValue several = Bindings.size(desks.all()).greaterThan(1);
        table.add("close-tab", MaterialDesignC.CLOSE, "Shortcut+W", working(), on(window::close))
                .add("close-others", null, "", workingAnd(several), window::closeOthers)
                .add("close-all", null, "", working(), window::closeAll)
                .add("next-tab", null, "Ctrl+Tab", several, () -> desks.step(1))
                .add("previous-tab", null, "Ctrl+Shift+Tab", several, () -> desks.step(-1))
                .add("move-tab-left", null, "Ctrl+Shift+Page_Up", workingAnd(several), () -> desks.move(-1))
                .add("move-tab-right", null, "Ctrl+Shift+Page_Down", workingAnd(several), () -> desks.move(1))
                .add("reopen-closed", null, "Shortcut+Shift+T", window::reopenClosed)
                .add("reopen-last-time", MaterialDesignR.RESTORE, "", window::reopenLastTime);
    }

    /// Does something with the document that is worked on.
    private Runnable on(Consumer<Desk> action) {
        return () -> window.desks().current().ifPresent(action);
    }

    /// Whether something holds of the document that is worked on.
    private ObservableBooleanValue when(Function<Desk, ObservableValue<Boolean>> condition) {
        return workingAnd(window.desks().when(condition));
    }

    private ObservableBooleanValue some() {
        return selected(selection -> !selection.components().isEmpty());
    }

    private ObservableBooleanValue selected(Predicate<Selection> wanted) {
        return when(desk -> desk.edited().selectionProperty().map(wanted::test));
    }

    private void addTemplates() {
        for (String id : Templates.IDS) {
            table.add("template-" + id, null, "", () -> window.createDocument(Templates.read(id)));
        }
    }

    private void addEdit() {
        ObservableBooleanValue one = selected(selection -> selection.components().size() == 1);
        ObservableBooleanValue two = selected(selection -> selection.components().size() == 2);
        ObservableBooleanValue some = some();
        ObservableBooleanValue any = selected(selection -> !selection.isEmpty());
        table.add("undo", MaterialDesignU.UNDO, "Shortcut+Z",
                when(desk -> desk.edited().undoableProperty().map(Optional::isPresent)), on(Desk::undo))
                .add("redo", MaterialDesignR.REDO, "Shortcut+Shift+Z Shortcut+Y",
                        when(desk -> desk.edited().redoableProperty().map(Optional::isPresent)), on(Desk::redo))
                .add("cut", MaterialDesignC.CONTENT_CUT, "(Shortcut+X)", some, on(desk -> desk.clipboard().cut()))
                .add("copy", MaterialDesignC.CONTENT_COPY, "(Shortcut+C)", some, on(desk -> desk.clipboard().copy()))
                .add("copy-picture", MaterialDesignI.IMAGE_OUTLINE, "Shortcut+Shift+C", working(),
                        on(desk -> desk.exports().copyPicture()))
                .add("paste", MaterialDesignC.CONTENT_PASTE, "(Shortcut+V)", working(),
                        on(desk -> desk.clipboard().paste()))
                .add("duplicate", MaterialDesignC.CONTENT_DUPLICATE, "Shortcut+D", any,
                        on(desk -> desk.edits().duplicate()))
                .add("delete", MaterialDesignD.DELETE_OUTLINE, "(Delete)", any,
                        on(desk -> desk.edits().delete(desk.edited().selection())))
                .add("rename", MaterialDesignR.RENAME_BOX, "F2", one, on(Desk::rename))
                .add("change-id", null, "Shift+F2", one, on(Desk::changeId))
                .add("add-connected", MaterialDesignP.PLUS, "(Shortcut+Right)", one,
                        on(desk -> desk.canvas().growRight()))
                .add("connect", MaterialDesignV.VECTOR_POLYLINE, "Shortcut+L", two,
                        on(desk -> desk.edits().connectSelected()))
                .add("lock", MaterialDesignL.LOCK_OUTLINE, "Shortcut+Shift+K", some,
                        on(desk -> desk.edits().toggleLock()))
                .add("lock-document", null, "Shortcut+Alt+K", working(),
                        on(desk -> desk.edits().toggleDocumentLock()))
                .add("select-all", MaterialDesignS.SELECT_ALL, "(Shortcut+A)", working(), on(Desk::selectAll))
                .add("select-none", null, "Shortcut+Shift+A", any, on(Desk::selectNone));
        for (ComponentKind kind : ComponentKind.values()) {
            table.add("add-" + kind.name().toLowerCase(Locale.ROOT), MaterialDesignP.PLUS, "", working(),
                    on(desk -> desk.edits().addAtCentre(kind)));
        }
    }

    private void addBoundaries() {
        table.add("merge-services", MaterialDesignC.CALL_MERGE, "", when(desk -> desk.boundaries().mergeable()),
                on(desk -> desk.boundaries().merge()))
                .add("split-service", MaterialDesignC.CALL_SPLIT, "", when(desk -> desk.boundaries().divisible()),
                        on(desk -> desk.boundaries().split()))
                .add("extract-module", null, "", when(desk -> desk.boundaries().divisible()),
                        on(desk -> desk.boundaries().extract()))
                .add("move-operation", null, "", when(desk -> desk.boundaries().movable()),
                        on(desk -> desk.boundaries().move()))
                .add("call-to-event", null, "", when(desk -> desk.boundaries().eventable()),
                        on(desk -> desk.boundaries().event()));
    }

    private void addView() {
        table.add("zoom-in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "Shortcut+Plus Shortcut+Equals", working(),
                on(desk -> desk.canvas().zoomStep(true)))
                .add("zoom-out", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "Shortcut+Minus", working(),
                        on(desk -> desk.canvas().zoomStep(false)))
                .add("zoom-100", null, "Shortcut+0", working(), on(desk -> desk.canvas().zoomTo(1)))
                .add("fit", MaterialDesignF.FIT_TO_PAGE_OUTLINE, "Shift+1", working(), on(desk -> desk.canvas().fit()))
                .add("fit-selection", MaterialDesignF.FIT_TO_SCREEN_OUTLINE, "Shift+2", working(),
                        on(desk -> desk.canvas().fitSelection()))
                .add("layout", MaterialDesignS.SITEMAP_OUTLINE, "Shortcut+Shift+L", working(),
                        () -> window.edits().layOut())
                .add("layout-selection", null, "", some(), on(desk -> desk.edits().layOutSelection()))
                .add("collapse", MaterialDesignC.COLLAPSE_ALL_OUTLINE, "Shortcut+B", some(),
                        on(desk -> desk.groups().toggleSelected()))
                .add("collapse-all", null, "Shortcut+Shift+B", working(), on(desk -> desk.groups().collapseAll()))
                .add("open-all", null, "Shortcut+Alt+B", working(), on(desk -> desk.groups().openAll()))
                .add("text", MaterialDesignC.CODE_JSON, "Shortcut+T", working(),
                        on(desk -> desk.workspace().toggleText()))
                .add("sequence", MaterialDesignT.TIMELINE_TEXT_OUTLINE, "Shortcut+J", working(), on(Desk::showSequence))
                .add("outline", MaterialDesignF.FILE_TREE_OUTLINE, "Shortcut+G", working(),
                        on(desk -> desk.workspace().left().toggleOutline()))
                .add("history", MaterialDesignH.HISTORY, "Shortcut+Shift+H", working(),
                        on(desk -> desk.workspace().left().toggleHistory()))
                .add("minimap", MaterialDesignM.MAP_OUTLINE, "Shortcut+Shift+M", working(),
                        () -> window.toggle(window.appearance().minimapProperty()))
                .add("legend", MaterialDesignM.MAP_LEGEND, "", working(),
                        () -> window.toggle(window.appearance().legendProperty()))
                .add("show-results", null, "", working(), on(desk -> desk.workspace().below().showResults()))
                .add("show-problems", null, "", working(), on(desk -> desk.workspace().below().showProblems()))
                .add("show-charts", null, "", working(), on(desk -> desk.workspace().below().showCharts()))
                .add("show-timeline", null, "", working(), on(desk -> desk.workspace().below().showTimeline()))
                .add("query", MaterialDesignF.FILTER_OUTLINE, "Shortcut+F", working(),
                        on(desk -> desk.workspace().showQuery()))
                .add("what-if", MaterialDesignT.TUNE, "Shortcut+I", working(),
                        on(desk -> desk.workspace().below().showWhatIf()))
                .add("find-component", MaterialDesignM.MAGNIFY, "", working(),
                        on(desk -> desk.workspace().left().searchKinds()))
                .add("next-pane", null, "F6", working(), on(desk -> desk.workspace().focusNextPane()))
                .add("theme", MaterialDesignT.THEME_LIGHT_DARK, "Alt+Shift+D", window::toggleTheme)
                .add("theme-light", null, "", () -> window.setTheme(Optional.of("light")))
                .add("theme-dark", null, "", () -> window.setTheme(Optional.of("dark")))
                .add("theme-system", null, "", () -> window.setTheme(Optional.empty()));
        addAlignment();
        for (OverlayChoice choice : OverlayChoice.values()) {
            table.add("overlay-" + choice.id(), null, "", working(), on(desk -> desk.workspace().setOverlay(choice)));
        }
        for (Wheel wheel : Wheel.values()) {
            table.add("wheel-" + wheel.name().toLowerCase(Locale.ROOT), null, "", working(), on(desk -> {
                window.appearance().wheelProperty().set(wheel);
                desk.sayWheel(wheel);
            }));
        }
        for (GroupBy groupBy : GroupBy.values()) {
            String id = "frames-" + groupBy.name().toLowerCase(Locale.ROOT);
            table.add(id, null, "", working(), on(desk -> desk.groups().frameBy(groupBy)));
        }
        table.add("language-en", null, "", () -> window.setLanguage(Locale.ENGLISH))
                .add("language-zh", null, "", () -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        addMarks();
    }

    private void addAlignment() {
        ObservableBooleanValue two = selected(selection -> selection.components().size() > 1);
        ObservableBooleanValue three = selected(selection -> selection.components().size() > 2);
        Map<Alignment, String> keys = Map.of(Alignment.LEFT, "Shortcut+Shift+Left", Alignment.RIGHT,
                "Shortcut+Shift+Right", Alignment.TOP, "Shortcut+Shift+Up", Alignment.BOTTOM, "Shortcut+Shift+Down");
        for (Alignment how : Alignment.values()) {
            boolean distributes = how == Alignment.ACROSS || how == Alignment.DOWN;
            table.add("align-" + how.name().toLowerCase(Locale.ROOT), null, keys.getOrDefault(how, ""),
                    distributes ? three : two, on(desk -> desk.canvas().align(how)));
        }
    }

    /// What menus tick: what is the case of what is seen.
    private void addMarks() {
        Appearance appearance = window.appearance();
        table.mark("minimap", workingAnd(appearance.minimapProperty()))
                .mark("legend", workingAnd(appearance.legendProperty()))
                .mark("outline", workingAnd(appearance.outlineProperty()))
                .mark("history", workingAnd(appearance.historyProperty()))
                .mark("text", workingAnd(appearance.textProperty()));
        table.markOne("theme-light", Bindings.createBooleanBinding(
                () -> appearance.schemeProperty().get().equals(Optional.of("light")), appearance.schemeProperty()));
        table.markOne("theme-dark", Bindings.createBooleanBinding(
                () -> appearance.schemeProperty().get().equals(Optional.of("dark")), appearance.schemeProperty()));
        table.markOne("theme-system", Bindings.createBooleanBinding(
                () -> appearance.schemeProperty().get().isEmpty(), appearance.schemeProperty()));
        for (OverlayChoice choice : OverlayChoice.values()) {
            table.markOne("overlay-" + choice.id(),
                    when(desk -> desk.workspace().overlayProperty().map(choice::equals)));
        }
        for (Wheel wheel : Wheel.values()) {
            table.markOne("wheel-" + wheel.name().toLowerCase(Locale.ROOT),
                    Bindings.createBooleanBinding(() -> appearance.wheelProperty().get() == wheel,
                            appearance.wheelProperty()));
        }
        for (GroupBy groupBy : GroupBy.values()) {
            table.markOne("frames-" + groupBy.name().toLowerCase(Locale.ROOT),
                    when(desk -> desk.edited().documentProperty()
                            .map(document -> Grouping.by(document) == groupBy)));
        }
        boolean chinese = window.language().equals(Locale.SIMPLIFIED_CHINESE);
        table.markOne("language-en", new SimpleBooleanProperty(!chinese))
                .markOne("language-zh", new SimpleBooleanProperty(chinese));
    }

    private void addRun() {
        ObservableBooleanValue running = window.desks().when(desk -> desk.run().runningProperty());
        table.add("run", MaterialDesignP.PLAY, "F5", workingAnd(Bindings.not(running)),
                on(desk -> desk.workspace().startRun()))
                .add("cancel", MaterialDesignS.STOP, "Shift+F5", workingAnd(running), on(desk -> desk.run().cancel()))
                .add("why", MaterialDesignC.COMMENT_QUESTION_OUTLINE, "F4", working(),
                        on(desk -> desk.workspace().below().showWhy()))
                .add("blast", MaterialDesignR.RADIUS_OUTLINE, "F9", working(),
                        on(desk -> desk.workspace().below().showBlast()))
                .add("show-traces", MaterialDesignC.CHART_GANTT, "F8", working(),
                        on(desk -> desk.workspace().below().showTraces()))
                .add("run-settings", MaterialDesignT.TUNE_VARIANT, "", working(),
                        on(desk -> desk.workspace().showRunSettings()));
        addPlayback();
    }

    private void addPlayback() {
        ObservableBooleanValue done = when(desk -> desk.run().outcomeProperty().map(Optional::isPresent));
        table.add("play", MaterialDesignP.PLAY_PAUSE, "Shortcut+P (Space)", done,
                on(desk -> desk.workspace().below().playback().toggle()))
                .add("step", MaterialDesignS.STEP_FORWARD, "Shortcut+Period", done,
                        on(desk -> desk.workspace().below().playback().step(1)))
                .add("step-back", MaterialDesignS.STEP_BACKWARD, "Shortcut+Comma", done,
                        on(desk -> desk.workspace().below().playback().step(-1)))
                .add("next-event", MaterialDesignS.SKIP_NEXT, "Shortcut+Shift+Period", done,
                        on(desk -> desk.workspace().below().playback().stepToMark(true)))
                .add("previous-event", MaterialDesignS.SKIP_PREVIOUS, "Shortcut+Shift+Comma", done,
                        on(desk -> desk.workspace().below().playback().stepToMark(false)))
                .add("whole-run", MaterialDesignC.CHART_BOX_OUTLINE, "", done,
                        on(desk -> desk.workspace().below().playback().showWhole()));
    }

    private void addQuestions() {
        for (String id : QuestionPages.IDS) {
            table.add("ask-" + id, null, "", working(), on(desk -> desk.ask(id)));
        }
    }

    private void addExport() {
        table.add("export", MaterialDesignE.EXPORT_VARIANT, "Shortcut+E", working(),
                on(desk -> desk.showExport(Optional.empty())));
        for (Exporter exporter : window.exporters()) {
            table.add("export-" + exporter.id(), null, "", working(),
                    on(desk -> desk.showExport(Optional.of(exporter))));
        }
        for (Picture.Format format : Picture.Format.values()) {
            table.add("export-" + format.ending(), null, format == Picture.Format.SVG ? "Shortcut+Shift+E" : "",
                    working(), on(desk -> desk.exports().picture(format)));
        }
        table.add("cancel-picture", MaterialDesignS.STOP, "",
                when(desk -> desk.easel().jobProperty().map(Optional::isPresent)), on(desk -> desk.exports().cancel()));
        for (Notation notation : Notation.values()) {
            table.add("export-" + notation.ending(), null, "", working(), on(desk -> desk.exports().text(notation)));
        }
    }

    private void addHelp() {
        table.add("palette", MaterialDesignM.MAGNIFY, "Shortcut+K Shortcut+Shift+P", window::showCommands)
                .add("tour", MaterialDesignC.COMPASS_OUTLINE, "", window::startTour)
                .add("cheat-sheet", MaterialDesignK.KEYBOARD_OUTLINE, "F1 ('?')", window::showCheatSheet)
                .add("about", MaterialDesignI.INFORMATION_OUTLINE, "", window::showAbout);
    }
}
