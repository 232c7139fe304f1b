package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes down what was wanted.
final class Wishes implements DiagramIntents {

    final List<String> said = new ArrayList<>();
    final List<Map<ComponentId, Position>> moves = new ArrayList<>();

    @Override
    public void move(Map<ComponentId, Position> positions) {
        moves.add(positions);
    }

    @Override
    public void connect(ComponentId from, ComponentId to) {
        said.add("connect " + from + " to " + to);
    }

    @Override
    public void reconnect(ConnectionId connection, ConnectionId wanted) {
        said.add("reconnect " + connection + " as " + wanted);
    }

    @Override
    public Optional<String> objection(ConnectionId connection, ConnectionId wanted) {
        return wanted.from().value().equals("stock") ? Optional.of("Stock only answers") : Optional.empty();
    }

    @Override
    public Optional<String> objection(ComponentId from, ComponentId to) {
        return to.value().equals("stock") ? Optional.of("Already connected") : Optional.empty();
    }

    @Override
    public void connectToNew(ComponentId from, Position at, double sceneX, double sceneY) {
        said.add("connect " + from + " to something new");
    }

    @Override
    public void create(ComponentKind kind, Position at) {
        said.add("create " + kind + " at " + at);
    }

    @Override
    public void insert(ComponentKind kind, ConnectionId on, Position at) {
        said.add("insert " + kind + " into " + on);
    }

    @Override
    public void duplicateAt(Map<ComponentId, Position> positions) {
        said.add("duplicate at " + positions);
    }

    @Override
    public void quickCreate(Position at, double sceneX, double sceneY) {
        said.add("quick create at " + at);
    }

    @Override
    public void delete(Selection selection) {
        said.add("delete " + selection.components());
    }

    @Override
    public void rename(ComponentId id, String name) {
        said.add("rename " + id + " to " + name);
    }

    @Override
    public void contextMenu(Target target, double sceneX, double sceneY) {
        said.add("menu " + target);
    }
}
