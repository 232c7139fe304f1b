package dev.archipelago.app.cli;

import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.spi.WayIn;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.plan.Detail;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// How the values of options are understood, and what is said of those that are not: the option, and what was expected.
final class OptionValues {
    private static final TimeSpan SHORTEST_RUN = TimeSpan.ofMillis(1);
    static final int MOST_REPLICATIONS = 10_000;

    private OptionValues() {}

    static void register(CommandLine line) {
        line.registerConverter(long.class, text -> wholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE));
        line.registerConverter(int.class,
                text -> (int) wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        line.registerConverter(double.class, OptionValues::number);
        line.registerConverter(TimeSpan.class, OptionValues::time);
        line.registerConverter(TimeOrAuto.class, TimeOrAuto::parse);
        word(line, ReportFormat.class);
        word(line, SimulateCommand.Format.class);
        word(line, SweepOptions.Kind.class);
        word(line, SimulateCommand.Language.class);
        word(line, SimulateCommand.TraceFormat.class);
        word(line, CompareCommand.Format.class);
        word(line, OptimiseCommand.Format.class);
        word(line, BoundariesCommand.Format.class);
        word(line, BoundariesCommand.Way.class);
        word(line, ValidateCommand.Format.class);
        word(line, DiffCommand.Format.class);
        word(line, WhyCommand.Format.class);
        word(line, RefactorCommand.Change.class);
        word(line, Detail.class);
        word(line, RenderCommand.Theme.class);
        word(line, Severity.class);
        word(line, WayIn.Style.class);
        word(line, Mesh.class);
        word(line, SecretSource.class);
    }

    /// @param wrong makes the error of a message
    static void requireThreads(int threads, Function<String, ParameterException> wrong) {
        if (threads < 1) {
            throw wrong.apply("--threads: expected at least 1, not " + threads);
        }
    }

    /// @param wrong makes the error of a message
    static void requireReplications(int replications, int least, int most,
            Function<String, ParameterException> wrong) {
        if (replications < least || replications > most) {
            throw wrong.apply("--replications: expected a whole number from " + least + " to " + most + ", not "
                    + replications);
        }
    }

    /// @param duration as asked for; null for not at all
    /// @param wrong makes the error of a message
    static void requireLongEnough(@Nullable TimeSpan duration, Function<String, ParameterException> wrong) {
        if (duration != null && duration.compareTo(SHORTEST_RUN) < 0) {
            throw wrong.apply("--duration: expected at least " + SHORTEST_RUN + ", not " + duration);
        }
    }

    /// "--seed: expected a whole number, not 'x'" where a value did not fit, else the message as it is.
    static String message(ParameterException problem) {
        ArgSpec argument = problem.getArgSpec();
        return problem.getCause() instanceof TypeConversionException expected && argument instanceof OptionSpec option
                ? option.longestName() + ": " + expected.getMessage()
                : String.valueOf(problem.getMessage());
    }

    private static long wholeNumber(String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number that is too large.
        }
        throw new TypeConversionException(
                "expected a whole number" + (text.matches("[+-]?[0-9]+") ? " from " + least + " to " + most : "")
                        + ", not '" + text + "'");
    }

    private static TimeSpan time(String text) {
        try {
            return TimeSpan.parse(text);
        } catch (NotationException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /// A time, or "auto" for what is found by itself.
    record TimeOrAuto(@Nullable TimeSpan given) {
        static final TimeOrAuto AUTO = new TimeOrAuto(null);

        private static TimeOrAuto parse(String text) {
            return text.equals("auto") ? AUTO : new TimeOrAuto(time(text));
        }
    }

    private static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new TypeConversionException("expected a number, not '" + text + "'");
        }
    }

    private static <E extends Enum<E>> void word(CommandLine line, Class<E> type) {
        ITypeConverter<E> converter = text -> Stream.of(type.getEnumConstants())
                .filter(value -> spelled(value).equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + Stream.of(type.getEnumConstants()).map(OptionValues::spelled)
                                .collect(Collectors.joining(", "))
                        + ", not '" + text + "'"));
        line.registerConverter(type, converter);
    }
}
