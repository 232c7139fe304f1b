package dev.archipelago.app.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.app.editor.canvas.Snapping.Snap;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @Test
    void dragged_nearlyBetweenTwo_comesToTheMiddleAndShowsBothGaps() {
        Box left = new Box(0, 1000, 168, 72);
        Box right = new Box(600, 1000, 168, 72);

        Snap snap = Snapping.snap(START, new Point(305, 1023), List.of(left, right), 8);

        assertThat(snap.dx()).isEqualTo(300);
        assertThat(snap.gaps()).containsExactly(new Box(168, 1048, 132, 0), new Box(468, 1048, 132, 0));
    }

    @Test
    void dragged_beyondARow_goesOnWithItsGap() {
        Box top = new Box(1000, 0, 168, 72);
        Box next = new Box(1010, 122, 168, 72);

        Snap snap = Snapping.snap(START, new Point(1050, 247), List.of(top, next), 8);

        assertThat(snap.dy()).isEqualTo(244);
        assertThat(snap.gaps()).extracting(Box::height).containsExactlyInAnyOrder(50.0, 50.0);
        assertThat(snap.gaps()).extracting(Box::width).containsOnly(0.0);
    }

    @Test
    void dragged_beyondARowOfUnevenGaps_takesAnyOfThem() {
        Box first = new Box(0, 1000, 168, 72);
        Box second = new Box(218, 1000, 168, 72);
        Box third = new Box(686, 1000, 168, 72);

        Snap snap = Snapping.snap(START, new Point(901, 1015), List.of(first, second, third), 8);

        assertThat(snap.dx()).isEqualTo(904);
        assertThat(snap.gaps()).extracting(Box::x).containsExactly(168.0, 854.0);
    }

    @Test
    void gap_thatAnotherBoxCovers_isNone() {
        Box wide = new Box(0, 1000, 400, 72);
        Box within = new Box(40, 1040, 60, 72);
        Box beyond = new Box(140, 1040, 60, 72); // 40 behind the one before, and both below the wide one

        Snap snap = Snapping.snap(START, new Point(443, 1015), List.of(wide, within, beyond), 8);

        assertThat(snap.gaps()).isEmpty();
    }

    @Test
    void dragged_ontoAnother_hasNoGaps() {
        Snap snap = Snapping.snap(START, new Point(40, 1010),
                List.of(new Box(0, 1000, 168, 72), new Box(300, 1000, 168, 72), new Box(600, 1000, 168, 72)), 8);

        assertThat(snap.gaps()).isEmpty();
    }

    static List<Long> seeds() {
        return new Random(20261127).longs(200).boxed().toList();
    }

    /// Whatever stands around: nothing moves by more than it may, and gaps that are shown are equal and have nothing in them.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void dragged_amongAny_movesWithinReachAndShowsGapsThatAreEqual(long seed) {
        Random random = new Random(seed);
        List<Box> others = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(12); i++) {
            others.add(new Box(random.nextInt(80) * 15, random.nextInt(10) * 40, 168, 72));
        }
        Point dragged = new Point(random.nextInt(1200), random.nextInt(400));

        Snap snap = Snapping.snap(START, dragged, others, 8);
        Box placed = START.translated(snap.dx(), snap.dy());

        assertThat(Math.abs(snap.dx() - dragged.x())).isLessThanOrEqualTo(8);
        assertThat(Math.abs(snap.dy() - dragged.y())).isLessThanOrEqualTo(8);
        for (boolean across : List.of(true, false)) {
            List<Double> lengths = snap.gaps().stream().filter(gap -> across ? gap.height() == 0 : gap.width() == 0)
                    .map(gap -> across ? gap.width() : gap.height()).toList();
            assertThat(lengths.size()).isNotEqualTo(1);
            lengths.forEach(length -> assertThat(length).isCloseTo(lengths.getFirst(), within(1.0)));
        }
        assertThat(snap.gaps()).allSatisfy(gap -> assertThat(gap.overlaps(placed)).isFalse());
    }

    @Test
    void speedAtTheBorder_growsOutwardsAndIsNoneInside() {
        assertThat(EdgeScrolling.speed(EdgeScrolling.MARGIN, 800)).isZero();
        assertThat(EdgeScrolling.speed(400, 800)).isZero();
        assertThat(EdgeScrolling.speed(10, 800)).isPositive().isLessThan(EdgeScrolling.speed(-10, 800));
        assertThat(EdgeScrolling.speed(790, 800)).isNegative().isGreaterThan(EdgeScrolling.speed(820, 800));
        assertThat(EdgeScrolling.speed(-200, 800)).isEqualTo(EdgeScrolling.speed(-2000, 800));
        assertThat(EdgeScrolling.speed(20, 40)).isZero();
    }
}
