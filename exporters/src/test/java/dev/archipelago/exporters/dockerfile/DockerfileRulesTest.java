package dev.archipelago.exporters.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules themselves find what is wrong.
class DockerfileRulesTest {

    private static final String GOOD = """
            # syntax=docker/dockerfile:1
            FROM docker.io/library/golang:1.26 AS build
            WORKDIR /src
            COPY --link go.mod ./
            RUN --mount=type=cache,target=/go go build

            FROM gcr.io/distroless/static:nonroot
            LABEL org.opencontainers.image.version="1"
            COPY --link --from=build /out/app /app
            USER 10001:10001
            EXPOSE 8080
            HEALTHCHECK --interval=10s CMD ["/app", "healthcheck"]
            ENTRYPOINT ["/app"]
            """;

    @Test
    void goodFile_breaksNothing() {
        assertThat(DockerfileRules.brokenBy(GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            docker.io/library/golang:1.26   | docker.io/library/golang:latest
            docker.io/library/golang:1.26   | golang
            USER 10001:10001                | USER app
            ENTRYPOINT ["/app"]             | ENTRYPOINT /app
            CMD ["/app", "healthcheck"]     | CMD /app healthcheck
            --mount=type=cache,target=/go go build | apt-get install curl
            WORKDIR /src                    | WORKDIR src
            COPY --link go.mod              | ADD go.mod
            --from=build                    | --from=other
            image.version="1"               | image.version=1
            USER 10001:10001                | RUN id
            EXPOSE 8080                     | EXPOSE http
            # syntax=docker/dockerfile:1    | # no syntax
            """)
    void mistake_isFound(String good, String mistake) {
        assertThat(DockerfileRules.brokenBy(GOOD.replace(good, mistake))).isNotEmpty();
    }
}
