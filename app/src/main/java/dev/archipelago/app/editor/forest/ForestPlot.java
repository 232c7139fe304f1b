package dev.archipelago.app.editor.forest;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Figures before and after, one below the other, with their differences on one axis: left is less, right is more, and an interval that
/// does not touch the line in the middle shows a difference.
public final class ForestPlot {
    private static final double NAME_WIDTH = 180;
    private static final double LEAST_NAME = 84;
    private static final double LEAST_PLOT = 90;
    private static final double PLOT_WIDTH = 150;
    private static final int COLUMNS = 7;

    private final Messages messages;
    private final ForestScale scale;
    private final boolean isForetold;
    private final GridPane grid = new GridPane(9, 0);

    /// Figures that belong together.
    ///
    /// @param more how many there are besides
    public record Section(String title, List<ForestRow> rows, int more) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    private ForestPlot(Messages messages, List<Section> sections) {
        this.messages = messages;
        List<ForestRow> rows = sections.stream().flatMap(section -> section.rows().stream()).toList();
        scale = ForestScale.of(rows.stream().map(ForestRow::at).toList());
        isForetold = rows.stream().anyMatch(row -> !row.needed().isEmpty());
    }

    /// @param id of the plot in the scene; that of a row is it with "-" and its number
    /// @param matters how small a change still matters, spelled
    public static Node of(Messages messages, String id, List<Section> sections, String matters) {
        ForestPlot plot = new ForestPlot(messages, sections);
        plot.grid.setId(id);
        plot.grid.getStyleClass().add("forest");
        plot.columns();
        plot.heads(matters);
        sections.stream().filter(section -> !section.rows().isEmpty()).forEach(plot::section);
        return plot.grid;
    }

    private void columns() {
        ColumnConstraints name = new ColumnConstraints(LEAST_NAME, NAME_WIDTH, NAME_WIDTH);
        ColumnConstraints plot = new ColumnConstraints(LEAST_PLOT, PLOT_WIDTH, Double.MAX_VALUE);
        plot.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(name, right(), right(), right(), plot, new ColumnConstraints(),
                new ColumnConstraints());
    }

    private static ColumnConstraints right() {
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        return right;
    }

    private void heads(String matters) {
        grid.addRow(0, new Label(), head(messages.text("forest.before")), head(messages.text("forest.after")),
                head(messages.text("forest.change")), new ForestAxis(scale), head(messages.text("forest.verdict")),

                isForetold ? head(messages.text("forest.needed", matters)) : new Label());
    }

    private static Label head(String text) {
        Label label = label(text);
        label.getStyleClass().add("forest-head");
        return label;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void section(Section section) {
        Label title = label(section.title());
        title.getStyleClass().add("forest-title");
        grid.add(title, 0, grid.getRowCount(), COLUMNS, 1);
        section.rows().forEach(this::row);
        if (section.more() > 0) {
            Label more = label(messages.text("forest.more", section.more()));
            more.getStyleClass().add(Styles.MUTED);
            grid.add(more, 0, grid.getRowCount(), COLUMNS, 1);
        }
    }

    private void row(ForestRow row) {
        int number = grid.getRowCount();
        Label name = new Label(row.name());
        name.setTooltip(new Tooltip(row.name()));
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.setId(grid.getId() + "-" + number);
        Label before = label(row.before());
        before.getStyleClass().add(Styles.MUTED);
        Label after = label(row.after());
        after.getStyleClass().add("knob-value");
        ForestMark mark = new ForestMark(row.at(), row.judgement(), scale);
        mark.setAccessibleText(row.name() + ": " + row.change() + ", " + Signs.word(row.judgement(), messages));
        Label needed = label(row.needed());
        needed.getStyleClass().add(Styles.MUTED);
        grid.addRow(number, name, before, after, label(row.change()), mark, verdict(row), needed);
        GridPane.setValignment(mark, VPos.CENTER);
    }

    /// In few words: the columns are narrow, and the whole of it is told where one points at it.
    private Label verdict(ForestRow row) {
        Label sign = Signs.of(row.judgement(), messages);
        sign.setTooltip(new Tooltip(sign.getText()));
        if (row.judgement() == Judgement.NO_DIFFERENCE_SHOWN) {
            sign.setText(messages.text("forest.none"));
        }
        return sign;
    }
}
