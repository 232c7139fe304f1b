package dev.archipelago.app.workbench;

import static dev.archipelago.app.workbench.LineDiff.Change.ADDED;
import static dev.archipelago.app.workbench.LineDiff.Change.KEPT;
import static dev.archipelago.app.workbench.LineDiff.Change.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.workbench.LineDiff.Line;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void lines_replacedAddedAndRemoved_keepTheirNumbersOnBothSides() {
        assertThat(LineDiff.between("a\nb\nc\nd\n", "a\nB\nc\nx\ny\n")).isEqualTo(List.of(
                new Line(KEPT, 1, 1, "a"),
                new Line(REMOVED, 2, 0, "b"),
                new Line(ADDED, 0, 2, "B"),
                new Line(KEPT, 3, 3, "c"),
                new Line(REMOVED, 4, 0, "d"),
                new Line(ADDED, 0, 4, "x"),
                new Line(ADDED, 0, 5, "y")));
    }

    @Test
    void text_thatIsTheSameOrEmpty_hasNoChange() {
        assertThat(LineDiff.between("a\nb", "a\nb")).isEqualTo(
                List.of(new Line(KEPT, 1, 1, "a"), new Line(KEPT, 2, 2, "b")));
        assertThat(LineDiff.between("", "")).isEmpty();
        assertThat(LineDiff.between("", "a")).isEqualTo(List.of(new Line(ADDED, 0, 1, "a")));
    }

    @Test
    void anyTwoTexts_areBothFoundInTheirDifference() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String before = text(random);
            String after = text(random);
            List<Line> lines = LineDiff.between(before, after);
            assertThat(side(lines, ADDED)).as("seed %d", seed).isEqualTo(before);
            assertThat(side(lines, REMOVED)).as("seed %d", seed).isEqualTo(after);
            List<Line> old = lines.stream().filter(line -> line.change() != ADDED).toList();
            assertThat(old.stream().map(Line::before)).as("seed %d", seed)
                    .isEqualTo(IntStream.rangeClosed(1, old.size()).boxed().toList());
            List<Line> fresh = lines.stream().filter(line -> line.change() != REMOVED).toList();
            assertThat(fresh.stream().map(Line::after)).as("seed %d", seed)
                    .isEqualTo(IntStream.rangeClosed(1, fresh.size()).boxed().toList());
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12)).mapToObj(_ -> "abcd".charAt(random.nextInt(4)) + "\n")
                .collect(Collectors.joining());
    }

    private static String side(List<Line> lines, LineDiff.Change other) {
        return lines.stream().filter(line -> line.change() != other).map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }
}
