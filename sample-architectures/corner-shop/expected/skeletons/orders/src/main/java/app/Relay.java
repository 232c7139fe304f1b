package app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// Lets servers of this program share a port: passes each connection on to one of them, by its first three bytes.
final class Relay {

    private final Work connections = new Work();
    private ServerSocket listener;

    void start(InetSocketAddress address, Function<String, InetSocketAddress> target) throws IOException {
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address, 1024);
        Thread.ofVirtual().start(() -> accept(target));
    }

    /// Takes no more connections.
    void stop() {
        try {
            listener.close();
        } catch (IOException broken) {
            System.err.println("the listener does not close: " + broken.getMessage());
        }
    }

    /// Waits until no connection is left, at most so many seconds.
    void awaitEnd(double seconds) throws InterruptedException {
        connections.awaitIdle(seconds);
    }

    private void accept(Function<String, InetSocketAddress> target) {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                connections.enter();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        pass(caller, target);
                    } catch (IOException | InterruptedException gone) {
                        // Whoever ends a connection has a reason, and the other side learns of it.
                    } finally {
                        connections.leave();
                    }
                });
            } catch (IOException refused) {
                if (!listener.isClosed()) {
                    System.err.println("a connection failed: " + refused.getMessage());
                }
            }
        }
    }

    private static void pass(Socket caller, Function<String, InetSocketAddress> target)
            throws IOException, InterruptedException {
        byte[] first = caller.getInputStream().readNBytes(3);
        try (Socket server = new Socket()) {
            server.connect(target.apply(new String(first, StandardCharsets.US_ASCII)));
            caller.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.getOutputStream().write(first);
            Thread back = Thread.ofVirtual().start(() -> pump(server, caller));
            pump(caller, server);
            back.join();
        }
    }

    /// Passes bytes on until there are no more.
    private static void pump(Socket source, Socket target) {
        try {
            source.getInputStream().transferTo(target.getOutputStream());
            target.shutdownOutput();
        } catch (IOException gone) {
            end(source);
            end(target);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            System.err.println("a connection does not close: " + broken.getMessage());
        }
    }
}
