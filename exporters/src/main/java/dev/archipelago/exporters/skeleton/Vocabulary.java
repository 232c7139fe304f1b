package dev.archipelago.exporters.skeleton;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The functions that every program brings along, by the file in which they are.
final class Vocabulary {

    private static final Set<String> DESIGN = Set.of("design", "name", "port", "grace", "workers", "live", "ready",
            "operation",
            "route", "every", "link", "timeout", "deadline", "sends", "retry");
    private static final Set<String> STEPS = Set.of("sequence", "compute", "pause", "call", "pretend", "maybe",
            "branch", "choice", "repeat", "parallel", "background", "otherwise", "reply", "fail");
    private static final Set<String> TIMES = Set.of("constant", "exponential", "uniform", "normal", "lognormal",
            "gamma", "erlang", "hyperexponential", "weibull", "pareto", "triangular", "empirical", "shifted",
            "exactly", "geometric", "poisson", "between");

    private static final Set<String> GRPC = Set.of(Draft.SERVES, Draft.ASKS);

    private static final Set<String> MESSAGES = Set.of(MessageWriter.BROKER, MessageWriter.PUBLISH,
            MessageWriter.CONSUMES, "topic", "queue", "bound", "argument");

    private Vocabulary() {}

    /// The functions that are used, sorted, by file; files of which none is are left out.
    static Map<String, SortedSet<String>> imports(List<Code> parts, Collection<? extends Code> operations) {
        Set<String> used = new TreeSet<>(Set.of("design"));
        Stream.concat(parts.stream(), operations.stream()).forEach(code -> collect(code, used));
        Map<String, SortedSet<String>> imports = new LinkedHashMap<>();
        for (Map.Entry<String, Set<String>> file : List.of(Map.entry("design", DESIGN), Map.entry("steps", STEPS),
                Map.entry("times", TIMES), Map.entry("grpc", GRPC), Map.entry("messages", MESSAGES))) {
            SortedSet<String> names = new TreeSet<>(used);
            names.retainAll(file.getValue());
            if (!names.isEmpty()) {
                imports.put(file.getKey(), names);
            }
        }
        return imports;
    }

    private static void collect(Code code, Set<String> used) {
        if (code instanceof Code.Call(String function, List<Code> arguments)) {
            used.add(function);
            arguments.forEach(argument -> collect(argument, used));
        }
    }
}
