package dev.archipelago.app.editor.look;

/// The style classes of the editor's own style sheet.
public final class Styles {
    public static final String STYLE_SHEET = "/dev/archipelago/app/editor/look/editor.css";

    public static final String DARK = "dark";
    public static final String TOOL_BAR = "main-tool-bar";
    public static final String SIDE_PANE = "side-pane";
    public static final String BOTTOM_PANE = "bottom-pane";
    public static final String PANE_TITLE = "pane-title";
    public static final String PANE_HEADER = "pane-header";
    public static final String STATUS_BAR = "window-status-bar";
    public static final String STATUS_TEXT = "status-text";
    public static final String BANNER = "banner";
    public static final String HINT = "hint";
    public static final String MUTED = "muted";
    public static final String MONOSPACE = "monospace";

    public static final String PALETTE = "palette";
    public static final String PALETTE_TILE = "palette-tile";
    public static final String PALETTE_NAME = "palette-name";
    public static final String PALETTE_HINT = "palette-hint";

    public static final String INSPECTOR = "inspector";
    public static final String INSPECTOR_TITLE = "inspector-title";
    public static final String INSPECTOR_SUBTITLE = "inspector-subtitle";
    public static final String SECTION = "inspector-section";
    public static final String FIELD = "inspector-field";
    public static final String FIELD_LABEL = "field-label";
    public static final String FIELD_SET = "field-set";
    public static final String FIELD_ERROR = "field-error";
    public static final String STEP = "step-row";
    public static final String STEP_VERB = "step-verb";
    public static final String STEP_BAR = "step-bar";

    public static final String GALLERY = "gallery";
    public static final String GALLERY_TITLE = "gallery-title";
    public static final String GALLERY_HEADING = "gallery-heading";
    public static final String CARD = "gallery-card";
    public static final String CARD_NAME = "card-name";
    public static final String CARD_TEXT = "card-text";
    public static final String CARD_PICTURE = "card-picture";
    public static final String RECENT = "recent-file";

    public static final String CHIP = "verdict-chip";
    public static final String CHIP_MET = "met";
    public static final String CHIP_MISSED = "missed";
    public static final String CHIP_INCONCLUSIVE = "inconclusive";
    public static final String STALE = "stale";
    public static final String RESULTS_TABLE = "results-table";
    public static final String NUMBER = "number";
    public static final String FACT = "fact";
    public static final String FACT_VALUE = "fact-value";
    public static final String FACT_NAME = "fact-name";

    public static final String COMMAND_PALETTE = "command-palette";
    public static final String SHORTCUT = "shortcut";

    private Styles() {}
}
