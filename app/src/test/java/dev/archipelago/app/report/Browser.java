package dev.archipelago.app.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A Chromium without a window, driven over its DevTools protocol.
final class Browser implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private String session = "";
    private int number;

    private Browser(Path program, Path profile) throws IOException {
        process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--remote-debugging-port=0", "--user-data-dir=" + profile, "--window-size=1300,1000", "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        String address = errors.lines().filter(line -> line.contains("ws://")).findFirst()
                .map(line -> line.substring(line.indexOf("ws://")).strip())
                .orElseThrow(() -> new IOException("Chromium ended before it listened"));
        Thread.ofVirtual().start(() -> errors.lines().forEach(_ -> {}));
        HttpClient client = HttpClient.newHttpClient();
        socket = client.newWebSocketBuilder().buildAsync(URI.create(address), new Listener()).join();
    }

    /// Where one is on the path.
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder).resolve(name)))
                .filter(Files::isExecutable).findFirst();
    }

    static Browser start(Path profile) throws IOException {
        return new Browser(program().orElseThrow(), profile);
    }

    /// Opens a file and waits until its scripts have run.
    void open(Path file) throws InterruptedException {
        ObjectNode target = JSON.createObjectNode().put("url", "about:blank");
        String id = call("Target.createTarget", target).get("targetId").asString();
        session = call("Target.attachToTarget", JSON.createObjectNode().put("targetId", id).put("flatten", true))
                .get("sessionId").asString();
        call("Page.enable", JSON.createObjectNode());
        call("Page.navigate", JSON.createObjectNode().put("url", file.toUri().toString()));
        evaluate("new Promise(done => document.readyState === 'complete' && location.protocol === 'file:' ? done(1) "
                + ": addEventListener('load', () => done(1)))");
    }

    void dark() throws InterruptedException {
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", "dark");
        call("Emulation.setEmulatedMedia", media);
    }

    /// The value of an expression of JavaScript as text.
    String evaluate(String expression) throws InterruptedException {
        JsonNode answer = call("Runtime.evaluate", JSON.createObjectNode().put("expression", expression)
                .put("awaitPromise", true).put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        JsonNode value = answer.get("result").get("value");
        return value == null ? "undefined" : value.isString() ? value.asString() : value.toString();
    }

    byte[] screenshot() throws InterruptedException {
        JsonNode answer = call("Page.captureScreenshot",
                JSON.createObjectNode().put("format", "png").put("captureBeyondViewport", true));
        return Base64.getDecoder().decode(answer.get("data").asString());
    }

    private JsonNode call(String method, ObjectNode parameters) throws InterruptedException {
        int id = ++number;
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).join();
        while (true) {
            String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new IllegalStateException("no answer to " + method);
            }
            JsonNode answer = JSON.readTree(text);
            if (answer.has("id") && answer.get("id").asInt() == id) {
                if (answer.has("error")) {
                    throw new IllegalStateException(method + ": " + answer.get("error"));
                }
                return answer.get("result");
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return java.util.concurrent.CompletableFuture.completedStage(null);
        }
    }
}
