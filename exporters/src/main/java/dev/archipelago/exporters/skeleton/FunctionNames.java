package dev.archipelago.exporters.skeleton;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The functions that operations become: `place-order` is `doPlaceOrder`, in C# `DoPlaceOrder`, in Python and Rust
/// `do_place_order`.
///
/// Operations are DNS-1123 labels, so that nothing but letters and digits remains; no two functions are alike.
final class FunctionNames {

    private final Map<String, String> byOperation = new LinkedHashMap<>();

    FunctionNames(Iterable<String> operations, Language language) {
        Set<String> taken = new HashSet<>();
        for (String operation : operations) {
            String name = name(operation, language);
            String free = name;
            for (int i = 2; !taken.add(free); i++) {
                free = name + "_" + i;
            }
            byOperation.put(operation, free);
        }
    }

    String of(String operation) {
        String name = byOperation.get(operation);
        if (name == null) {
            throw new IllegalArgumentException("an operation of the component was expected, not " + operation);
        }
        return name;
    }

    private static String name(String operation, Language language) {
        return switch (language) {
            case PYTHON -> "do_" + operation.replace('-', '_');
            case RUST -> "do_" + operation.replaceAll("-+", "_");
            case JAVA, GO, NODE -> "do" + joined(operation);
            case DOTNET -> "Do" + joined(operation);
        };
    }

    private static String joined(String operation) {
        return Stream.of(operation.split("-+"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
