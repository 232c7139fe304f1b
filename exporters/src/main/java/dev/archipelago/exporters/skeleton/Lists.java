package dev.archipelago.exporters.skeleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts arguments of which there may be any number into a list, for Rust, whose functions have a fixed number of them.
final class Lists {

    /// How many arguments stand before those of which there may be any number.
    private static final Map<String, Integer> FIXED = Map.ofEntries(Map.entry("design", 0), Map.entry("operation", 2),
            Map.entry("link", 3), Map.entry("retry", 4), Map.entry("sequence", 0), Map.entry("pretend", 2),
            Map.entry("maybe", 1), Map.entry("branch", 1), Map.entry("choice", 0), Map.entry("repeat", 1),
            Map.entry("parallel", 1), Map.entry("background", 0), Map.entry("otherwise", 1),
            Map.entry("empirical", 0));

    private Lists() {}

    /// The same call with lists, in all that it is made of.
    static Code.Call of(Code.Call call) {
        List<Code> arguments = call.arguments().stream().map(Lists::of).toList();
        Integer fixed = FIXED.get(call.function());
        if (fixed == null) {
            return new Code.Call(call.function(), arguments);
        }
        List<Code> changed = new ArrayList<>(arguments.subList(0, fixed));
        changed.add(new Code.Call(Code.LIST, arguments.subList(fixed, arguments.size()).stream()
                .map(argument -> call.function().equals("empirical") ? fraction(argument) : argument).toList()));
        return new Code.Call(call.function(), changed);
    }

    private static Code of(Code code) {
        return code instanceof Code.Call call ? of(call) : code;
    }

    /// All numbers of a list are of one type, and whole ones are none with a fraction unless they show one.
    private static Code fraction(Code code) {
        return code instanceof Code.Number(String digits) && digits.indexOf('.') < 0
                ? new Code.Number(digits + ".0")
                : code;
    }
}
