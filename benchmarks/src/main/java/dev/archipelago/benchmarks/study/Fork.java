package dev.archipelago.benchmarks.study;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A virtual machine of its own for what is measured, as the command `simulate` has: what the compiler of a virtual machine
/// inlines depends on all that it ran before, and differs from one to the next even so.
final class Fork {

    private static final String MARK = "measured:";

    private Fork() {}

    /// Prints something measured where [#run] finds it. Words are separated by blanks.
    static void tell(Object... words) {
        System.out.println(Arrays.stream(words).map(Object::toString).collect(Collectors.joining(" ", MARK + " ", "")));
    }

    /// What the main method of a class tells in a virtual machine with the flags of this one: the words of each line.
    ///
    /// @throws IOException where it ends with an error; what it printed of it stands in the standard error of this process
    static List<String[]> run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(ManagementFactory.getRuntimeMXBean().getInputArguments(), main, arguments);
    }

    /// The same with other flags.
    static List<String[]> run(List<String> flags, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(main.getName() + " " + String.join(" ", arguments) + " ended with " + code);
        }
        return output.lines().filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).strip().split(" ")).toList();
    }
}
