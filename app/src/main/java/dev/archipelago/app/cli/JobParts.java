package dev.archipelago.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which parts of a job are computed here, and where those come from that others have computed.
final class JobParts {
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,5})/([1-9][0-9]{0,4})");
    private static final String LINES = ".jsonl";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--job", paramLabel = "FILE.json", description = "What is written down in this file instead of what options say.")
    private @Nullable Path job;

    @Option(names = "--write-job", paramLabel = "FILE.json", description = "Compute nothing: write down what would be computed, with the architecture beside it.")
    private @Nullable Path written;

    @Option(names = "--from", paramLabel = "FILE.jsonl|DIR", description = "Take what is finished from this file, or the *.jsonl of this folder, too; may be repeated.")
    private List<Path> sources = List.of();

    @Option(names = "--part", paramLabel = "I/N", description = "Compute only the I-th of N parts, into the file that keeps them.")
    private @Nullable String part;

    @Option(names = "--part-index", paramLabel = "I/N", description = "The same counted from 0, as the pods of an Indexed Job are.")
    private @Nullable String partIndex;

    /// The file that says what is computed; null where options do.
    @Nullable
    Path job() {
        return job;
    }

    /// The file that it is to be written to; null for none.
    @Nullable
    Path written() {
        return written;
    }

    /// Whether only a part is computed.
    boolean isPart() {
        return part != null || partIndex != null;
    }

    /// Whether anything of it is asked for.
    boolean isAskedFor() {
        return job != null || written != null || isPart() || !sources.isEmpty();
    }

    /// What would be ignored, or said twice, is a mistake.
    ///
    /// @param file the architecture; null where none is given
    /// @param said names of options that say what the job says
    /// @param printed names of options about what is printed
    /// @param keeping the name of the option for the file that keeps what is finished
    void require(@Nullable Path file, List<String> said, List<String> printed, String keeping) {
        if (job == null && file == null) {
            throw wrong("expected FILE, the architecture, or --job FILE");
        }
        if (job != null) {
            if (file != null) {
                throw wrong("--job: the job names the architecture; leave FILE out");
            }
            requireWithout("--job: the job says what is computed", said.stream());
            requireWithout("--job: the job says what is computed", Stream.of("--write-job"));
        }
        if (written != null) {
            requireWithout("--write-job: nothing is computed",
                    Stream.concat(Stream.of(keeping, "--from", "--part", "--part-index"), printed.stream()));
        } else if (isPart()) {
            requireWithout("nothing is printed of a part", printed.stream());
        }
    }

    private void requireWithout(String why, Stream<String> names) {
        names.filter(name -> Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption(name))
                .findFirst().ifPresent(name -> {
                    throw wrong(why + "; leave " + name + " out");
                });
    }

    /// The numbers of the parts that are computed here.
    ///
    /// @param kept the file that keeps what is finished; null for none
    /// @param keeping the name of its option
    IntPredicate numbers(@Nullable Path kept, String keeping) {
        if (part != null && partIndex != null) {
            throw wrong("--part and --part-index: expected one of them");
        }
        IntPredicate numbers = part != null
                ? share("--part", part, 1)
                : partIndex != null ? share("--part-index", partIndex, 0) : _ -> true;
        if (isPart() && kept == null) {
            throw wrong((part != null ? "--part" : "--part-index") + ": expected " + keeping
                    + " FILE with it, into which the part is written");
        }
        return numbers;
    }

    /// @param first what the first part is called
    private IntPredicate share(String option, String text, int first) {
        Matcher matcher = SHARE.matcher(text);
        int of = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        int which = matcher.matches() ? Integer.parseInt(matcher.group(1)) - first : 0;
        if (which < 0 || which >= of) {
            throw wrong(option + ": expected one of so many, such as " + first + "/4, not '" + text + "'");
        }
        return number -> number % of == which;
    }

    /// Where finished parts may be.
    ///
    /// @param kept the file that keeps what is finished; null for none
    List<Path> files(@Nullable Path kept) {
        List<Path> files = new ArrayList<>();
        for (Path source : sources) {
            if (!Files.exists(source)) {
                throw wrong("--from: " + source + " is not there");
            }
            files.addAll(Files.isDirectory(source) ? lines(source) : List.of(source));
        }
        if (kept != null) {
            files.add(kept);
        }
        return files;
    }

    private static List<Path> lines(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> one.toString().endsWith(LINES)).sorted().toList();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREADABLE, "cannot read " + folder + ": " + Destination.reason(e));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
