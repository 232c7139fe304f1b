package dev.archipelago.exporters.skeleton;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody who is called by HTTP, keeps connections open, and ends them as tests want.
final class Callee implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean silent;

    private Callee(ServerSocket listener) {
        this.listener = listener;
    }

    static Callee start() throws IOException {
        Callee callee = new Callee(new ServerSocket(0));
        Thread.ofVirtual().start(callee::accept);
        return callee;
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Requests that have come so far.
    int asked() {
        return asked.get();
    }

    /// Closes all connections, on which nobody asks at this time.
    void hangUp() throws IOException, InterruptedException {
        for (Socket connection : connections) {
            connection.close();
        }
        connections.clear();
        Thread.sleep(200);
    }

    /// From now on every connection is closed as soon as something is asked on it.
    void answerNoMore() {
        silent = true;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> talk(connection));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            while (read(reader)) {
                asked.incrementAndGet();
                if (silent) {
                    return;
                }
                connection.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException gone) {
            if (!connection.isClosed()) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    /// Whether there was a request; its body is dropped.
    private static boolean read(BufferedReader reader) throws IOException {
        int body = 0;
        String line = reader.readLine();
        boolean present = line != null;
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                body = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
            line = reader.readLine();
        }
        reader.skip(body);
        return present;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
