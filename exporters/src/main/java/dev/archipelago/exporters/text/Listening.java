package dev.archipelago.exporters.text;

import dev.archipelago.model.Component;

/// Where our own programs listen.
///
/// @param portName as the design calls it
public record Listening(String portName, int port) {

    private static final Listening STANDARD = new Listening("http", 8080);

    /// The first port of the design that there can be, else http 8080, the default of the model.
    public static Listening of(Component component) {
        return component.containerOrDefault().ports().entrySet().stream().filter(entry -> isPort(entry.getValue()))
                .findFirst().map(entry -> new Listening(entry.getKey(), entry.getValue())).orElse(STANDARD);
    }

    /// Whether there is a port of this number.
    public static boolean isPort(int number) {
        return number >= 1 && number <= 65535;
    }
}
