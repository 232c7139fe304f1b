package dev.archipelago.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextChangeTest {

    @Test
    void changes_ofRandomTexts_leadFromOneToTheOther() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String before = text(random);
            String after = round % 2 == 0 ? text(random) : mutated(before, random);
            List<TextChange> changes = TextChange.between(before, after);
            assertThat(TextChange.applied(before, changes)).as("seed %d round %d", seed, round).isEqualTo(after);
            for (int i = 1; i < changes.size(); i++) {
                assertThat(changes.get(i).start()).as("seed %d", seed).isGreaterThanOrEqualTo(changes.get(i - 1).end());
            }
        }
    }

    @Test
    void change_inOneLine_isNoWiderThanItsMiddle() {
        assertThat(TextChange.between("a\nreplicas: 2,\nb\n", "a\nreplicas: 31,\nb\n"))
                .containsExactly(new TextChange(12, 13, "31"));
        assertThat(TextChange.between("same", "same")).isEmpty();
    }

    @Test
    void placeBetweenTwoChanges_staysWithItsText() {
        String before = "one\ntwo\nthree\nfour\nfive\n";
        String after = "zero\none\ntwo\nthree\nfour\nfive and six\n";
        List<TextChange> changes = TextChange.between(before, after);
        for (String word : List.of("one", "three", "four")) {
            assertThat(TextChange.moved(before.indexOf(word) + 1, changes)).isEqualTo(after.indexOf(word) + 1);
        }
        assertThat(TextChange.moved(before.length(), changes)).isEqualTo(after.length());
    }

    @Test
    void place_inWhatIsReplaced_staysInsideTheText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String before = text(random);
            String after = mutated(before, random);
            List<TextChange> changes = TextChange.between(before, after);
            for (int at = 0; at <= before.length(); at++) {
                assertThat(TextChange.moved(at, changes)).as("seed %d at %d", seed, at).isBetween(0, after.length());
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append("abc".charAt(random.nextInt(3))).append(random.nextInt(3)).append(random.nextInt(9) == 0
                    ? ""
                    : "\n");
        }
        return text.toString();
    }

    private static String mutated(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(lines.size());
            if (random.nextBoolean()) {
                lines.add(at, "new " + random.nextInt(5) + "\n");
            } else {
                lines.set(at, random.nextBoolean() ? "" : "x" + lines.get(at));
            }
        }
        return String.join("", lines);
    }
}
