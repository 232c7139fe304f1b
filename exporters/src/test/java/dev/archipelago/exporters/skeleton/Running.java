package dev.archipelago.exporters.skeleton;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program that runs on this machine; closing kills it.
final class Running implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern COUNT = Pattern
            .compile("(?m)^http_server_request_duration_seconds_count\\{.*http_route=\"/([^\"]*)\".*} (\\d+)$");

    private final Process process;
    private final int port;
    private final Path log;

    private Running(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Starts a program; it is not ready yet.
    static Running start(Workshop workshop, String name, int port, Map<String, String> environment)
            throws IOException {
        Path log = workshop.folder().resolve(name + ".log");
        ProcessBuilder builder = Tools.builder(workshop.folder().resolve(name), workshop.command(name));
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new Running(builder.start(), port, log);
    }

    /// A port that nobody listens on.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Waits until the program takes requests.
    Running ready() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (get("/readyz").statusCode() == 200) {
                    return this;
                }
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("no answer; it said: " + log(), notYet);
                }
            }
            Thread.sleep(50);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Posts nothing to a path.
    CompletableFuture<HttpResponse<String>> post(String path, String... headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1);
    }

    /// Requests answered so far by operation, from the program's own figures.
    Map<String, Integer> answered() throws IOException, InterruptedException {
        Map<String, Integer> answered = new TreeMap<>();
        Matcher count = COUNT.matcher(get("/metrics").body());
        while (count.find()) {
            answered.merge(count.group(1), Integer.valueOf(count.group(2)), Integer::sum);
        }
        return answered;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    int port() {
        return port;
    }

    /// Asks the program to end.
    void terminate() {
        process.destroy();
    }

    /// Its exit status, once it has ended.
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
