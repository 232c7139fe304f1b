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

/// Starts the program in a Java virtual machine of its own, as the launcher does.
class MainTest {
    @TempDir
    Path folder;

    @Test
    void command_ofTheCommandLine_loadsNoClassOfJavaFx() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");

        int status = java("-Xlog:class+load:file=" + log, "--help");

        assertThat(status).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains("dev.archipelago.app.cli.CommandLineInterface"));
        assertThat(loaded).noneMatch(line -> line.contains(" javafx.") || line.contains(" com.sun.javafx.")
                || line.contains(" com.sun.glass.") || line.contains("dev.archipelago.app.editor."));
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
