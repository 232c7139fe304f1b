package dev.archipelago.exporters.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Skeletons that call one another over gRPC.
class GrpcTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final String SHOP = """
            { "format": 1, "name": "Shop", "components": {
                "front": { "kind": "service", "container": { "runtime": "FRONT" }, "operations": {
                    "place": { "steps": [ { "call": "stock-keeper.reserve-all" }, { "reply": "1Ki" } ] },
                    "hurry": { "steps": [ { "call": "stock-keeper.slow" } ] },
                    "break": { "steps": [ { "call": "stock-keeper.broken" } ] } } },
                "stock-keeper": { "kind": "service", "container": { "runtime": "KEEPER" }, "operations": {
                    "reserve-all": { "description": "Puts all aside.", "steps": [ { "reply": "2Ki" } ] },
                    "slow": { "steps": [ { "wait": "1500ms" } ] },
                    "broken": { "steps": [ { "fail": "100%" } ] } } },
                "scanner": { "kind": "service", "container": { "runtime": "rust" }, "operations": {
                    "scan": { "steps": [ { "call": "stock-keeper.reserve-all" } ] } } } },
              "connections": {
                "front->stock-keeper": { "protocol": "grpc", "timeout": "500ms", "requestSize": "3Ki" },
                "scanner->stock-keeper": { "protocol": "grpc" } } }
            """;

    private static final Map<Language, Optional<Workshop>> BUILT = new EnumMap<>(Language.class);

    @TempDir
    private static Path programs;

    @TempDir
    private Path folder;

    @Test
    void connectionsOverGrpc_betweenSkeletons_areSpokenWhereTheLanguageCanAndToldElsewhere() {
        ExportBundle bundle = new SkeletonExporter().export(ExportRequest.of(shop(Language.GO, Language.GO, folder)));

        assertThat(bundle.files().get("stock-keeper/stock-keeper.proto")).isEqualTo("""
                // The operations of the design over gRPC. They take and give bytes until you put messages of your own here.
                // Made by Archipelago.
                syntax = "proto3";

                package stock_keeper;

                import "google/protobuf/wrappers.proto";

                service StockKeeper {
                  // Puts all aside.
                  rpc ReserveAll(google.protobuf.BytesValue) returns (google.protobuf.BytesValue);
                  rpc Slow(google.protobuf.BytesValue) returns (google.protobuf.BytesValue);
                  rpc Broken(google.protobuf.BytesValue) returns (google.protobuf.BytesValue);
                }
                """);
        assertThat(bundle.files().keySet().stream().filter(path -> path.endsWith("grpc.go") || path.endsWith(".proto")))
                .containsExactly("front/grpc.go", "stock-keeper/grpc.go", "stock-keeper/stock-keeper.proto");
        assertThat(bundle.omissions()).extracting(Omission::toString).containsExactly(
                "/connections/scanner->stock-keeper/protocol: gRPC: skeletons in Java, Go, Node.js and Python have it; this caller uses HTTP/1.1 until you generate code from the .proto file");
    }

    @Test
    void labels_thatDifferInSignsOnly_becomeDifferentNames() {
        List<String> labels = List.of("a-b", "ab", "a--b", "a-1", "a1", "1", "1a", "r1", "a-1b", "a1b", "a-1-b");

        assertThat(labels.stream().map(Rpc::name)).containsExactly("AB", "Ab", "A_B", "A_1", "A1", "r1", "r1a", "R1",
                "A_1b", "A1b", "A_1B");
    }

    /// Each language that speaks gRPC asks each, itself too.
    static Stream<Arguments> pairs() {
        List<Language> speaking = Stream.of(Language.values()).filter(Language::speaksGrpc).toList();
        return speaking.stream().flatMap(one -> speaking.stream().map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void programs_thatCallOverGrpc_passTracesSizesTimeOutsAndFailures(Language asking, Language serving)
            throws Exception {
        try (Running keeper = Running.start(workshop(serving), "stock-keeper", Running.freePort(), Map.of()).ready();
                Running front = Running.start(workshop(asking), "front", Running.freePort(),
                        Map.of("STOCK_KEEPER_URL", "http://127.0.0.1:" + keeper.port())).ready()) {
            assertThat(front.post("/place", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01").get().body())
                    .hasSize(1024);
            assertThat(keeper.log()).contains(TRACE);
            assertThat(front.post("/break").get().statusCode()).isEqualTo(500);
            assertThat(front.post("/hurry").get().statusCode()).isEqualTo(500);
            assertThat(front.log()).contains("stock-keeper.slow: timeout", "stock-keeper.broken: error");
            assertThat(keeper.post("/reserve-all").get().body()).as("over HTTP/1.1 too").hasSize(2048);

            assertThat(asked(keeper, "reserve-all")).containsExactlyInAnyOrder("GRPC", "POST");
            assertThat(asked(keeper, "broken")).containsExactly("GRPC");
            front.terminate();
            keeper.terminate();
            assertThat(front.status()).isZero();
            assertThat(keeper.status()).isZero();
        }
    }

    /// Both programs in one language, built once for all tests.
    private static Workshop workshop(Language language) {
        assumeTrue(Tools.have(language), language + " is not installed here");
        return BUILT.computeIfAbsent(language, GrpcTest::built)
                .orElseGet(() -> abort("the modules of gRPC, or a language that can have them, cannot be had"));
    }

    private static Optional<Workshop> built(Language language) {
        Path own = programs.resolve(language.name());
        Document document = shop(language, language, own);
        Architecture architecture = document.architecture();
        Document ours = Document.of(document.name(), architecture.withComponents(Map.of(
                new ComponentId("front"), architecture.components().get(new ComponentId("front")),
                new ComponentId("stock-keeper"), architecture.components().get(new ComponentId("stock-keeper")))));
        new SkeletonExporter().export(ExportRequest.of(ours)).files()
                .forEach((path, text) -> Workshop.write(own.resolve(path), text));
        return Stream.of("front", "stock-keeper").allMatch(program -> Tools.fetchModules(own.resolve(program)))
                ? Optional.of(Workshop.of(ours, own))
                : Optional.empty();
    }

    /// The methods by which an operation was asked for.
    private static List<String> asked(Running program, String operation) throws Exception {
        return Stream.of(program.get("/metrics").body().split("\n"))
                .filter(line -> line.startsWith("http_server_request_duration_seconds_count")
                        && line.contains("\"/" + operation + "\""))
                .map(line -> line.replaceAll(".*http_request_method=\"([A-Z]+)\".*", "$1")).toList();
    }

    private static Document shop(Language front, Language keeper, Path folder) {
        Path file = folder.resolve("shop.archipelago.json");
        Workshop.write(file, SHOP.replace("FRONT", front.name().toLowerCase(Locale.ROOT)).replace("KEEPER",
                keeper.name().toLowerCase(Locale.ROOT)));
        return Samples.read(file);
    }
}
