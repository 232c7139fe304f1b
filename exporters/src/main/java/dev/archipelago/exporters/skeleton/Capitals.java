package dev.archipelago.exporters.skeleton;

import java.util.List;
import java.util.Locale;

/// Writes functions with a capital at the beginning, as C# does.
final class Capitals {

    private Capitals() {}

    /// The same call with capitals, in all that it is made of.
    static Code.Call of(Code.Call call) {
        List<Code> arguments = call.arguments().stream().map(Capitals::of).toList();
        String name = call.function();
        return new Code.Call(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), arguments);
    }

    private static Code of(Code code) {
        return code instanceof Code.Call call ? of(call) : code;
    }
}
