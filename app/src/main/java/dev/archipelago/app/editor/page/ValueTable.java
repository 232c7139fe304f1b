package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Styles;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A table of an answer that can be sorted by every column; numbers stand at the right, and what does not fit is told
/// where one points at it.
///
/// @param <R> a row
public final class ValueTable<R> {
    private static final double ROW = 30;
    private static final int LEAST_ROWS = 2;
    private static final double LEAST_WIDTH = 60;

    private final TableView<R> node = new TableView<>();

    /// A column.
    ///
    /// @param order what rows are sorted by; NaN goes last
    /// @param style of a cell beyond that of numbers; empty for none
    public record Column<R>(String heading, double width, Function<R, String> text, boolean isNumeric,
            Function<R, Comparable<?>> order, Function<R, String> style) {

        public static <R> Column<R> words(String heading, double width, Function<R, String> text) {
            return new Column<>(heading, width, text, false, text::apply, _ -> "");
        }

        public static <R> Column<R> number(String heading, double width, Function<R, String> text,
                Function<R, Double> order) {
            return new Column<>(heading, width, text, true, order::apply, _ -> "");
        }

        public Column<R> styled(Function<R, String> changed) {
            return new Column<>(heading, width, text, isNumeric, order, changed);
        }
    }

    /// @param id of the table
    public ValueTable(String id, List<Column<R>> columns, List<R> rows) {
        node.setId(id);
        node.getStyleClass().add(Styles.RESULTS_TABLE);
        node.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        columns.forEach(column -> node.getColumns().add(tableColumn(column)));
        node.getItems().setAll(rows);
    }

    public TableView<R> node() {
        return node;
    }

    /// With columns as wide as they are, however wide that is together.
    public ValueTable<R> wide() {
        node.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        return this;
    }

    /// With the last column as wide as there is room.
    public ValueTable<R> lastWidest() {
        node.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return this;
    }

    /// Other rows, in the order that was chosen.
    public void show(List<R> rows) {
        node.getItems().setAll(rows);
        node.sort();
    }

    /// Is told of a row that is clicked twice.
    public ValueTable<R> onTwice(Consumer<R> asked) {
        node.setOnMouseClicked(event -> {
            R row = node.getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && row != null) {
                asked.accept(row);
            }
        });
        return this;
    }

    /// As high as so many rows need, and not higher than all.
    public ValueTable<R> rows(int most) {
        double height = ROW * (1 + Math.clamp(node.getItems().size(), LEAST_ROWS, most)) + 18;
        node.setPrefHeight(height);
        node.setMinHeight(height);
        return this;
    }

    /// Is told of the row that comes to be chosen.
    public ValueTable<R> onChosen(Consumer<R> chosen) {
        node.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                chosen.accept(row);
            }
        });
        return this;
    }

    private TableColumn<R, R> tableColumn(Column<R> column) {
        TableColumn<R, R> made = new TableColumn<>(column.heading());
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setCellFactory(_ -> new Cell<>(column));
        made.setComparator(comparator(column));
        if (column.isNumeric()) {
            made.getStyleClass().add("number-header");
        }
        made.setPrefWidth(column.width());
        made.setMinWidth(Math.min(column.width(), LEAST_WIDTH));
        return made;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are comparable with one another
    private static <R> Comparator<R> comparator(Column<R> column) {
        return (a, b) -> ((Comparable) column.order().apply(a)).compareTo(column.order().apply(b));
    }

    private static final class Cell<R> extends TableCell<R, R> {
        private static final int LONG = 24;
        private final Column<R> column;
        private String style = "";

        Cell(Column<R> column) {
            this.column = column;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll(Styles.NUMBER, style);
            style = "";
            if (empty || row == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            String text = column.text().apply(row);
            setText(text);
            setTooltip(text.length() > LONG ? new Tooltip(text) : null);
            if (column.isNumeric()) {
                getStyleClass().add(Styles.NUMBER);
            }
            style = column.style().apply(row);
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }
    }
}
