package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/// Writes the file of operations in the language of its program.
///
/// Names of the design are texts there or made of letters and digits only; free text stands in line comments, without
/// backslashes, since those may begin an escape even in a comment.
record Source(Draft draft) {

    private static final int LONGEST_TEXT = 100;
    private static final String HEADING = "What the program does, operation by operation, as the design says. Yours to edit: put real code where a";
    private static final String ADVICE = "step stands. An operation is served at POST /<id>, and by its route where it has one.";

    String text() {
        FunctionNames functions = new FunctionNames(draft.operations().keySet(), draft.language());
        List<Code> parts = new ArrayList<>(draft.parts());
        draft.operations().keySet().forEach(operation -> parts.add(declared(operation, functions.of(operation))));
        return switch (draft.language()) {
            case JAVA -> java(parts, functions);
            case GO -> go(parts, functions);
            case NODE -> node(parts, functions);
            case PYTHON -> python(parts, functions);
            case RUST -> rust(parts, functions);
            case DOTNET -> dotnet(parts, functions);
        };
    }

    private Code declared(String operation, String function) {
        List<Code> arguments = new ArrayList<>(List.of(Code.text(operation), Code.call(function)));
        Draft.Route route = draft.routes().get(operation);
        if (route != null) {
            arguments.add(Code.call("route", Code.text(route.method()), Code.text(route.path())));
        }
        TimeSpan every = draft.operation(operation).every();
        if (every != null && !every.isZero()) {
            arguments.add(Code.call("every", Code.seconds(every)));
        }
        Code consumption = draft.consumptions().get(operation);
        if (consumption != null) {
            arguments.add(consumption);
        }
        return Code.call("operation", List.of(), arguments);
    }

    private String java(List<Code> parts, FunctionNames functions) {
        StringBuilder text = new StringBuilder("package app;\n\n");
        List<String> types = new ArrayList<>(List.of("Design", "Steps", "Times"));
        if (draft.speaksGrpc()) {
            types.add(1, "Grpc");
        }
        if (draft.speaksAmqp()) {
            types.add(types.size() - 2, "Messages");
        }
        for (String type : types) {
            text.append("import static app.").append(type).append(".*;\n");
        }
        text.append("\n/// ").append(HEADING).append("\n/// ").append(ADVICE).append("\n///\n");
        text.append("/// Made by Archipelago.\nfinal class Operations {\n\n    private Operations() {}\n\n");
        text.append("    static Design design() {\n        return new ")
                .append(broken("Design", parts, "        ", new Code.Layout("        ", false))).append(";\n    }\n");
        draft.operations().forEach((operation, steps) -> text.append('\n').append(comment(operation, "    // "))
                .append("    static Step ").append(functions.of(operation)).append("() {\n        return ")
                .append(broken(steps.function(), steps.arguments(), "        ", new Code.Layout("        ", false)))
                .append(";\n    }\n"));
        return text.append("}\n").toString();
    }

    private String go(List<Code> parts, FunctionNames functions) {
        Code.Layout layout = new Code.Layout("\t", true);
        StringBuilder text = new StringBuilder("package main\n\n// ").append(HEADING).append("\n// ").append(ADVICE)
                .append("\n// Made by Archipelago.\n\nfunc theDesign() *Design {\n\treturn ")
                .append(broken("newDesign", parts, "\t", layout)).append("\n}\n");
        draft.operations().forEach((operation, steps) -> text.append('\n').append(comment(operation, "// "))
                .append("func ").append(functions.of(operation)).append("() Step {\n\treturn ")
                .append(broken(steps.function(), steps.arguments(), "\t", layout)).append("\n}\n"));
        return text.toString();
    }

