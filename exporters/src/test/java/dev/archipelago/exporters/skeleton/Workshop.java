package dev.archipelago.exporters.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// The skeletons of a document on disk, built.
///
/// @param languages by the name of the component
record Workshop(Path folder, Map<String, Language> languages) {

    /// Exports a document whose components all have a skeleton that can be built here, and builds them.
    static Workshop of(Document document, Path folder) {
        return of(document, folder, UnaryOperator.identity());
    }

    /// Does so with sources that somebody has edited.
    static Workshop of(Document document, Path folder, UnaryOperator<String> edited) {
        new SkeletonExporter().export(ExportRequest.of(document)).files().forEach((path, text) -> write(folder
                .resolve(path), edited.apply(text)));
        Map<String, Language> languages = new TreeMap<>();
        document.architecture().components().forEach((id, component) -> Language.of(component)
                .ifPresent(language -> languages.put(id.value(), language)));
        Workshop workshop = new Workshop(folder, languages);
        workshop.build();
        return workshop;
    }

    /// The command that starts a program.
    String[] command(String name) {
        Path own = folder.resolve(name).toAbsolutePath();
        return switch (languages.get(name)) {
            case JAVA -> Stream.concat(
                    Stream.of(Tools.java(), "-Xmx32m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                    Files.exists(jar(own))
                            ? Stream.of("-jar", jar(own).toString())
                            : Stream.of("-cp", own.resolve("classes").toString(), "app.Main"))
                    .toArray(String[]::new);
            case GO -> new String[]{folder.resolve("bin").resolve(name).toAbsolutePath().toString()};
            case NODE -> new String[]{"node", "src/server.js"};
            case PYTHON -> new String[]{"python3", "-m", "app"};
            case RUST -> new String[]{own.resolve("target/debug/app").toString()};
            case DOTNET -> Tools.haveDotnet()
                    ? new String[]{own.resolve("out/app").toString()}
                    : new String[]{"mono", own.resolve("app.exe").toString()};
        };
    }

    /// Where Maven has put the program, with the libraries that it needs.
    private static Path jar(Path program) {
        return program.resolve("target/app.jar");
    }

    private void build() {
        names(Language.JAVA).forEach(name -> compile(folder.resolve(name)));
        names(Language.RUST).forEach(name -> Tools.run(folder.resolve(name), "cargo", "build", "--locked"));
        names(Language.DOTNET).forEach(name -> compileCSharp(folder.resolve(name)));
        List<String> go = names(Language.GO).toList();
        if (!go.isEmpty()) {
            boolean grpc = go.stream().anyMatch(name -> Files.exists(folder.resolve(name).resolve("grpc.go")));
            write(folder.resolve("go.work"),
                    "go " + (grpc ? "1.26" : "1.22") + "\n\nuse (\n\t./" + String.join("\n\t./", go) + "\n)\n");
            String[] command = Stream.concat(Stream.of("go", "build", "-o", "bin/"), go.stream().map("./"::concat))
                    .toArray(String[]::new);
            write(folder.resolve("bin/.keep"), "");
            Tools.run(folder, command);
        }
    }

    private Stream<String> names(Language language) {
        return languages.entrySet().stream().filter(entry -> entry.getValue() == language).map(Map.Entry::getKey);
    }

    /// Compiles the C# program in a folder: with .NET where it is here, else with Mono, which lacks the signals of .NET.
    private static void compileCSharp(Path program) {
        if (Tools.haveDotnet()) {
            Tools.run(program, "dotnet", "publish", "-o", "out");
            return;
        }
        write(program.resolve("PosixSignals.cs"), Resource.text("PosixSignals.cs"));
        Tools.run(program, "mcs", "-warnaserror", "-warn:4", "-langversion:7", "-r:Mono.Posix", "-out:app.exe",
                "-recurse:*.cs");
    }

    /// Compiles the Java program in a folder without a warning.
    static void compile(Path program) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> sources = Files.walk(program.resolve("src"))) {
            List<Path> files = sources.filter(path -> path.toString().endsWith(".java")).toList();
            StringWriter messages = new StringWriter();
            boolean compiled = compiler.getTask(messages, null, null,
                    List.of("-Xlint:all", "-proc:none", "-cp", jar(program).toString(), "-d",
                            program.resolve("classes").toString()),
                    null,
                    compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files)).call();
            assertThat(compiled).as(messages.toString()).isTrue();
            assertThat(messages.toString()).isEmpty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void write(Path path, String text) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
