package dev.archipelago.exporters.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.HostileDocuments;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfileExporterTest {

    private static final String SECRETS = """
            **/.env*
            **/*.pem
            **/*.key
            **/*.p12
            **/*.jks
            **/id_rsa*
            **/id_ed25519*
            **/.git
            """;

    static Stream<Document> documents() {
        return Stream.of(Samples.files().stream().map(Samples::read),
                LongStream.rangeClosed(1, 100).mapToObj(RandomDocuments::document),
                LongStream.rangeClosed(1, 40).mapToObj(HostileDocuments::document)).flatMap(each -> each);
    }

    @ParameterizedTest
    @EnumSource(value = Runtime.class, mode = EnumSource.Mode.EXCLUDE, names = "IMAGE")
    void language_exported_becomesADockerfileThatBreaksNoRule(Runtime runtime) {
        Map<String, String> files = export(runtime).files();

        assertThat(files).containsOnlyKeys("shop/Dockerfile", "shop/.dockerignore");
        assertThat(DockerfileRules.brokenBy(files.get("shop/Dockerfile"))).isEmpty();
        assertThat(files.get("shop/.dockerignore"))
                .startsWith("# Only what the build needs; keys and local settings stay out.\n*\n!").endsWith(SECRETS);
    }

    @Test
    void java_exported_isBuiltByMavenAndRunWithoutIt() {
        assertThat(export(Runtime.JAVA).files().get("shop/Dockerfile")).isEqualTo("""
                # syntax=docker/dockerfile:1
                # Made by Archipelago for The "shop".
                # Expects pom.xml and src/, from which Maven makes the executable target/app.jar.
                FROM --platform=$BUILDPLATFORM docker.io/library/maven:3.9-eclipse-temurin-25@sha256:d67198007bb4441b07d45587320f83154de80ece3608f80408ef14c6ea847753 AS build
                WORKDIR /src
                COPY --link pom.xml ./
                RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp dependency:go-offline
                COPY --link src ./src
                RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -DskipTests package

                FROM %s
                LABEL org.opencontainers.image.title="The \\"shop\\"" \\
                      org.opencontainers.image.description="Sells for \\$1" \\
                      org.opencontainers.image.version="0.1.0"
                WORKDIR /app
                COPY --link --from=build /src/target/app.jar ./app.jar
                ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
                USER 10001:10001
                EXPOSE 8081
                HEALTHCHECK --interval=10s --timeout=3s --start-period=24s --retries=3 \\
                    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8081/healthy"]
                ENTRYPOINT ["java", "-jar", "app.jar"]
                """.formatted(BaseImages.load().image("java-run")));
    }

    @ParameterizedTest
    @EnumSource(value = Runtime.class, mode = EnumSource.Mode.EXCLUDE, names = "IMAGE")
    void sources_copiedIntoTheBuild_areLetInByTheIgnoreFile(Runtime runtime) {
        Map<String, String> files = export(runtime).files();
        List<String> letIn = files.get("shop/.dockerignore").lines().filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1).replaceAll("/$", "")).toList();
        List<String> copied = files.get("shop/Dockerfile").lines()
                .filter(line -> line.startsWith("COPY") && !line.contains("--from"))
                .flatMap(line -> Stream.of(line.split(" ")).skip(2)).filter(word -> !word.startsWith(".")).toList();

        assertThat(letIn).containsAll(copied);
    }

    @Test
    void sourcesWithKeys_keepThemOutAfterEverythingLetIn() {
        List<String> lines = export(Runtime.NODE).files().get("shop/.dockerignore").lines().toList();

        assertThat(lines).containsExactly("# Only what the build needs; keys and local settings stay out.", "*",
                "!package.json", "!package-lock.json", "!src/", "**/.env*", "**/*.pem", "**/*.key", "**/*.p12",
                "**/*.jks", "**/id_rsa*", "**/id_ed25519*", "**/.git");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anyDocument_exported_breaksNoRuleAndIsTheSameAgain(Document document) {
        ExportBundle bundle = export(document);

        bundle.files().forEach((path, text) -> {
            if (path.endsWith("/Dockerfile")) {
                assertThat(DockerfileRules.brokenBy(text)).as("%s%n%s", path, text).isEmpty();
            }
        });
        assertThat(export(document)).isEqualTo(bundle);
    }

    @Test
    void readyMadeImage_hasNoDockerfileAndIsNoOmission() {
        Container container = container(Runtime.IMAGE, "redis:8");

        assertThat(export(document(component(container, null)))).isEqualTo(ExportBundle.EMPTY);
    }

    @Test
    void serviceOfUnknownLanguageWithoutImage_isAnOmission() {
        for (Runtime unknown : new Runtime[]{null, Runtime.IMAGE}) {
            assertThat(export(document(component(container(unknown, null), null))).omissions())
                    .containsExactly(new Omission("/components/shop/container/runtime", "a Dockerfile",
                            "neither what the program is written for nor a ready-made image is given"));
        }
    }

    @Test
    void healthPage_thatCouldBreakOut_isLeftOutAndSaid() {
        Probe probe = new Probe("/x'); process.exit(0); ('", null, null, null, null, null);
        ExportBundle bundle = export(document(component(container(Runtime.NODE, null), probe)));

        assertThat(bundle.files().get("shop/Dockerfile")).doesNotContain("process.exit(0); ('").contains(
                "require('net').connect(8081, '127.0.0.1'");
        assertThat(bundle.omissions()).extracting(Omission::pointer)
                .containsExactly("/components/shop/probes/liveness/path");
    }

    @Test
    void healthPage_ofAPortThatIsNotHttp_triesThePort() {
        Container container = new Container(Runtime.PYTHON, null, Map.of("grpc", 9090), null, null, null, null, null,
                null, null, null, null, null, Map.of(), List.of());

        assertThat(export(document(component(container, null))).files().get("shop/Dockerfile"))
                .contains("CMD [\"python\", \"-c\", \"import socket; socket.create_connection(('127.0.0.1', 9090), 2)");
    }

    private static ExportBundle export(Runtime runtime) {
        return export(document(component(container(runtime, null),
                new Probe("/healthy", null, null, null, null, null))));
    }

    private static ExportBundle export(Document document) {
        return new DockerfileExporter().export(ExportRequest.of(document));
    }

    private static Document document(Component component) {
        return Document.of("Shop", Architecture.empty().withComponent(new ComponentId("shop"), component));
    }

    private static Container container(@Nullable Runtime runtime, @Nullable String image) {
        return new Container(runtime, image, Map.of("http", 8081), null, null, null, null, null, null,
                null, null, null, Distribution.parse("12s"), Map.of(), List.of());
    }

    private static Component component(Container container, @Nullable Probe liveness) {
        return new Component(ComponentKind.SERVICE, "The \"shop\"", "Sells for $1", null, null, container, null, null,
                null, new Probes(null, null, liveness, null, null), null, Map.of(), Map.of(), null, null, null, null,
                Map.of());
    }
}
