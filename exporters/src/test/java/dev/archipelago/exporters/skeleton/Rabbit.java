package dev.archipelago.exporters.skeleton;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A RabbitMQ of this machine that belongs to one test.
///
/// @param address as programs are told
record Rabbit(Process process, Process names, String address) implements AutoCloseable {

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    /// Starts one, where it is installed.
    static Optional<Rabbit> start(Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Stream
                .of("/usr/lib/rabbitmq/bin/rabbitmq-server", "/usr/local/sbin/rabbitmq-server",
                        "/opt/homebrew/sbin/rabbitmq-server")
                .map(Path::of).filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Running.freePort();
        String home = Files.createDirectories(folder.resolve("rabbit")).toAbsolutePath().toString();
        Map<String, String> environment = Map.of("RABBITMQ_NODENAME", "test" + port + "@localhost",
                "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1", "RABBITMQ_NODE_PORT", Integer.toString(port),
                "RABBITMQ_DIST_PORT", Integer.toString(Running.freePort()), "RABBITMQ_MNESIA_BASE", home + "/data",
                "RABBITMQ_LOG_BASE", home + "/log", "RABBITMQ_ENABLED_PLUGINS_FILE", home + "/plugins", "HOME", home,
                "ERL_EPMD_PORT", Integer.toString(Running.freePort()));
        // Erlang would leave its server of names behind; this one ends with the test.
        ProcessBuilder naming = new ProcessBuilder("epmd");
        naming.environment().putAll(environment);
        Process names = naming.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        ProcessBuilder builder = new ProcessBuilder(program.get().toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).redirectOutput(folder.resolve("rabbit.log").toFile())
                .start();
        Rabbit rabbit = new Rabbit(process, names, "amqp://guest:guest@127.0.0.1:" + port);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                rabbit.close();
                throw new IllegalStateException("RabbitMQ does not start: "
                        + Files.readString(folder.resolve("rabbit.log")));
            }
            Thread.sleep(200);
        }
        return Optional.of(rabbit);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList()
                .forEach(ProcessHandle::destroyForcibly);
        names.destroyForcibly();
    }
}
