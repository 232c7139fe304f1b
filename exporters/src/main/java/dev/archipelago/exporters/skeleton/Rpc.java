package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.text.OneLine;
import java.util.Locale;

/// Names and writes the gRPC service of a component.
///
/// Its operations take and give bytes as `google.protobuf.BytesValue`, which every library of gRPC brings along, so that
/// programs need no generated code and clients made by protoc understand them.
final class Rpc {

    private static final int LONGEST_TEXT = 100;

    private Rpc() {}

    /// The service in its package, such as `stock_keeper.StockKeeper`.
    ///
    /// @param name of the component, a DNS-1035 label
    static String service(String name) {
        return name.replace('-', '_') + "." + name(name);
    }

    /// The name of an operation there, `PlaceOrder` for `place-order`. No two labels have the same.
    ///
    /// @param label a DNS-1123 label
    static String name(String label) {
        StringBuilder name = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < label.length(); i++) {
            char letter = label.charAt(i);
            if (letter == '-' && i + 1 < label.length() && label.charAt(i + 1) >= 'a') {
                begins = true;
                continue;
            }
            if (letter == '-') {
                name.append('_');
            } else if (i == 0 && letter <= '9') {
                name.append('r').append(letter);
            } else {
                name.append(begins ? String.valueOf(letter).toUpperCase(Locale.ROOT) : String.valueOf(letter));
            }
            begins = false;
        }
        return name.toString();
    }

    /// The file that describes the service.
    static String proto(Draft draft) {
        StringBuilder text = new StringBuilder("""
                // The operations of the design over gRPC. They take and give bytes until you put messages of your own here.
                // Made by Archipelago.
                syntax = "proto3";

                """).append("package ").append(draft.name().replace('-', '_')).append(";\n\n")
                .append("import \"google/protobuf/wrappers.proto\";\n\nservice ").append(name(draft.name()))
                .append(" {\n");
        draft.operations().keySet().forEach(operation -> text.append(comment(draft, operation)).append("  rpc ")
                .append(name(operation))
                .append("(google.protobuf.BytesValue) returns (google.protobuf.BytesValue);\n"));
        return text.append("}\n").toString();
    }

    private static String comment(Draft draft, String operation) {
        String description = draft.operation(operation).description();
        return description == null || OneLine.of(description).isEmpty()
                ? ""
                : "  // " + OneLine.of(description, LONGEST_TEXT).replace('\\', '/') + "\n";
    }
}
