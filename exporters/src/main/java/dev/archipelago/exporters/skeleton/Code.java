package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.quantity.TimeSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An expression that means the same in every language we write: a call, a number or a text.
sealed interface Code {

    /// The function that makes a list in Rust.
    String LIST = "vec!";

    /// Columns that a line may have.
    int LONGEST = 100;

    /// Calls a function of the program, or one of ours made from an operation.
    ///
    /// @param function an identifier; never text of the design
    record Call(String function, List<Code> arguments) implements Code {
        public Call {
            arguments = List.copyOf(arguments);
        }

        /// Numbers and texts at the beginning beside the name, each further argument on lines of its own.
        String broken(String indent, Layout layout) {
            String head = head();
            if (indent.length() + head.length() <= LONGEST && arguments.getLast() instanceof Call last
                    && last.isList() && !last.arguments.isEmpty()) {
                return head + last.broken(indent, layout) + ")";
            }
            String inner = indent + layout.step();
            StringBuilder text = new StringBuilder(function).append(isList() ? '[' : '(');
            int plain = 0;
            while (plain < arguments.size() - 1 && !(arguments.get(plain) instanceof Call)) {
                text.append(plain == 0 ? "" : ", ").append(arguments.get(plain++).flat());
            }
            text.append(plain == 0 ? "\n" : ",\n");
            List<String> lines = arguments.subList(plain, arguments.size()).stream()
                    .map(argument -> inner + argument.text(inner, layout)).toList();
            text.append(String.join(",\n", lines));
            return text.append(layout.hanging() ? ",\n" + indent : "").append(isList() ? ']' : ')').toString();
        }

        /// All that stands before the last argument.
        private String head() {
            return function + "(" + arguments.subList(0, arguments.size() - 1).stream()
                    .map(argument -> argument.flat() + ", ").collect(Collectors.joining());
        }

        /// Whether it is a list of Rust, which is a call of a macro in brackets of its own.
        private boolean isList() {
            return function.equals(LIST);
        }
    }

    /// @param digits plain decimal
    record Number(String digits) implements Code {}

    /// @param value any text; one line of it is written
    record Text(String value) implements Code {}

    static Call call(String function, Code... arguments) {
        return new Call(function, List.of(arguments));
    }

    /// A call whose last arguments are as many as there are.
    static Call call(String function, List<Code> first, List<? extends Code> rest) {
        List<Code> arguments = new ArrayList<>(first);
        arguments.addAll(rest);
        return new Call(function, arguments);
    }

    static Code text(String value) {
        return new Text(value);
    }

    static Code number(long value) {
        return new Number(Long.toString(value));
    }

    static Code number(double value) {
        return new Number(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }

    static Code seconds(TimeSpan time) {
        return new Number(BigDecimal.valueOf(time.nanos(), 9).stripTrailingZeros().toPlainString());
    }

    /// On a single line.
    default String flat() {
        return switch (this) {
            case Call(String function, List<Code> arguments) ->
                function + (function.equals(LIST) ? "[" : "(")
                        + String.join(", ", arguments.stream().map(Code::flat).toList())
                        + (function.equals(LIST) ? "]" : ")");
            case Number(String digits) -> digits;
            case Text(String value) ->
                '"' + OneLine.of(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }

    /// On as many lines as it takes, the arguments of a long call on their own.
    ///
    /// @param indent before its first line, which is not written
    default String text(String indent, Layout layout) {
        String flat = flat();
        if (!(this instanceof Call call) || call.arguments().isEmpty() || indent.length() + flat.length() <= LONGEST) {
            return flat;
        }
        return call.broken(indent, layout);
    }

    /// How a language breaks long calls.
    ///
    /// @param step by which arguments are indented
    /// @param hanging whether the closing bracket stands on a line of its own, after a comma
    record Layout(String step, boolean hanging) {}
}
