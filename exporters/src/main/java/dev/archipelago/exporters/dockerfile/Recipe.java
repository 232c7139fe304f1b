package dev.archipelago.exporters.dockerfile;

import dev.archipelago.exporters.dockerfile.Instruction.Arg;
import dev.archipelago.exporters.dockerfile.Instruction.Blank;
import dev.archipelago.exporters.dockerfile.Instruction.Copy;
import dev.archipelago.exporters.dockerfile.Instruction.Entrypoint;
import dev.archipelago.exporters.dockerfile.Instruction.Env;
import dev.archipelago.exporters.dockerfile.Instruction.Expose;
import dev.archipelago.exporters.dockerfile.Instruction.From;
import dev.archipelago.exporters.dockerfile.Instruction.Healthcheck;
import dev.archipelago.exporters.dockerfile.Instruction.Label;
import dev.archipelago.exporters.dockerfile.Instruction.Run;
import dev.archipelago.exporters.dockerfile.Instruction.User;
import dev.archipelago.exporters.dockerfile.Instruction.Workdir;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a program of one language is built and run: one stage with the tools, one without.
///
/// @param expects files of the sources that it relies on, for the reader
/// @param sources what the build may see of them; all else is kept out of the context
/// @param build the instructions of the first stage, without FROM
/// @param run the instructions of the second one that are particular to the language
record Recipe(String expects, List<String> sources, From buildImage, List<Instruction> build, String runImage,
        List<Instruction> run, Map<String, String> environment, List<String> healthcheck, List<String> entrypoint) {

    private static final int USER = 10001;

    /// All instructions of the Dockerfile.
    List<Instruction> instructions(Program program) {
        List<Instruction> all = new ArrayList<>();
        all.add(buildImage);
        all.addAll(build);
        all.add(new Blank());
        all.add(new From(runImage, false, ""));
        all.add(new Label(program.labels()));
        all.addAll(run);
        if (!environment.isEmpty()) {
            all.add(new Env(environment));
        }
        all.add(new User(USER));
        all.add(new Expose(program.port()));
        all.add(new Healthcheck(program.startSeconds(), healthcheck));
        all.add(new Entrypoint(entrypoint));
        return List.copyOf(all);
    }

    static Recipe of(Program program, BaseImages images) {
        return switch (program.runtime()) {
            case JAVA -> java(program, images);
            case GO -> go(images);
            case NODE -> node(program, images);
            case PYTHON -> python(program, images);
            case DOTNET -> dotnet(program, images);
            case RUST -> rust(images);
            case IMAGE -> throw new IllegalArgumentException("a language was expected, not a ready-made image");
        };
    }

    private static Recipe java(Program program, BaseImages images) {
        List<String> cache = List.of("/root/.m2");
        return new Recipe("pom.xml and src/, from which Maven makes the executable target/app.jar",
                List.of("pom.xml", "src/"), new From(images.image("java-build"), true, "build"),
                List.of(new Workdir("/src"), new Copy("", List.of("pom.xml"), "./"),
                        new Run(cache, "mvn -B -ntp dependency:go-offline"), new Copy("", List.of("src"), "./src"),
                        new Run(cache, "mvn -B -ntp -DskipTests package")),
                images.image("java-run"),
                List.of(new Workdir("/app"), new Copy("build", List.of("/src/target/app.jar"), "./app.jar")),
                Map.of("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"),
                program.page().map(page -> List.of("wget", "-q", "-O", "/dev/null", page))
                        .orElse(List.of("nc", "-z", "127.0.0.1", Integer.toString(program.port()))),
                List.of("java", "-jar", "app.jar"));
    }

    private static Recipe go(BaseImages images) {
        return new Recipe(
                "go.mod, go.sum and a main package at the top; the program answers 'app healthcheck' with its exit status",
                List.of("go.mod", "go.sum", "**/*.go"), new From(images.image("go-build"), true, "build"),
                List.of(new Workdir("/src"), new Copy("", List.of("go.mod", "go.sum"), "./"),
                        new Run(List.of("/go/pkg/mod"), "go mod download"), new Copy("", List.of("."), "./"),
                        new Arg("TARGETOS"),
                        new Arg("TARGETARCH"),
                        new Run(List.of("/go/pkg/mod", "/root/.cache/go-build"),
                                "CGO_ENABLED=0 GOOS=\"${TARGETOS}\" GOARCH=\"${TARGETARCH}\" "
                                        + "go build -trimpath -ldflags=\"-s -w\" -o /out/app .")),
                images.image("go-run"), List.of(new Copy("build", List.of("/out/app"), "/app")), Map.of(),
                List.of("/app", "healthcheck"), List.of("/app"));
    }

    private static Recipe node(Program program, BaseImages images) {
        String port = Integer.toString(program.port());
        String check = program.page()
                .map(page -> "fetch('" + page + "').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))")
                .orElse("require('net').connect(" + port
                        + ", '127.0.0.1', () => process.exit(0)).on('error', () => process.exit(1))");
        return new Recipe("package.json, package-lock.json and src/server.js",
                List.of("package.json", "package-lock.json", "src/"),
                new From(images.image("node-build"), true, "build"),
                List.of(new Workdir("/app"), new Copy("", List.of("package.json", "package-lock.json"), "./"),
                        new Run(List.of("/root/.npm"), "npm ci --omit=dev --ignore-scripts && mkdir -p node_modules")),
                images.image("node-run"),
                List.of(new Workdir("/app"), new Copy("build", List.of("/app/node_modules"), "./node_modules"),
                        new Copy("", List.of("package.json"), "./"), new Copy("", List.of("src"), "./src")),
                Map.of("NODE_ENV", "production"), List.of("/nodejs/bin/node", "-e", check),
                List.of("/nodejs/bin/node", "src/server.js"));
    }

    private static Recipe python(Program program, BaseImages images) {
        String check = program.page().map(page -> "import urllib.request as u; u.urlopen('" + page + "', timeout=2)")
                .orElse("import socket; socket.create_connection(('127.0.0.1', " + program.port() + "), 2).close()");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", "/venv/bin:/usr/local/bin:/usr/bin:/bin");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("PYTHONUNBUFFERED", "1");
        return new Recipe("requirements.lock with hashes and the package app/ with __main__.py",
                List.of("requirements.lock", "app/"),
                new From(images.image("python"), false, "build"),
                List.of(new Workdir("/src"), new Copy("", List.of("requirements.lock"), "./"),
                        new Run(List.of("/root/.cache/pip"),
                                "python -m venv /venv && /venv/bin/pip install --require-hashes -r requirements.lock")),
                images.image("python"),
                List.of(new Workdir("/srv"), new Copy("build", List.of("/venv"), "/venv"),
                        new Copy("", List.of("app"), "./app")),
                environment, List.of("python", "-c", check), List.of("python", "-m", "app"));
    }

    private static Recipe dotnet(Program program, BaseImages images) {
        List<String> cache = List.of("/root/.nuget/packages");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("ASPNETCORE_HTTP_PORTS", Integer.toString(program.port()));
        environment.put("DOTNET_EnableDiagnostics", "0");
        return new Recipe(
                "app.csproj with its RuntimeIdentifiers and packages.lock.json; the program answers 'app healthcheck' with its exit status",
                List.of("app.csproj", "packages.lock.json", "**/*.cs", "appsettings.json"),
                new From(images.image("dotnet-build"), true, "build"),
                List.of(new Arg("TARGETARCH"), new Workdir("/src"),
                        new Copy("", List.of("app.csproj", "packages.lock.json"), "./"),
                        new Run(cache,
                                "dotnet restore app.csproj -a \"${TARGETARCH}\" -p:SelfContained=true --locked-mode"),
                        new Copy("", List.of("."), "./"),
                        new Run(cache,
                                "dotnet publish app.csproj -c Release -a \"${TARGETARCH}\" --no-restore --self-contained -o /out")),
                images.image("dotnet-run"), List.of(new Workdir("/app"), new Copy("build", List.of("/out"), "./")),
                environment,
                List.of("/app/app", "healthcheck"), List.of("/app/app"));
    }

    private static Recipe rust(BaseImages images) {
        return new Recipe(
                "Cargo.toml, Cargo.lock and src/ of a binary called app; it answers 'app healthcheck' with its exit status",
                List.of("Cargo.toml", "Cargo.lock", "src/"), new From(images.image("rust-build"), false, "build"),
                List.of(new Workdir("/src"), new Copy("", List.of("Cargo.toml", "Cargo.lock"), "./"),
                        new Copy("", List.of("src"), "./src"),
                        new Run(List.of("/usr/local/cargo/registry", "/src/target"),
                                "cargo build --release --locked && cp target/release/app /app")),
                images.image("rust-run"), List.of(new Copy("build", List.of("/app"), "/app")), Map.of(),
                List.of("/app", "healthcheck"), List.of("/app"));
    }
}
