package dev.archipelago.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Starts the program in a Java virtual machine of its own, as the launcher does.
class MainTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "check single-server", "simulate single-server --duration 1s --warm-up 0s"})
    void command_ofTheCommandLine_loadsNoClassOfJavaFx(String command) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        String sample = Path.of("..", "sample-architectures", "single-server", "single-server.archipelago.json")
                .toString();

        int status = java("-Xlog:class+load:file=" + log, command.replace("single-server", sample).split(" "));

        assertThat(status).as(Files.readString(folder.resolve("output.txt"))).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains("dev.archipelago.app.cli.CommandLineInterface"));
        assertThat(loaded).noneMatch(line -> line.contains(" javafx.") || line.contains(" com.sun.javafx.")
                || line.contains(" com.sun.glass.") || line.contains(" com.sun.prism.")
                || line.contains("dev.archipelago.app.editor."));
    }

    @Test
    void command_withStandardOutputAsData_printsNothingElse() throws IOException, InterruptedException {
        String sample = Path.of("..", "sample-architectures", "single-server", "single-server.archipelago.json")
                .toString();

        int status = java("-XX:+UseSerialGC", "simulate", sample, "--duration", "1s", "--warm-up", "0s", "--format",
                "json");

        assertThat(status).isZero();
        assertThat(new JsonMapper().readTree(Files.readString(folder.resolve("output.txt"))).get("architecture")
                .asString()).isEqualTo("Single server (M/M/1)");
    }

    private int java(String option, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), option, "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended within a minute").isTrue();
        return process.exitValue();
    }
}