    private String node(List<Code> parts, FunctionNames functions) {
        Code.Layout layout = new Code.Layout("  ", true);
        StringBuilder text = new StringBuilder("// ").append(HEADING).append("\n// ").append(ADVICE)
                .append("\n// Made by Archipelago.\n");
        Vocabulary.imports(parts, draft.operations().values())
                .forEach((file, names) -> text.append("import { ").append(String.join(", ", names))
                        .append(" } from \"./").append(file).append(".js\";\n"));
        text.append("\nexport function theDesign() {\n  return ").append(broken("design", parts, "  ", layout))
                .append(";\n}\n");
        draft.operations().forEach((operation, steps) -> text.append('\n').append(comment(operation, "// "))
                .append("function ").append(functions.of(operation)).append("() {\n  return ")
                .append(broken(steps.function(), steps.arguments(), "  ", layout)).append(";\n}\n"));
        return text.toString();
    }

    private String python(List<Code> parts, FunctionNames functions) {
        Code.Layout layout = new Code.Layout("    ", true);
        StringBuilder text = new StringBuilder("# ").append(HEADING).append("\n# ").append(ADVICE)
                .append("\n# Made by Archipelago.\n");
        Vocabulary.imports(parts, draft.operations().values())
                .forEach((file, names) -> text.append("from app.").append(file).append(" import ")
                        .append(String.join(", ", names)).append('\n'));
        text.append("\n\ndef the_design():\n    return ").append(broken("design", parts, "    ", layout))
                .append('\n');
        draft.operations().forEach((operation, steps) -> text.append("\n\n").append(comment(operation, "# "))
                .append("def ").append(functions.of(operation)).append("():\n    return ")
                .append(broken(steps.function(), steps.arguments(), "    ", layout)).append('\n'));
        return text.toString();
    }

    private String rust(List<Code> parts, FunctionNames functions) {
        Code.Layout layout = new Code.Layout("    ", true);
        StringBuilder text = new StringBuilder("// ").append(HEADING).append("\n// ").append(ADVICE)
                .append("\n// Made by Archipelago.\n\n");
        for (String file : List.of("design", "steps", "times")) {
            text.append("use crate::").append(file).append("::*;\n");
        }
        text.append("\npub fn the_design() -> Design {\n    ")
                .append(Lists.of(new Code.Call("design", parts)).broken("    ", layout)).append("\n}\n");
        draft.operations().forEach((operation, steps) -> text.append('\n').append(comment(operation, "// "))
                .append("fn ").append(functions.of(operation)).append("() -> Step {\n    ")
                .append(broken(Lists.of(steps), "    ", layout)).append("\n}\n"));
        return text.toString();
    }

    private String dotnet(List<Code> parts, FunctionNames functions) {
        Code.Layout layout = new Code.Layout("    ", false);
        String indent = "            ";
        StringBuilder text = new StringBuilder("// ").append(HEADING).append("\n// ").append(ADVICE)
                .append("\n// Made by Archipelago.\n\n");
        for (String type : List.of("Parts", "Steps", "Times")) {
            text.append("using static App.").append(type).append(";\n");
        }
        text.append("\nnamespace App\n{\n    static class Operations\n    {\n")
                .append("        public static Design TheDesign()\n        {\n            return new ")
                .append(broken(Capitals.of(new Code.Call("Design", parts)), indent, layout)).append(";\n        }\n");
        draft.operations().forEach((operation, steps) -> text.append('\n').append(comment(operation, "        // "))
                .append("        static Step ").append(functions.of(operation))
                .append("()\n        {\n            return ")
                .append(broken(Capitals.of(steps), indent, layout)).append(";\n        }\n"));
        return text.append("    }\n}\n").toString();
    }

    private static String broken(String function, List<Code> arguments, String indent, Code.Layout layout) {
        return broken(new Code.Call(function, arguments), indent, layout);
    }

    private static String broken(Code.Call call, String indent, Code.Layout layout) {
        return call.arguments().isEmpty() ? call.flat() : call.broken(indent, layout);
    }

    /// What an operation is for, in a line comment.
    private String comment(String operation, String prefix) {
        String description = draft.operation(operation).description();
        return description == null || OneLine.of(description).isEmpty()
                ? ""
                : prefix + OneLine.of(description, LONGEST_TEXT).replace('\\', '/') + "\n";
    }
}
