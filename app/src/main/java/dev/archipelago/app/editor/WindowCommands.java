package dev.archipelago.app.editor;

import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.app.workbench.Templates;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.model.ComponentKind;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
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
        commands.addTemplates();
        commands.addEdit();
        commands.addBoundaries();
        commands.addView();
        commands.addRun();
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
        table.add("new", MaterialDesignF.FILE_PLUS_OUTLINE, "Shortcut+N", window::createDocument)
                .add("open", MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+O", window::chooseDocument)
                .add("gallery", MaterialDesignV.VIEW_GRID_OUTLINE, "Shortcut+W", working(), window::leaveForGallery)
                .add("save", MaterialDesignC.CONTENT_SAVE_OUTLINE, "Shortcut+S", working(), window::save)
                .add("save-as", null, "Shortcut+Shift+S", working(), window::saveAs)
                .add("compare-file", null, "", working(), window::compareWithFile)
                .add("quit", null, "Shortcut+Q", window::quit);
    }

    private void addTemplates() {
        for (String id : Templates.IDS) {
            table.add("template-" + id, null, "", () -> window.createDocument(Templates.read(id)));
        }
    }

    private void addEdit() {
        BooleanBinding undoable = Bindings.createBooleanBinding(
                () -> window.edited().undoableProperty().get().isPresent(), window.edited().undoableProperty());
        BooleanBinding redoable = Bindings.createBooleanBinding(
                () -> window.edited().redoableProperty().get().isPresent(), window.edited().redoableProperty());
        BooleanBinding selected = Bindings.createBooleanBinding(() -> !window.edited().selection().isEmpty(),
                window.edited().selectionProperty());
        BooleanBinding one = Bindings.createBooleanBinding(() -> window.edited().selection().components().size() == 1,
                window.edited().selectionProperty());
        BooleanBinding two = Bindings.createBooleanBinding(() -> window.edited().selection().components().size() == 2,
                window.edited().selectionProperty());
        table.add("undo", MaterialDesignU.UNDO, "Shortcut+Z", workingAnd(undoable), window::undo)
                .add("redo", MaterialDesignR.REDO, "Shortcut+Shift+Z Shortcut+Y", workingAnd(redoable), window::redo)
                .add("duplicate", MaterialDesignC.CONTENT_DUPLICATE, "Shortcut+D", workingAnd(selected),
                        () -> window.edits().duplicate())
                .add("delete", MaterialDesignD.DELETE_OUTLINE, "(Delete)", workingAnd(selected),
                        () -> window.edits().delete(window.edited().selection()))
                .add("rename", MaterialDesignR.RENAME_BOX, "F2", workingAnd(one), window::rename)
                .add("change-id", null, "Shift+F2", workingAnd(one), window::changeId)
                .add("add-connected", MaterialDesignP.PLUS, "(Shortcut+Right)", workingAnd(one),
                        () -> window.canvas().growRight())
                .add("connect", MaterialDesignV.VECTOR_POLYLINE, "Shortcut+L", workingAnd(two),
                        () -> window.edits().connectSelected())
                .add("select-all", MaterialDesignS.SELECT_ALL, "(Shortcut+A)", working(), window::selectAll)
                .add("select-none", null, "Shortcut+Shift+A", workingAnd(selected), window::selectNone);
        for (ComponentKind kind : ComponentKind.values()) {
            table.add("add-" + kind.name().toLowerCase(Locale.ROOT), MaterialDesignP.PLUS, "", working(),
                    () -> window.edits().addAtCentre(kind));
        }
    }

    private void addBoundaries() {
        BoundaryActions boundaries = window.boundaries();
        table.add("merge-services", MaterialDesignC.CALL_MERGE, "", workingAnd(boundaries.mergeable()),
                boundaries::merge)
                .add("split-service", MaterialDesignC.CALL_SPLIT, "", workingAnd(boundaries.divisible()),
                        boundaries::split)
                .add("extract-module", null, "", workingAnd(boundaries.divisible()), boundaries::extract)
                .add("move-operation", null, "", workingAnd(boundaries.movable()), boundaries::move)
                .add("call-to-event", null, "", workingAnd(boundaries.eventable()), boundaries::event);
    }

    private void addView() {
        table.add("zoom-in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "Shortcut+Plus Shortcut+Equals", working(),
                () -> window.canvas().zoomStep(true))
                .add("zoom-out", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "Shortcut+Minus", working(),
                        () -> window.canvas().zoomStep(false))
                .add("zoom-100", null, "Shortcut+0", working(), () -> window.canvas().zoomTo(1))
                .add("fit", MaterialDesignF.FIT_TO_PAGE_OUTLINE, "Shift+1", working(), () -> window.canvas().fit())
                .add("fit-selection", MaterialDesignF.FIT_TO_SCREEN_OUTLINE, "Shift+2", working(),
                        () -> window.canvas().fitSelection())
                .add("layout", MaterialDesignS.SITEMAP_OUTLINE, "Shortcut+Shift+L", working(),
                        () -> window.edits().layOut())
                .add("minimap", MaterialDesignM.MAP_OUTLINE, "Shortcut+Shift+M", working(), window::toggleMinimap)
                .add("legend", MaterialDesignM.MAP_LEGEND, "", working(), window::toggleLegend)
                .add("show-results", null, "", working(), window::showResults)
                .add("show-problems", null, "", working(), window::showProblems)
                .add("show-timeline", null, "", working(), window::showTimeline)
                .add("find-component", MaterialDesignM.MAGNIFY, "", working(), window::searchPalette)
                .add("next-pane", null, "F6", working(), window::focusNextPane)
                .add("theme", MaterialDesignT.THEME_LIGHT_DARK, "Alt+Shift+D", window::toggleTheme);
        for (OverlayChoice choice : OverlayChoice.values()) {
            table.add("overlay-" + choice.id(), null, "", working(), () -> window.setOverlay(choice));
        }
        table.add("language-en", null, "", () -> window.setLanguage(Locale.ENGLISH))
                .add("language-zh", null, "", () -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
    }

    private void addRun() {
        ObservableBooleanValue running = window.run().runningProperty();
        table.add("run", MaterialDesignP.PLAY, "F5", workingAnd(Bindings.not(running)), window::startRun)
                .add("cancel", MaterialDesignS.STOP, "Shift+F5", workingAnd(running), () -> window.run().cancel())
                .add("run-settings", MaterialDesignT.TUNE_VARIANT, "", working(), window::showRunSettings);
    }

    private void addExport() {
        table.add("export", MaterialDesignE.EXPORT_VARIANT, "Shortcut+E", working(),
                () -> window.showExport(Optional.empty()));
        for (Exporter exporter : window.exporters()) {
            table.add("export-" + exporter.id(), null, "", working(), () -> window.showExport(Optional.of(exporter)));
        }
        table.add("export-svg", null, "Shortcut+Shift+E", working(), () -> window.exports().svg())
                .add("export-png", null, "", working(), () -> window.exports().png());
    }

    private void addHelp() {
        table.add("palette", MaterialDesignM.MAGNIFY, "Shortcut+K Shortcut+Shift+P", window::showCommands)
                .add("cheat-sheet", MaterialDesignK.KEYBOARD_OUTLINE, "F1", window::showCheatSheet)
                .add("about", MaterialDesignI.INFORMATION_OUTLINE, "", window::showAbout);
    }
}
