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

    private final TableView<R> node = new TableView<>();

    /// A column.
    ///
    /// @param order what rows are sorted by; NaN goes last
    public record Column<R>(String heading, double width, Function<R, String> text, boolean isNumeric,
            Function<R, Comparable<?>> order) {

        public static <R> Column<R> words(String heading, double width, Function<R, String> text) {
            return new Column<>(heading, width, text, false, text::apply);
        }

        public static <R> Column<R> number(String heading, double width, Function<R, String> text,
                Function<R, Double> order) {
            return new Column<>(heading, width, text, true, order::apply);
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
        made.setMinWidth(Math.min(column.width(), 60));
        return made;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are comparable with one another
    private static <R> Comparator<R> comparator(Column<R> column) {
        return (a, b) -> ((Comparable) column.order().apply(a)).compareTo(column.order().apply(b));
    }

    private static final class Cell<R> extends TableCell<R, R> {
        private static final int LONG = 24;
        private final Column<R> column;

        Cell(Column<R> column) {
            this.column = column;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove(Styles.NUMBER);
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
        }
    }
}
