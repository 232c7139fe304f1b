package app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Serves the operations of a design, its health pages and its figures.
final class Server {

    private final Design design;
    private final Work work = new Work();
    private final Semaphore workers;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean ready = true;

    Server(Design design) {
        this.design = design;
        this.workers = new Semaphore(design.workers == 0 ? Integer.MAX_VALUE : design.workers, true);
    }

    private static int port(Design design) {
        return Integer.parseInt(System.getenv().getOrDefault("PORT", Integer.toString(design.port)));
    }

    Design design() {
        return design;
    }

    boolean isEnding() {
        return !ready;
    }

    /// Asks the program that runs on this machine whether it is alive.
    static boolean isWell(Design design) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(design) + "/livez"))
                    .timeout(Duration.ofSeconds(2)).build();
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException silent) {
            return false;
        }
    }

    /// Listens for callers in front of the server, where the program speaks more than HTTP/1.1.
    interface Front {

        /// @param address where to listen
        /// @param plain where HTTP/1.1 is served
        void start(Server server, InetSocketAddress address, InetSocketAddress plain) throws IOException;

        /// Takes no more requests.
        void stop();

        /// Waits until all answers are out, at most so many seconds.
        void awaitEnd(double seconds) throws InterruptedException;
    }

    /// Brings messages that are served like requests.
    interface Source {

        void start(Server server);

        /// Takes no more messages.
        void stop();

        /// Waits until those taken are acknowledged, at most so many seconds.
        void awaitEnd(double seconds) throws InterruptedException;
    }

    void start() throws IOException {
        design.links.values().forEach(link -> link.prepare.run());
        InetSocketAddress address = new InetSocketAddress(port(design));
        HttpServer http = HttpServer.create(
                design.front == null ? address : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(http)));
        http.start();
        if (design.front != null) {
            design.front.start(this, address, http.getAddress());
        }
        design.operations.values().stream().filter(operation -> operation.every > 0).forEach(this::schedule);
        design.sources.values().forEach(source -> source.start(this));
        System.out.println("{\"service\":\"" + design.name + "\",\"message\":\"listening\"}");
    }

    /// Takes no more requests, and ends when those under way have ended or their time is up.
    private void stop(HttpServer http) {
        ready = false;
        long start = System.nanoTime();
        design.sources.values().forEach(Source::stop);
        if (design.front != null) {
            design.front.stop();
        }
        http.stop((int) Math.ceil(design.grace));
        try {
            work.awaitIdle(design.grace - (System.nanoTime() - start) / 1e9);
            for (Source source : design.sources.values()) {
                source.awaitEnd(design.grace - (System.nanoTime() - start) / 1e9);
            }
            if (design.front != null) {
                design.front.awaitEnd(design.grace - (System.nanoTime() - start) / 1e9);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private void schedule(Design.Operation operation) {
        Thread.ofVirtual().start(() -> {
            while (ready) {
                try {
                    Thread.sleep(Duration.ofNanos((long) (operation.every * 1e9)));
                } catch (InterruptedException ended) {
                    return;
                }
                serve(operation, "POST", Trace.of("", ""), Request.Answer.NOBODY);
            }
        });
    }

    private void handle(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Optional<Design.Operation> routed = design.operations.values().stream()
                .filter(each -> each.answers(method, path)).findFirst();
        Design.Operation named = design.operations.get(path.substring(1));
        if (design.live.contains(path)) {
            Request.send(exchange, 200, text("ok\n"));
        } else if (design.ready.contains(path)) {
            Request.send(exchange, ready ? 200 : 503, text(ready ? "ok\n" : "ending\n"));
        } else if (path.equals("/metrics")) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            Request.send(exchange, 200, text(Metrics.text()));
        } else if (routed.isPresent() || named != null && method.equals("POST")) {
            Trace trace = Trace.of(exchange.getRequestHeaders().getFirst("traceparent"),
                    exchange.getRequestHeaders().getFirst("tracestate"));
            serve(routed.orElse(named), method, trace,
                    (status, bytes) -> Request.send(exchange, status, new byte[bytes]));
        } else {
            Request.send(exchange, named == null ? 404 : 405, text("no such operation\n"));
        }
    }

    /// Serves a request with one of the workers, or refuses it where too many wait for one.
    void serve(Design.Operation operation, String method, Trace trace, Request.Answer answer) {
        Request request = new Request(design, operation, method, trace, answer, work);
        work.enter();
        Metrics.ACTIVE.incrementAndGet();
        int room = design.workers == 0 || design.backlog < 0 ? Integer.MAX_VALUE : design.workers + design.backlog;
        try {
            if (inside.incrementAndGet() > room) {
                request.reply(503, 0);
                return;
            }
            workers.acquireUninterruptibly();
            try {
                request.run();
            } finally {
                workers.release();
            }
        } finally {
            inside.decrementAndGet();
            Metrics.ACTIVE.decrementAndGet();
            work.leave();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
