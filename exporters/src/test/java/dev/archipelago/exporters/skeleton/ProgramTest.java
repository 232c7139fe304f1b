package dev.archipelago.exporters.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a program of each language does when it runs.
class ProgramTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void program_started_servesRefusesAndEndsWhatItHasBegun(Language language) throws Exception {
        assumeTrue(Tools.have(language), language + " is not installed here, or an older version of it");
        Workshop workshop = Workshop.of(document(language), folder);
        try (Running program = Running.start(workshop, "shop", Running.freePort(), Map.of()).ready()) {
            assertThat(program.get("/livez").statusCode()).isEqualTo(200);
            assertThat(program.get("/unknown").statusCode()).isEqualTo(404);
            assertThat(program.get("/quick").statusCode()).isEqualTo(405);
            assertThat(program.get("/products/7/parts").body()).hasSize(2048);
            assertThat(program.post("/broken").get().statusCode()).isEqualTo(500);
            assertThat(healthcheck(workshop, program)).isZero();

            CompletableFuture<HttpResponse<String>> slow = program.post("/slow");
            await(program, "http_server_active_requests 1");
            assertThat(program.post("/quick").get().statusCode()).as("while the only worker is held").isEqualTo(503);
            program.terminate();

            assertThat(slow.get().body()).as("the answer after SIGTERM").hasSize(10);
            assertThat(program.status()).isZero();
            assertThat(program.log().lines().filter(line -> line.contains("would query books")))
                    .as("what is done after the answer").hasSize(1);
        }
    }

    private static Document document(Language language) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        operations.put("quick", Operation.of());
        operations.put("parts", new Operation("Parts of a product.", "GET /products/{id}/parts", null, null, null, null,
                List.of(new Step.Reply(new DataSize(2048)))));
        operations.put("broken", Operation.of(new Step.Fail(Share.ALL)));
        operations.put("slow", Operation.of(new Step.Wait(Distribution.parse("3s")), new Step.Reply(new DataSize(10)),
                new Step.Wait(Distribution.parse("300ms")),
                new Step.Query(OperationRef.parse("books"), null, null, null, null, null)));
        return Programs.alone(Runtime.valueOf(language.name()), 1, 0, operations);
    }

    /// The status with which the program says that it is well.
    private static int healthcheck(Workshop workshop, Running program) throws Exception {
        ProcessBuilder builder = Tools.builder(workshop.folder().resolve("shop"), workshop.command("shop"));
        builder.command(Stream.concat(builder.command().stream(), Stream.of("healthcheck")).toList());
        builder.environment().put("PORT", Integer.toString(program.port()));
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private static void await(Running program, String figure) throws Exception {
        for (int i = 0; i < 600 && !program.get("/metrics").body().contains(figure + "\n"); i++) {
            Thread.sleep(20);
        }
    }
}
