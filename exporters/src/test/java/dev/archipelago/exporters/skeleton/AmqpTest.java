package dev.archipelago.exporters.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.model.document.Document;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Skeletons that send one another messages over RabbitMQ.
class AmqpTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final String SHOP = """
            { "format": 1, "name": "Shop", "components": {
                "till": { "kind": "service", "container": { "runtime": "LANGUAGE", "workers": 4 }, "operations": {
                    "sell": { "steps": [ { "publish": "bus.sold", "size": "2Ki", "mode": "sync" } ] },
                    "spoil": { "steps": [ { "publish": "bus.spoilt", "mode": "sync" } ] } } },
                "clerk": { "kind": "service", "container": { "runtime": "LANGUAGE", "workers": 3 }, "operations": {
                    "book": { "consumes": "bus.sold", "steps": [ { "wait": "1ms" } ] },
                    "use": { "consumes": "bus.spoilt", "steps": [ { "fail": "100%" } ] },
                    "bury": { "consumes": "bus.grave" } } },
                "bus": { "kind": "broker", "broker": { "engine": "rabbitmq", "channels": {
                    "sold": { "kind": "topic", "maxLength": 1000, "retention": "1h" },
                    "spoilt": { "maxDeliveries": 3, "deadLetters": "grave" },
                    "grave": {} } } } },
              "connections": { "till->bus": { "protocol": "amqp" }, "bus->clerk": { "protocol": "amqp" } } }
            """;

    private static final Map<Language, Optional<Workshop>> BUILT = new EnumMap<>(Language.class);
    private static Optional<Rabbit> rabbit = Optional.empty();
    private static boolean sought;

    @TempDir
    private static Path programs;

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        rabbit.ifPresent(Rabbit::close);
    }

    @Test
    void queuesAndTopics_ofRabbitMq_areDeclaredByWhoeverUsesThem() {
        ExportBundle bundle = new SkeletonExporter().export(ExportRequest.of(shop(Language.PYTHON, folder)));

        assertThat(bundle.files().get("clerk/app/operations.py")).isEqualTo("""
                # What the program does, operation by operation, as the design says. Yours to edit: put real code where a
                # step stands. An operation is served at POST /<id>, and by its route where it has one.
                # Made by Archipelago.
                from app.design import design, grace, name, operation, port, workers
                from app.steps import fail, pause, sequence
                from app.times import constant
                from app.messages import argument, bound, broker, consumes, queue, topic


                def the_design():
                    return design(
                        name("clerk"),
                        port(8080),
                        grace(25),
                        workers(3, -1),
                        broker("bus", "BUS_URL",
                            topic("sold"),
                            queue("sold.clerk",
                                bound("sold"),
                                argument("x-max-length", 1000),
                                argument("x-overflow", "reject-publish"),
                                argument("x-message-ttl", 3600000),
                                argument("x-delivery-limit", 1000000000),
                            ),
                            queue("spoilt",
                                argument("x-delivery-limit", 2),
                                argument("x-dead-letter-exchange", ""),
                                argument("x-dead-letter-routing-key", "grave"),
                            ),
                            queue("grave", argument("x-delivery-limit", 1000000000)),
                        ),
                        operation("book", do_book(), consumes("bus", "sold.clerk", 3, "at-least-once")),
                        operation("use", do_use(), consumes("bus", "spoilt", 3, "at-least-once")),
                        operation("bury", do_bury(), consumes("bus", "grave", 3, "at-least-once")),
                    )


                def do_book():
                    return sequence(
                        pause(constant(0.001)),
                    )


                def do_use():
                    return sequence(
                        fail(1),
                    )


                def do_bury():
                    return sequence()
                """);
        assertThat(bundle.omissions()).extracting(Omission::toString).containsExactly(
                "/components/bus: the user of till: no user and no secret stands in an export: give the program BUS_URL with both; without it messages are only written to the log",
                "/components/bus: the user of clerk: no user and no secret stands in an export: give the program BUS_URL with both; without it messages are only written to the log");
    }

    @Test
    void messages_ofLanguagesAndBrokersWithoutAClient_areLeftOutWithAWord() {
        Path file = folder.resolve("shop.archipelago.json");
        Workshop.write(file, """
                { "format": 1, "name": "Shop", "components": {
                    "till": { "kind": "service", "container": { "runtime": "rust" }, "operations": {
                        "sell": { "steps": [ { "publish": "bus.sold" } ] },
                        "book": { "consumes": "log.booked" } } },
                    "bus": { "kind": "broker", "container": { "image": "rabbitmq:4.1.4" },
                      "broker": { "channels": { "sold": {} } } },
                    "log": { "kind": "broker", "broker": { "engine": "kafka", "channels": { "booked": {} } } } } }
                """);
        ExportBundle bundle = new SkeletonExporter().export(ExportRequest.of(Samples.read(file)));

        assertThat(bundle.omissions()).extracting(Omission::toString).containsExactly(
                "/components/till/operations/sell: messages to bus.sold: skeletons in Java, Go, Node.js and Python have a client of RabbitMQ, this language has none; the program says in its log what it would send",
                "/components/till/operations/book/consumes: messages of log.booked: only RabbitMQ has a client in skeletons; one of this broker is yours to choose; POST /book does what a message would");
    }

    /// Each language sends to each, to itself too.
    static Stream<Arguments> pairs() {
        return speaking().flatMap(one -> speaking().map(other -> Arguments.of(one, other)));
    }

    private static Stream<Language> speaking() {
        return Stream.of(Language.values()).filter(Language::speaksAmqp);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void messages_fromOneProgramToAnother_arriveOnceAndGoToTheDeadLettersWhenTheyFail(Language sending,
            Language taking) throws Exception {
        Workshop from = workshop(sending);
        Workshop to = workshop(taking);
        Map<String, String> broker = Map.of("BUS_URL", broker().address());
        try (Running till = Running.start(from, "till", Running.freePort(), broker).ready()) {
            assertThat(till.post("/sell", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01").get().statusCode())
                    .as(till.log()).isEqualTo(200);
            assertThat(till.post("/spoil").get().statusCode()).as(till.log()).isEqualTo(200);
            try (Running clerk = Running.start(to, "clerk", Running.freePort(), broker).ready()) {
                assertThat(till.post("/sell").get().statusCode()).isEqualTo(200);
                await(clerk, Map.of("book", 2, "bury", 1, "use", 3));
                assertThat(clerk.log()).as("the trace of a message that was sent before").contains(TRACE);
                clerk.terminate();
                assertThat(clerk.status()).as(clerk.log()).isZero();
            }
            till.terminate();
            assertThat(till.status()).as(till.log()).isZero();
        }
        try (Running clerk = Running.start(to, "clerk", Running.freePort(), broker).ready()) {
            Thread.sleep(500);
            assertThat(clerk.answered()).as("what was acknowledged does not come again").isEmpty();
        }
    }

    private static void await(Running clerk, Map<String, Integer> wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!clerk.answered().equals(wanted) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(clerk.answered()).as(clerk.log()).isEqualTo(wanted);
    }

    private static Rabbit broker() throws Exception {
        if (!sought) {
            sought = true;
            rabbit = Rabbit.start(programs);
        }
        return rabbit.orElseGet(() -> abort("there is no RabbitMQ here"));
    }

    /// Both programs in one language, built once for all tests.
    private static Workshop workshop(Language language) {
        assumeTrue(Tools.have(language), language + " is not installed here");
        return BUILT.computeIfAbsent(language, AmqpTest::built)
                .orElseGet(() -> abort("a client of RabbitMQ cannot be had"));
    }

    private static Optional<Workshop> built(Language language) {
        Path own = programs.resolve(language.name());
        Document document = shop(language, own);
        new SkeletonExporter().export(ExportRequest.of(document)).files()
                .forEach((path, text) -> Workshop.write(own.resolve(path), text));
        return Stream.of("till", "clerk").allMatch(program -> Tools.fetchModules(own.resolve(program)))
                ? Optional.of(Workshop.of(document, own))
                : Optional.empty();
    }

    private static Document shop(Language language, Path folder) {
        Path file = folder.resolve("shop.archipelago.json");
        Workshop.write(file, SHOP.replace("LANGUAGE", language.name().toLowerCase(Locale.ROOT)));
        return Samples.read(file);
    }
}
