package dev.archipelago.model.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A call-like notation: a name with arguments in parentheses, `lognormal(mean=20ms, cv=1.2)`.
///
/// Arguments are separated by commas outside of inner parentheses; each may be named.
///
/// @param name what stands before the parenthesis
/// @param arguments in the order written
public record Expression(String name, List<Argument> arguments) {

    private static final Pattern CALL = Pattern.compile("([a-z][a-z-]*)\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.*)", Pattern.DOTALL);
    private static final int LONGEST = 100_000;

    /// One argument.
    ///
    /// @param name empty when it was given by place
    /// @param value its text
    public record Argument(String name, String value) {}

    public Expression {
        arguments = List.copyOf(arguments);
    }

    /// Empty when the text is not of this form at all.
    public static Optional<Expression> parse(String text) {
        Matcher call = CALL.matcher(text.strip());
        if (text.length() > LONGEST || !call.matches()) {
            return Optional.empty();
        }
        List<Argument> arguments = new ArrayList<>();
        for (String part : split(call.group(2))) {
            Matcher named = NAMED.matcher(part);
            arguments.add(named.matches()
                    ? new Argument(named.group(1), named.group(2).strip())
                    : new Argument("", part));
        }
        return Optional.of(new Expression(call.group(1), arguments));
    }

    /// The argument of that name, else the one at that place among the unnamed.
    ///
    /// @throws NotationException when there is neither
    public String argument(int place, String argumentName, String expected) {
        return optional(place, argumentName).orElseThrow(() -> new NotationException(toString(), expected));
    }

    /// The argument of that name, else the one at that place among the unnamed.
    public Optional<String> optional(int place, String argumentName) {
        int unnamed = 0;
        for (Argument argument : arguments) {
            if (argument.name().equals(argumentName) || (argument.name().isEmpty() && unnamed++ == place)) {
                return Optional.of(argument.value());
            }
        }
        return Optional.empty();
    }

    /// Fails unless every named argument is one of these and there are at most as many unnamed ones.
    public Expression only(String expected, String... names) {
        List<String> known = List.of(names);
        boolean fits = arguments.size() <= known.size()
                && arguments.stream().allMatch(a -> a.name().isEmpty() || known.contains(a.name()));
        if (!fits) {
            throw new NotationException(toString(), expected);
        }
        return this;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!text.substring(start).isBlank() || !parts.isEmpty()) {
            parts.add(text.substring(start).strip());
        }
        return parts;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append('(');
        for (Argument argument : arguments) {
            text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
                    .append(argument.name().isEmpty() ? "" : argument.name() + "=").append(argument.value());
        }
        return text.append(')').toString();
    }
}
