package dev.archipelago.exporters.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.archipelago.exporters.Samples;
import dev.archipelago.model.document.Document;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a program of each language does when code that somebody has put into it breaks, and when whom it calls does.
class TroubledProgramTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void program_whoseStepsPanicAndWhoseCalleeHangsUp_losesNoWorkerAndAsksOnce(Language language) throws Exception {
        assumeTrue(Tools.have(language), language + " is not installed here, or an older version of it");
        Workshop workshop = Workshop.of(document(language), folder,
                source -> source.replace(pretended(language), panic(language)));
        try (Callee callee = Callee.start();
                Running program = Running.start(workshop, "shop", Running.freePort(),
                        Map.of("BOOKS_URL", "http://127.0.0.1:" + callee.port())).ready()) {
            for (int i = 0; i < 3; i++) {
                assertThat(program.post("/crash").get().statusCode()).isEqualTo(500);
                assertThat(program.post("/crash-beside").get().statusCode()).isEqualTo(500);
            }
            assertThat(program.post("/quick").get().statusCode()).as("with the only worker").isEqualTo(200);

            assertThat(program.post("/ask").get().statusCode()).isEqualTo(200);
            callee.hangUp();
            assertThat(program.post("/ask").get().statusCode()).as("after an idle connection was closed")
                    .isEqualTo(200);
            assertThat(callee.asked()).isEqualTo(2);
            callee.answerNoMore();
            assertThat(program.post("/ask").get().statusCode()).as("where no answer comes").isEqualTo(500);
            assertThat(callee.asked()).as("requests, each sent once").isEqualTo(3);
            program.terminate();
            assertThat(program.status()).isZero();
        }
    }

    private Document document(Language language) {
        Path file = folder.resolve("shop.archipelago.json");
        Workshop.write(file, """
                { "format": 1, "name": "Shop", "components": {
                    "shop": { "kind": "service", "container": { "runtime": "%s", "workers": 1, "backlog": 5 },
                      "operations": { "quick": {}, "ask": { "steps": [ { "call": "books.find" } ] },
                        "crash": { "steps": [ { "publish": "log.crash" } ] },
                        "crash-beside": { "steps": [ { "parallel": [ { "publish": "log.crash" }, { "wait": "1ms" } ] } ] } } },
                    "log": { "kind": "broker" },
                    "books": { "kind": "service", "operations": { "find": {} } } } }
                """.formatted(language.name().toLowerCase(Locale.ROOT)));
        return Samples.read(file);
    }

    private static String pretended(Language language) {
        return switch (language) {
            case DOTNET -> "Pretend(\"publish to\", \"log.crash\")";
            case RUST -> "pretend(\"publish to\", \"log.crash\", vec![])";
            case JAVA, GO, NODE, PYTHON -> "pretend(\"publish to\", \"log.crash\")";
        };
    }

    private static String panic(Language language) {
        return switch (language) {
            case JAVA -> "request -> { throw new IllegalStateException(\"broken\"); }";
            case GO -> "func(*Request) error { panic(\"broken\") }";
            case NODE -> "() => { throw new Error(\"broken\"); }";
            case PYTHON -> "lambda request: 1 / 0";
            case RUST -> "step(|_| panic!(\"broken\"))";
            case DOTNET -> "request => throw new System.InvalidOperationException(\"broken\")";
        };
    }
}
