package dev.archipelago.exporters.skeleton;

import java.util.ArrayList;
import java.util.List;

/// What a program speaks that its language may need a library for.
enum Library {
    /// RabbitMQ.
    AMQP,

    /// gRPC, as a server or as a client.
    GRPC;

    /// Those of a program, in the order in which they are named.
    static List<Library> of(Draft draft) {
        List<Library> libraries = new ArrayList<>();
        if (draft.speaksAmqp()) {
            libraries.add(AMQP);
        }
        if (draft.speaksGrpc()) {
            libraries.add(GRPC);
        }
        return libraries;
    }

    /// The files of the program that use it.
    List<String> code(Language language) {
        boolean grpc = this == GRPC;
        return switch (language) {
            case JAVA -> grpc ? List.of("Grpc.java", "Relay.java") : List.of("Messages.java", "Broker.java");
            case GO -> List.of(grpc ? "grpc.go" : "messages.go");
            case NODE -> List.of(grpc ? "grpc.js" : "messages.js");
            case PYTHON -> List.of(grpc ? "grpc.py" : "messages.py");
            case RUST, DOTNET ->
                throw new IllegalArgumentException("a language with libraries was expected: " + language);
        };
    }

    /// Whether the language does not bring it along.
    boolean isNeeded(Language language) {
        return this == AMQP || language.needsModulesForGrpc();
    }
}
