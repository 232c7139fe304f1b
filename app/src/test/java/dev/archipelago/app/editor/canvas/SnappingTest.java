package dev.archipelago.app.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.Snapping.Snap;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnappingTest {

    private static final Box START = new Box(0, 0, 168, 72);

    @Test
    void dragged_farFromOthers_comesToRestOnTheGrid() {
        Snap snap = Snapping.snap(START, new Point(103.4, 58.2), List.of(), 8);

        Point middle = START.translated(snap.dx(), snap.dy()).middle();
        assertThat(middle.x() % 10).isZero();
        assertThat(middle.y() % 10).isZero();
        assertThat(snap.guides()).isEmpty();
    }

    @Test
    void dragged_nearlyInLine_takesTheLineAndShowsIt() {
        Box other = new Box(403, 297, 168, 72);

        Snap snap = Snapping.snap(START, new Point(407, 20), List.of(other), 8);

        assertThat(START.x() + snap.dx()).isEqualTo(403);
        assertThat(snap.guides()).singleElement().satisfies(guide -> {
            assertThat(guide.x()).isEqualTo(other.middle().x());
            assertThat(guide.bottom()).isEqualTo(other.bottom());
        });
    }

    @Test
    void dragged_beyondTheReach_ignoresTheLine() {
        Snap snap = Snapping.snap(START, new Point(415, 20), List.of(new Box(403, 297, 168, 72)), 8);
        assertThat(snap.guides()).isEmpty();
    }
}
