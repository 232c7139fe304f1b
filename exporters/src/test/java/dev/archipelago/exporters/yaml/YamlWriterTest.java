package dev.archipelago.exporters.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Hostile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What is written must mean the same to readers of YAML 1.1 (kubectl) and of 1.2.
class YamlWriterTest {

    @Test
    void tree_withCommentsAndChosenOrder_isWrittenAsChosen() {
        Mapping document = Mapping.builder()
                .put("kind", "Deployment")
                .put("apiVersion", "apps/v1")
                .put("replicas", 3).because("p99 241ms at 2000/s")
                .put("spec", Mapping.builder().put("paused", false).put("b", "yes").above("two words").build())
                .because("why there is a spec")
                .put("list", Sequence.EMPTY.with(Scalar.of("one"), "first").with(
                        Mapping.builder().put("name", "x").put("value", "0123").because("octal").build(), "second"))
                .put("empty", Mapping.builder().build())
                .put("none", Sequence.EMPTY)
                .put("text", "two\nlines").build();
        assertThat(YamlWriter.write(List.of("heading"), List.of(document, document))).isEqualTo("""
                # heading
                %s---
                %s""".formatted(BODY, BODY));
    }

    private static final String BODY = """
            kind: Deployment
            apiVersion: apps/v1
            replicas: 3 # p99 241ms at 2000/s
            # why there is a spec
            spec:
              paused: false
              # two words
              b: "yes"
            list:
              # first
              - one
              # second
              - name: x
                value: "0123" # octal
            empty: {}
            none: []
            text: |-
              two
              lines
            """;

    @Test
    void nastyTexts_readBackByBothVersions_areTheSame() {
        for (String text : Hostile.TEXTS) {
            assertReadsBack(text);
        }
    }

    @Test
    void randomTexts_readBackByBothVersions_areTheSame() {
        for (long seed = 1; seed <= 3000; seed++) {
            assertReadsBack(Hostile.text(random(seed)));
        }
    }

    @Test
    void comments_thatTryToBreakOut_stayComments() {
        for (String comment : Hostile.TEXTS) {
            Mapping document = Mapping.builder().put("a", "b").because(comment).put("c", "d").above(comment)
                    .put("e", Sequence.EMPTY.with(Scalar.of("f"), comment)).build();
            String yaml = YamlWriter.write(List.of(comment), List.of(document));
            Map<String, Object> expected = Map.of("a", "b", "c", "d", "e", List.of("f"));
            assertThat(readAs11(yaml)).as("%s", yaml).isEqualTo(expected);
            assertThat(readAs12(yaml)).as("%s", yaml).isEqualTo(expected);
        }
    }

    @Test
    void sameTree_writtenTwice_isTheSameText() {
        for (long seed = 1; seed <= 200; seed++) {
            Mapping tree = tree(random(seed), 3);
            assertThat(YamlWriter.write(List.of(), List.of(tree))).as("seed %d", seed)
                    .isEqualTo(YamlWriter.write(List.of(), List.of(tree)));
        }
    }

    @Test
    void randomTrees_readBack_areTheSameTree() {
        for (long seed = 1; seed <= 500; seed++) {
            Mapping tree = tree(random(seed), 3);
            String yaml = YamlWriter.write(List.of("x"), List.of(tree));
            assertThat(YamlReader.read(yaml)).as("seed %d%n%s", seed, yaml).isEqualTo(withoutComments(tree));
        }
    }

    private static void assertReadsBack(String text) {
        Mapping document = Mapping.builder().put("value", text).because("a comment").put(text + "k", "x")
                .put("list", Sequence.ofTexts(text, "end")).build();
        String yaml = YamlWriter.write(List.of(), List.of(document));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("value", text);
        expected.put(text + "k", "x");
        expected.put("list", List.of(text, "end"));
        assertThat(readAs11(yaml)).as("YAML 1.1: %s", yaml).isEqualTo(expected);
        assertThat(readAs12(yaml)).as("YAML 1.2: %s", yaml).isEqualTo(expected);
        assertThat(yaml).doesNotContain("\r");
    }

    private static Object readAs11(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    private static Object readAs12(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private static Mapping tree(RandomGenerator random, int depth) {
        Mapping.Builder builder = Mapping.builder();
        for (int i = 0; i < random.nextInt(5); i++) {
            builder.put("k" + i + Hostile.text(random), node(random, depth));
            if (random.nextInt(3) == 0) {
                builder.because(Hostile.text(random));
            }
            if (random.nextInt(3) == 0) {
                builder.above(Hostile.text(random));
            }
        }
        return builder.build();
    }

    private static Node node(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> Scalar.of(Hostile.text(random));
            case 1 -> Scalar.of(random.nextInt(100_000));
            case 2 -> Scalar.of(random.nextBoolean());
            case 3 -> tree(random, depth - 1);
            default -> {
                Sequence sequence = Sequence.EMPTY;
                for (int i = 0; i < random.nextInt(4); i++) {
                    sequence = sequence.with(node(random, depth - 1), random.nextBoolean() ? Hostile.text(random) : "");
                }
                yield sequence;
            }
        };
    }

    private static Node withoutComments(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar;
            case Sequence sequence ->
                Sequence.of(sequence.items().stream().map(i -> withoutComments(i.value())).toList());
            case Mapping mapping -> {
                List<Mapping.Entry> entries = new ArrayList<>();
                mapping.entries().forEach(e -> entries
                        .add(new Mapping.Entry(e.key(), withoutComments(e.value()), Comments.NONE)));
                yield new Mapping(entries);
            }
        };
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
