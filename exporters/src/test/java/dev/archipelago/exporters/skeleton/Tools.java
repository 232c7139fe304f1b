package dev.archipelago.exporters.skeleton;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What this machine has to build and run programs of other languages.
final class Tools {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

    /// Where modules of a Python program are put, which belong to nobody else.
    private static final String PYTHON_MODULES = ".modules";

    private Tools() {}

    /// Whether programs of a language can be built and run here: Go from 1.22, Node.js from 20, Python from 3.9,
    /// Rust from 1.70 on, and C# by .NET from 10 or by Mono from 6.
    static boolean have(Language language) {
        return switch (language) {
            case JAVA -> true;
            case GO -> isAtLeast(1022, "go", "version");
            case NODE -> isAtLeast(20_000, "node", "--version");
            case PYTHON -> isAtLeast(3009, "python3", "--version");
            case RUST -> isAtLeast(1070, "cargo", "--version");
            case DOTNET -> haveDotnet() || haveMono();
        };
    }

    /// Whether there is .NET itself.
    static boolean haveDotnet() {
        return isAtLeast(10_000, "dotnet", "--version");
    }

    /// Whether there is Mono, with what it has for signals.
    private static boolean haveMono() {
        return isAtLeast(6000, "mono", "--version") && isAtLeast(6000, "mcs", "--version")
                && monoHasSignals();
    }

    private static boolean monoHasSignals() {
        try {
            Path folder = Files.createTempDirectory("signals");
            Files.writeString(folder.resolve("Signals.cs"), "class Signals { Mono.Unix.UnixSignal signal; }");
            run(folder, "mcs", "-target:library", "-r:Mono.Posix", "Signals.cs");
            return true;
        } catch (IllegalStateException missing) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The Java that runs this test.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Runs a command to its end.
    ///
    /// @return what it wrote
    /// @throws IllegalStateException with what it wrote when it fails or takes more than two minutes
    static String run(Path folder, String... command) {
        try {
            Path output = Files.createTempFile("output", ".txt");
            Process process = builder(folder, command).redirectErrorStream(true).redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroyForcibly();
            String written = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(List.of(command) + " failed:\n" + written);
            }
            return written;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /// A process that takes no toolchain or module from the network.
    static ProcessBuilder builder(Path folder, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("GOTOOLCHAIN", "local");
        builder.environment().put("GOPROXY", "off");
        builder.environment().put("CARGO_NET_OFFLINE", "true");
        builder.environment().put("RUSTFLAGS", "-D warnings");
        builder.environment().put("DOTNET_CLI_TELEMETRY_OPTOUT", "1");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        if (Files.isDirectory(folder.resolve(PYTHON_MODULES))) {
            builder.environment().put("PYTHONPATH", PYTHON_MODULES);
        }
        return builder;
    }

    /// Whether the modules of a program in Java, Go, Node.js or Python are here, or have come from where the owner of this machine
    /// has set; programs of other languages need none.
    static boolean fetchModules(Path program) {
        if (contains(program.resolve("pom.xml"), "<dependency>")) {
            return fetched(program, maven());
        }
        if (contains(program.resolve("package.json"), "\"dependencies\"")) {
            return fetched(program, "npm", "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        if (Files.exists(program.resolve("go.mod"))) {
            return fetched(program, "go", "mod", "download");
        }
        return !Files.exists(program.resolve("requirements.lock"))
                || fetched(program, "python3", "-m", "pip", "install",
                        "--quiet", "--require-hashes", "--only-binary=:all:", "--target", PYTHON_MODULES, "-r",
                        "requirements.lock");
    }

    private static boolean contains(Path file, String part) {
        try {
            return Files.exists(file) && Files.readString(file).contains(part);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The command that makes the jar of a program in Java, with the Maven of this project.
    private static String[] maven() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path wrapper = Path.of("..", windows ? "mvnw.cmd" : "mvnw").toAbsolutePath().normalize();
        return new String[]{wrapper.toString(), "--quiet", "--batch-mode", "package"};
    }

    private static boolean fetched(Path program, String... command) {
        try {
            ProcessBuilder builder = builder(program, command);
            builder.environment().remove("GOPROXY");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    private static boolean isAtLeast(int wanted, String program, String argument) {
        if (find(program).isEmpty()) {
            return false;
        }
        Matcher version = VERSION.matcher(run(Path.of("."), program, argument));
        return version.find()
                && Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2)) >= wanted;
    }

    private static Optional<Path> find(String program) {
        String suffix = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? ".exe" : "";
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program + suffix)).filter(Files::isExecutable).findFirst();
    }
}
