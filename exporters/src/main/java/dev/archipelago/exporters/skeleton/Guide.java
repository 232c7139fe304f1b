package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.text.Listening;
import dev.archipelago.model.ComponentId;
import java.util.List;

/// Writes the README of a skeleton. No free text of the design stands in it.
record Guide(Draft draft, Neighbours neighbours) {

    String text() {
        Language language = draft.language();
        StringBuilder text = new StringBuilder("# ").append(draft.name()).append("\n\n");
        text.append("A program ")
                .append(needs())
                .append(" does what the design says of this component. Your code goes into `")
                .append(language.operationsPath()).append("`:\n")
                .append("put it where a step stands. All other files are the same in every skeleton of the language.\n\n");
        text.append("```sh\n");
        if (!language.build().isEmpty()) {
            text.append(language.build()).append('\n');
        }
        text.append(language.start()).append("\n```\n\n");
        operations(text);
        if (neighbours.isAskedOverGrpc(draft.id())) {
            text.append("\n`").append(draft.name()).append(".proto` has them as the service `")
                    .append(Rpc.service(draft.name())).append("` of gRPC").append(draft.speaksGrpc()
                            ? ", which is served on the same port, with the health protocol.\n"
                            : "; the program does not speak it yet.\n");
        }
        text.append("""

                `/livez` and `/readyz` say whether it is well, `/metrics` has its figures for Prometheus, and the argument
                `healthcheck` asks the program that runs. It goes on with traces by `traceparent` and writes one line of
                JSON for each event. After SIGTERM it takes no more requests and ends those under way.

                | variable | meaning | default |
                |---|---|---|
                """);
        row(text, "PORT", "where it listens", "`" + draft.listening().port() + "`");
        row(text, "ARCHIPELAGO_WORK", "multiplies the time that steps only pretend to take; 0 switches it off", "`1`");
        for (ComponentId link : draft.links()) {
            String name = neighbours.names().of(link);
            row(text, neighbours.variable(link),
                    "address of " + name + "; an empty one stands for a call that succeeds",
                    "`http://" + name + ":" + port(link) + "`");
        }
        for (ComponentId broker : draft.brokers()) {
            row(text, neighbours.variable(broker), "address of the RabbitMQ " + neighbours.names().of(broker)
                    + ", such as `amqp://user:password@" + neighbours.names().of(broker)
                    + ":5672`; without it messages are only written to the log, and none is taken", "");
        }
        return text.append("""

                `pretend` steps stand for what only real code can do: queries, look-ups, calls of others' systems.
                They write to the log what they would do and take the time of the design; nothing is stored or sent.
                """).toString();
    }

    /// What it needs besides its language.
    private String needs() {
        List<String> names = Library.of(draft).stream().filter(library -> library.isNeeded(draft.language()))
                .map(library -> library == Library.GRPC ? "gRPC" : "a client of RabbitMQ").toList();
        return names.isEmpty()
                ? "without dependencies that"
                : "that needs nothing but " + String.join(" and ", names)
                        + " and";
    }

    private void operations(StringBuilder text) {
        if (draft.operations().isEmpty()) {
            text.append("The design says of no operation what it does.\n");
            return;
        }
        text.append("| operation | served at |\n|---|---|\n");
        draft.operations().keySet().forEach(operation -> {
            Draft.Route route = draft.routes().get(operation);
            text.append("| ").append(operation).append(" | `POST /").append(operation).append('`')
                    .append(route == null ? "" : ", `" + route + "`").append(" |\n");
        });
    }

    private int port(ComponentId link) {
        return neighbours.component(link).map(Listening::of).orElseThrow().port();
    }

    private static void row(StringBuilder text, String variable, String meaning, String standard) {
        text.append("| ").append(String.join(" | ", List.of("`" + variable + "`", meaning, standard))).append(" |\n");
    }
}
