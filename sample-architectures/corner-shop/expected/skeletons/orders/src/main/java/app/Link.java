package app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// How another program is called: address, time-outs, further tries.
final class Link {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    final String name;
    final String address;
    double timeout;
    double deadline;
    int bytes;
    int attempts = 1;
    double base;
    double max;
    String jitter = "none";
    Set<String> causes = Set.of();
    Sender sender = this::post;
    /// Done once, before the program takes requests.
    Runnable prepare = () -> {};

    /// Sends a request.
    interface Sender {

        /// @param seconds to wait for the answer
        /// @return the status of the answer
        /// @throws HttpTimeoutException where none came in time
        int send(String operation, Request request, double seconds) throws IOException, InterruptedException;
    }

    Link(String name, String address) {
        this.name = name;
        this.address = address;
    }

    /// Calls an operation until it succeeds or may not be tried again.
    ///
    /// @throws Failure when it has failed for good
    void call(String operation, Request request) throws InterruptedException, Failure {
        if (address.isEmpty()) {
            request.log("would call " + name + "." + operation);
            return;
        }
        long start = System.nanoTime();
        double pause = base;
        for (int attempt = 1;; attempt++) {
            double left = deadline == 0 ? Double.MAX_VALUE : deadline - (System.nanoTime() - start) / 1e9;
            String outcome = left <= 0 ? "timeout" : attempt(operation, request, left);
            if (outcome.equals("ok")) {
                return;
            }
            if (attempt >= attempts || !causes.contains(outcome) || left <= 0) {
                throw new Failure(name + "." + operation + ": " + outcome);
            }
            pause = attempt == 1 && !jitter.equals("decorrelated") ? base : next(pause);
            Thread.sleep(Duration.ofNanos((long) (Math.min(left, spread(pause)) * 1e9)));
        }
    }

    private double next(double pause) {
        return jitter.equals("decorrelated")
                ? Math.min(max, base + ThreadLocalRandom.current().nextDouble() * Math.max(0, 3 * pause - base))
                : Math.min(max, 2 * pause);
    }

    private double spread(double pause) {
        double chance = ThreadLocalRandom.current().nextDouble();
        return switch (jitter) {
            case "full" -> pause * chance;
            case "equal" -> pause / 2 + pause / 2 * chance;
            default -> pause;
        };
    }

    /// One try: ok, timeout, unavailable, rate-limited or error.
    private String attempt(String operation, Request request, double left) throws InterruptedException {
        double seconds = timeout == 0 ? left : Math.min(timeout, left);
        long start = System.nanoTime();
        int status = 0;
        String outcome;
        try {
            status = sender.send(operation, request, seconds);
            outcome = status < 400 ? "ok" : status == 503 ? "unavailable" : status == 429 ? "rate-limited" : "error";
        } catch (HttpTimeoutException late) {
            outcome = "timeout";
        } catch (IOException unreachable) {
            outcome = "unavailable";
        }
        Metrics.CLIENT.observe(System.nanoTime() - start, "server_address", name, "http_route", "/" + operation,
                "http_response_status_code", Integer.toString(status));
        return outcome;
    }

    /// Sends a request over HTTP/1.1.
    private int post(String operation, Request request, double seconds) throws IOException, InterruptedException {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(address + "/" + operation))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]));
        request.trace.headers().forEach(call::header);
        if (seconds < 1e6) {
            call.timeout(Duration.ofNanos(Math.max(1, (long) (seconds * 1e9))));
        }
        return CLIENT.send(call.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
