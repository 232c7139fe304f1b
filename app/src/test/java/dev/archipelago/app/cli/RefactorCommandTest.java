package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefactorCommandTest {
    private static final String PREVIEW = """
            Merge web, orders into shop
              components added
                shop: gateway
              components gone
                web: gateway
                orders: service
              calls that become local
                web.checkout: call orders.place
              operations that nothing calls any more
                shop.place: orders.place
              network hops that are gone
                web->orders: sync
              settings put together
                shop.kind: web: gateway; orders: service -> gateway
                shop.replicas: orders: 2 -> 2
                shop.container.cpu: web: 1; orders: 1 -> 2
                shop.container.cpuLimit: web: 1; orders: 1 -> 2
                shop.container.memory: web: 128Mi; orders: 256Mi -> 384Mi
                shop.container.workers: web: 32; orders: 16 -> 48
                shop.container.backlog: web: 100; orders: 100 -> 200
              policies that are lost
                web->orders: {timeout=500ms}
              workloads, objectives and scenarios rewritten
                workloads.shoppers.enters: web.checkout -> shop.checkout
            """;

    @TempDir
    Path folder;
    private Path shop;

    @BeforeEach
    void writeShop() throws IOException {
        shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT);
    }

    @Test
    void preview_saysWhatChanges_andWritesNothing() {
        Run run = Run.of("refactor", shop.toString(), "merge", "web", "orders", "--into", "shop", "--preview");

        assertThat(run).isEqualTo(new Run(0, PREVIEW, ""));
        assertThat(shop).hasContent(Shop.TEXT);
    }

    @Test
    void preview_asJson_hasTheSameParts() {
        assertThat(Run.of("refactor", shop.toString(), "merge", "web", "orders", "--into", "shop", "--preview",
                "--format", "json").out()).contains("\"kind\": \"call-local\"", "\"subject\": \"web.checkout\"",
                        "\"before\": \"call orders.place\"");
    }

    @Test
    void change_goesToStandardOutputToAFileOrIntoTheFileItself() throws IOException {
        Path other = folder.resolve("other.archipelago.json");
        String[] change = {"refactor", shop.toString(), "merge", "web", "orders", "--into", "shop"};
        Run printed = Run.of(change);

        assertThat(printed.err()).isEqualTo(PREVIEW);
        assertThat(printed.out()).contains("\"enters\": \"shop.checkout\"").doesNotContain("orders");
        assertThat(Run.of(with(change, "--output", other.toString())).status()).isZero();
        assertThat(other).hasContent(printed.out());
        assertThat(Run.of(with(change, "--in-place")).status()).isZero();
        assertThat(Files.readString(shop)).contains("\"enters\": \"shop.checkout\"");
    }

    @Test
    void serviceMoved_split_andMadeAnEvent_areWritten() {
        assertThat(Run.of("refactor", shop.toString(), "event", "web.checkout", "orders", "--into", "bus.placed").out())
                .contains("{ \"publish\": \"bus.placed\" }", "\"consumes\": \"bus.placed\"");
        assertThat(Run.of("refactor", shop.toString(), "move", "orders.place", "--into", "web").out())
                .contains("\"orders\": {", "\"place\": {");
    }

    @Test
    void impossibleChange_isRefusedWithTheReason() {
        assertThat(Run.of("refactor", shop.toString(), "extract", "orders.place", "--into", "a"))
                .isEqualTo(new Run(1, "",
                        "archipelago: All of 'orders' would be extracted: rename it instead.\n"));
        assertThat(Run.of("refactor", shop.toString(), "split", "orders", "--into", "a").err())
                .startsWith("archipelago: Name at least two parts");
    }

    @Test
    void wrongArguments_areRefused() {
        assertThat(Run.of("refactor", shop.toString(), "melt", "web", "--into", "a").status()).isEqualTo(2);
        assertThat(Run.of("refactor", shop.toString(), "merge", "web", "orders").err()).contains("--into");
        assertThat(Run.of("refactor", shop.toString(), "event", "web.checkout", "--into", "a.b").err())
                .startsWith("archipelago: event: expected the operation that calls and the one that is called");
        assertThat(Run.of("refactor", shop.toString(), "merge", "Web!", "orders", "--into", "a").status())
                .isEqualTo(2);
    }

    @Test
    void differences_arePrintedInEachForm() throws IOException {
        Path other = Files.writeString(folder.resolve("b.json"), Shop.TEXT.replace("\"replicas\": 2", "\"replicas\": 3")
                .replace("\"timeout\": \"500ms\"", "").replace("\"shoppers p99", "\"shoppers p95"));

        assertThat(Run.of("diff", shop.toString(), other.toString())).isEqualTo(new Run(0, """
                ~ components.orders.replicas: 2 -> 3
                - connections.web->orders.timeout: 500ms
                ~ objectives.fast: shoppers p99 < 400ms -> shoppers p95 < 400ms
                0 added, 1 removed, 2 changed
                """, ""));
        assertThat(Run.of("diff", shop.toString(), other.toString(), "--format", "markdown", "--exit-code"))
                .isEqualTo(new Run(1, """
                        **0 added, 1 removed, 2 changed**

                        | | what | before | after |
                        |---|---|---|---|
                        | changed | `components.orders.replicas` | `2` | `3` |
                        | removed | `connections.web->orders.timeout` | `500ms` |  |
                        | changed | `objectives.fast` | `shoppers p99 < 400ms` | `shoppers p95 < 400ms` |
                        """, ""));
        assertThat(Run.of("diff", shop.toString(), shop.toString(), "--exit-code"))
                .isEqualTo(new Run(0, "no difference\n", ""));
    }

    @Test
    void changesOfTwoSides_areMerged_andConflictsTold() throws IOException {
        Path ours = Files.writeString(folder.resolve("a.json"),
                Shop.TEXT.replace("\"replicas\": 2", "\"replicas\": 3"));
        Path theirs = Files.writeString(folder.resolve("b.json"), Shop.TEXT.replace("500ms", "600ms"));
        Path also = Files.writeString(folder.resolve("c.json"), Shop.TEXT.replace("\"replicas\": 2",
                "\"replicas\": 4"));

        Run merged = Run.of("merge", shop.toString(), ours.toString(), theirs.toString());
        assertThat(merged.status()).isZero();
        assertThat(merged.out()).contains("\"replicas\": 3", "600ms");
        Run conflict = Run.of("merge", shop.toString(), ours.toString(), also.toString());
        assertThat(conflict.status()).isEqualTo(1);
        assertThat(conflict.out()).contains("\"replicas\": 3");
        assertThat(conflict.err()).isEqualTo("conflict: components.orders.replicas: ours 3, theirs 4, before 2\n");
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Stream::of)
                .toArray(String[]::new);
    }
}
