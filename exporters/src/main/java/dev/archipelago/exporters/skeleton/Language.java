package dev.archipelago.exporters.skeleton;

import dev.archipelago.model.Component;
import dev.archipelago.model.Runtime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The languages that skeletons are written in.
///
/// Every program is the same set of fixed files, which are resources beside this package, and one file of operations.
enum Language {
    /// Java with the server of the JDK and virtual threads.
    JAVA("src/main/java/app/", "Operations.java", "java -jar target/app.jar", "mvn package", List.of("Main.java",
            "Server.java", "Design.java", "Step.java", "Steps.java", "Times.java", "Link.java", "Request.java",
            "Failure.java", "Work.java", "Trace.java", "Metrics.java")),

    /// Go with net/http.
    GO("", "operations.go", "./app", "go build -o app .", List.of("main.go", "design.go", "steps.go", "times.go",
            "link.go", "request.go", "trace.go", "metrics.go")),

    /// Node.js with node:http.
    NODE("src/", "operations.js", "node src/server.js", "", List.of("server.js", "design.js", "steps.js", "times.js",
            "link.js", "request.js", "trace.js", "metrics.js")),

    /// Python with http.server and threads.
    PYTHON("app/", "operations.py", "python -m app", "", List.of("__init__.py", "__main__.py", "design.py", "steps.py",
            "times.py", "links.py", "request.py", "trace.py", "metrics.py")),

    /// Rust with the standard library alone, a thread for each connection and each request.
    RUST("src/", "operations.rs", "target/release/app", "cargo build --release --locked", List.of("main.rs",
            "server.rs", "http.rs", "design.rs", "steps.rs", "times.rs", "link.rs", "request.rs", "random.rs",
            "trace.rs", "metrics.rs")),

    /// C# with the base class library alone, a thread for each connection and each request.
    DOTNET("", "Operations.cs", "out/app", "dotnet publish -o out", List.of("Program.cs", "Server.cs", "Wire.cs",
            "Design.cs", "Parts.cs", "Steps.cs", "Times.cs", "Client.cs", "Request.cs", "Ending.cs", "Chance.cs",
            "Trace.cs", "Metrics.cs"));

    private final String folder;
    private final String operationsFile;
    private final String start;
    private final String build;
    private final List<String> fixed;

    Language(String folder, String operationsFile, String start, String build, List<String> fixed) {
        this.folder = folder;
        this.operationsFile = operationsFile;
        this.start = start;
        this.build = build;
        this.fixed = fixed;
    }

    /// The language of a component that runs on the platform; empty where it has none of ours.
    static Optional<Language> of(Component component) {
        Runtime runtime = component.containerOrDefault().runtime();
        if (runtime == null || !component.runsOnPlatform()) {
            return Optional.empty();
        }
        return switch (runtime) {
            case JAVA -> Optional.of(JAVA);
            case GO -> Optional.of(GO);
            case NODE -> Optional.of(NODE);
            case PYTHON -> Optional.of(PYTHON);
            case RUST -> Optional.of(RUST);
            case DOTNET -> Optional.of(DOTNET);
            case IMAGE -> Optional.empty();
        };
    }

    /// How the program is started, from the folder of the skeleton.
    String start() {
        return start;
    }

    /// How it is built first; empty where there is nothing to build.
    String build() {
        return build;
    }

    /// The file with the operations.
    String operationsPath() {
        return folder + operationsFile;
    }

    /// The fixed files of the program by path.
    Map<String, String> program() {
        Map<String, String> files = new LinkedHashMap<>();
        fixed.forEach(file -> files.put(folder + file, Resource.text(resources() + "/" + file)));
        return files;
    }

    /// The files that a build needs beside the program, by path, and the code that uses libraries.
    ///
    /// @param name a DNS-1035 label
    Map<String, String> project(String name, List<Library> libraries) {
        Map<String, String> files = new LinkedHashMap<>();
        libraries.forEach(library -> library.code(this)
                .forEach(file -> files.put(folder + file, Resource.text(resources() + "/" + file))));
        Stream<String> paths = switch (this) {
            case JAVA -> Stream.of("pom.xml");
            case GO -> Stream.of("go.mod");
            case NODE -> Stream.of("package.json", "package-lock.json");
            case PYTHON -> Stream.of("requirements.lock");
            case RUST -> Stream.of("Cargo.toml", "Cargo.lock");
            case DOTNET -> Stream.of("app.csproj", "packages.lock.json");
        };
        paths.forEach(path -> files.put(path, Resource.text(resources() + "/" + path).replace("@name@", name)));
        if (this == GO) {
            files.put("go.sum", "");
        }
        List<Library> needed = libraries.stream().filter(library -> library.isNeeded(this)).toList();
        if (!needed.isEmpty()) {
            files.putAll(pinned(name, needed));
        }
        return files;
    }

    /// The files that name libraries and their versions.
    private Map<String, String> pinned(String name, List<Library> libraries) {
        String kind = libraries.stream().map(library -> library.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
        return switch (this) {
            case JAVA -> Map.of("pom.xml", text("libraries.xml", name).replace("@dependencies@",
                    libraries.stream().map(library -> text(library.name().toLowerCase(Locale.ROOT) + ".xml", name))
                            .collect(Collectors.joining())));
            case GO -> Map.of("go.mod", text(kind + ".mod", name), "go.sum", libraries.stream()
                    .map(library -> text(library.name().toLowerCase(Locale.ROOT) + ".sum", name))
                    .flatMap(String::lines).sorted().distinct().map(line -> line + "\n")
                    .collect(Collectors.joining()));
            case NODE -> Map.of("package.json", text(kind + ".json", name), "package-lock.json",
                    text(kind + "-lock.json", name));
            case PYTHON -> Map.of("requirements.lock", libraries.stream()
                    .map(library -> text(library.name().toLowerCase(Locale.ROOT) + ".lock", name))
                    .collect(Collectors.joining()));
            case RUST, DOTNET -> throw new IllegalArgumentException("a language with libraries was expected: " + this);
        };
    }

    private String text(String resource, String name) {
        return Resource.text(resources() + "/" + resource).replace("@name@", name);
    }

    /// Whether its programs speak gRPC where the design wants it.
    boolean speaksGrpc() {
        return switch (this) {
            case JAVA, GO, NODE, PYTHON -> true;
            case RUST, DOTNET -> false;
        };
    }

    /// Whether its programs have a client of RabbitMQ.
    boolean speaksAmqp() {
        return speaksGrpc();
    }

    /// Whether they need a library for gRPC.
    boolean needsModulesForGrpc() {
        return this != NODE;
    }

    private String resources() {
        return name().toLowerCase(Locale.ROOT);
    }
}
