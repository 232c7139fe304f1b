package dev.archipelago.app.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The documents that are open, in the order of their tabs, and which of them is worked on.
final class Desks {
    private final ObservableList<Desk> desks = FXCollections.observableArrayList();
    private final ObservableList<Desk> all = FXCollections.unmodifiableObservableList(desks);
    private final ReadOnlyObjectWrapper<@Nullable Desk> current = new ReadOnlyObjectWrapper<>();

    ObservableList<Desk> all() {
        return all;
    }

    /// The one that is worked on; null while none is open.
    ReadOnlyObjectProperty<@Nullable Desk> currentProperty() {
        return current.getReadOnlyProperty();
    }

    Optional<Desk> current() {
        return Optional.ofNullable(current.get());
    }

    /// The one that holds a file, however its path is spelled.
    Optional<Desk> holding(Path file) {
        return desks.stream().filter(desk -> desk.edited().file().filter(own -> isSame(own.path(), file)).isPresent())
                .findFirst();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException _) {
            return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
        }
    }

    /// What holds of the document that is worked on, whichever that is; false while none is open.
    ObservableBooleanValue when(Function<Desk, ObservableValue<Boolean>> condition) {
        ObservableValue<Boolean> followed = current.flatMap(condition);
        return Bindings.createBooleanBinding(() -> Boolean.TRUE.equals(followed.getValue()), followed);
    }

    // Commands

    /// Puts one behind the others, and to work.
    void add(Desk desk) {
        desks.add(desk);
        current.set(desk);
    }

    void select(Desk desk) {
        if (desks.contains(desk)) {
            current.set(desk);
        }
    }

    /// Takes one away; its neighbour is worked on next.
    void remove(Desk desk) {
        int at = desks.indexOf(desk);
        if (at < 0) {
            return;
        }
        if (desk.equals(current.get())) {
            current.set(desks.size() == 1 ? null : desks.get(at + 1 < desks.size() ? at + 1 : at - 1));
        }
        desks.remove(at);
    }

    /// On to the next one and around, or back.
    void step(int by) {
        current().ifPresent(desk -> current
                .set(desks.get(Math.floorMod(desks.indexOf(desk) + by, desks.size()))));
    }

    /// Moves the one that is worked on among the others.
    void move(int by) {
        current().ifPresent(desk -> {
            List<Desk> order = new ArrayList<>(desks);
            int from = desks.indexOf(desk);
            order.remove(from);
            order.add(Math.clamp((long) from + by, 0, order.size()), desk);
            arrange(order);
        });
    }

    /// Brings them into the order of a list that holds the same ones.
    void arrange(List<Desk> order) {
        desks.sort(Comparator.comparingInt(order::indexOf));
    }
}
