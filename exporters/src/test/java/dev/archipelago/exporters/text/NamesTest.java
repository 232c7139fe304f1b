package dev.archipelago.exporters.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Hostile;
import dev.archipelago.model.ComponentId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private static final String LABEL = "[a-z]([a-z0-9-]{0,38}[a-z0-9])?";

    @Test
    void ids_thatAreNames_keepThem() {
        assertThat(namesOf("orders", "shop-db", "a")).containsExactly("orders", "shop-db", "a");
    }

    @Test
    void ids_thatAreNoNames_becomeSome() {
        assertThat(namesOf("1st", "kubernetes", "default-deny")).containsExactly("svc-1st", "svc-kubernetes",
                "svc-default-deny");
        assertThat(namesOf("db-headless").getFirst()).startsWith("db-headless-").matches(LABEL);
    }

    @Test
    void ids_thatWouldBecomeAlike_stayApart() {
        String longId = "a".repeat(50);

        List<String> names = namesOf(longId + "x", longId + "y", "1st", "svc-1st");

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches(LABEL));
        assertThat(names.getLast()).isEqualTo("svc-1st");
    }

    @Test
    void name_ofAnId_doesNotDependOnItsNeighbours() {
        String longId = "orders-of-the-northern-warehouse-and-its-surroundings";

        assertThat(namesOf(longId).getFirst()).isEqualTo(namesOf("web", longId, "db").get(1));
    }

    @Test
    void randomIds_becomeUniqueLabels() {
        for (long seed = 1; seed <= 200; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<ComponentId> ids = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String id = Integer.toString(random.nextInt(1, 40), 3) + "-headless".repeat(random.nextInt(7));
                if (id.length() <= 63 && !ids.contains(new ComponentId(id))) {
                    ids.add(new ComponentId(id));
                }
            }
            Names names = Names.of(ids);
            assertThat(ids.stream().map(names::of)).as("seed %d", seed).doesNotHaveDuplicates()
                    .allMatch(name -> name.matches(LABEL) && !name.endsWith("-headless"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Crème Brûlée, creme-brulee", "Shop (new!), shop-new", "2nd shop, system-2nd-shop", "ＡＢＣ, abc"})
    void freeText_asALabel_keepsItsLetters(String text, String label) {
        assertThat(Names.label(text, "system")).isEqualTo(label);
    }

    @Test
    void hostileTexts_asLabels_areLabels() {
        assertThat(Hostile.TEXTS).allSatisfy(text -> assertThat(Names.label(text, "x")).matches(LABEL));
        assertThat(Names.label("注文", "system")).matches("system-[0-9a-f]{6}")
                .isNotEqualTo(Names.label("在庫", "system"));
    }

    private static List<String> namesOf(String... ids) {
        List<ComponentId> all = List.of(ids).stream().map(ComponentId::new).toList();
        Names names = Names.of(all);
        return all.stream().map(names::of).toList();
    }
}
