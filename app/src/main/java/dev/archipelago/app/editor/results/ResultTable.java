package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// A table of results that can be sorted by every column; numbers stand at the right.
final class ResultTable<R> {
    private final TableView<R> node = new TableView<>();

    ResultTable(String id, Messages messages, List<Column<R>> columns, Consumer<R> chosen) {
        node.setId(id);
        node.getStyleClass().add(Styles.RESULTS_TABLE);
        node.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns.forEach(column -> node.getColumns().add(tableColumn(messages, column)));
        node.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                chosen.accept(row);
            }
        });
    }

    private TableColumn<R, R> tableColumn(Messages messages, Column<R> column) {
        TableColumn<R, R> made = new TableColumn<>(messages.text("column." + column.key()));
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setCellFactory(_ -> new Cell<>(column));
        made.setComparator(comparator(column));
        if (column.numeric()) {
            made.getStyleClass().add("number-header");
        }
        made.setPrefWidth(column.width());
        made.setMinWidth(Math.min(column.width(), 70));
        return made;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are comparable with one another
    private static <R> Comparator<R> comparator(Column<R> column) {
        return (a, b) -> ((Comparable) column.order().apply(a)).compareTo(column.order().apply(b));
    }

    /// Is told of a row that is clicked twice.
    void onTwice(Consumer<R> asked) {
        node.setOnMouseClicked(event -> {
            R row = node.getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && row != null) {
                asked.accept(row);
            }
        });
    }

    TableView<R> node() {
        return node;
    }

    void show(List<R> rows) {
        node.getItems().setAll(rows);
        node.sort();
    }

    private static final class Cell<R> extends TableCell<R, R> {
        private final Column<R> column;

        Cell(Column<R> column) {
            this.column = column;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll(Styles.NUMBER, "status-warn", "status-critical");
            if (empty || row == null) {
                setText(null);
                return;
            }
            setText(column.text().apply(row));
            if (column.numeric()) {
                getStyleClass().add(Styles.NUMBER);
            }
            String style = column.style().apply(row);
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }
    }
}
