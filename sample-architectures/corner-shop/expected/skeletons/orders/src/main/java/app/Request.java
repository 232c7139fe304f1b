package app;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// A request under way.
final class Request {

    final Trace trace;
    private final Design design;
    private final Design.Operation operation;
    private final String method;
    private final Answer answer;
    private final Work work;
    private final long start = System.nanoTime();
    private boolean answered;

    /// Takes the answer to the caller.
    interface Answer {

        /// Where the program itself is the caller.
        Answer NOBODY = (_, _) -> {};

        void send(int status, int bytes);
    }

    Request(Design design, Design.Operation operation, String method, Trace trace, Answer answer, Work work) {
        this.design = design;
        this.operation = operation;
        this.method = method;
        this.trace = trace;
        this.answer = answer;
        this.work = work;
    }

    /// Does all steps, and answers unless one of them has.
    void run() {
        try {
            operation.steps.run(this);
            reply(200, 0);
        } catch (Exception failure) {
            log(failure.toString());
            reply(500, 0);
        }
    }

    Link link(String name) {
        return design.links.get(name);
    }

    Server.Source source(String name) {
        return design.sources.get(name);
    }

    /// Does a step beside the others; the program does not end before it has.
    void fork(Step step, Consumer<Optional<Exception>> done) {
        work.enter();
        Thread.ofVirtual().start(() -> {
            try {
                step.run(this);
                done.accept(Optional.empty());
            } catch (Exception failure) {
                done.accept(Optional.of(failure));
            } finally {
                work.leave();
            }
        });
    }

    /// Answers the caller; only the first answer counts.
    synchronized void reply(int status, int bytes) {
        if (answered) {
            return;
        }
        answered = true;
        long taken = System.nanoTime() - start;
        Metrics.SERVER.observe(taken, "http_request_method", method, "http_route", "/" + operation.id, "http_response_status_code", Integer.toString(status));
        log("answered %d after %d us".formatted(status, taken / 1000));
        answer.send(status, bytes);
    }

    /// Answers on the wire; a caller that has gone is no failure of ours.
    static void send(HttpExchange exchange, int status, byte[] body) {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        } catch (IOException gone) {
            System.err.println("the caller has gone: " + gone.getMessage());
        }
    }

    /// Writes a line of JSON with the trace.
    void log(String message) {
        System.out.println("{\"time\":\"%s\",\"service\":\"%s\",\"operation\":\"%s\",\"trace_id\":\"%s\",\"span_id\":\"%s\",\"parent_span_id\":\"%s\",\"message\":\"%s\"}"
                .formatted(Instant.now(), design.name, operation.id, trace.id(), trace.span(), trace.parent(),
                        message.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ")));
    }
}
