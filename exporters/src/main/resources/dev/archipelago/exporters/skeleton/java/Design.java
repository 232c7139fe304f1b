package app;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What the program is and does: settings, links to others, operations.
final class Design {

    String name = "app";
    int port = 8080;
    double grace = 25;
    int workers;
    int backlog = -1;
    final Set<String> live = new LinkedHashSet<>(Set.of("/livez"));
    final Set<String> ready = new LinkedHashSet<>(Set.of("/readyz"));
    final Map<String, Link> links = new LinkedHashMap<>();
    final Map<String, Operation> operations = new LinkedHashMap<>();
    final Map<String, Server.Source> sources = new LinkedHashMap<>();
    Server.Front front;

    @SafeVarargs
    Design(Consumer<Design>... parts) {
        for (Consumer<Design> part : parts) {
            part.accept(this);
        }
    }

    /// What can be asked of the program: `POST /<id>`, and by its route from outside.
    static final class Operation {
        final String id;
        final Step steps;
        String method = "";
        String path = "";
        double every;
        Consumption consumption;

        Operation(String id, Step steps) {
            this.id = id;
            this.steps = steps;
        }

        /// Whether a request from outside is meant for it; `{name}` in its path stands for one part of any text.
        boolean answers(String otherMethod, String otherPath) {
            String[] own = path.split("/", -1);
            String[] asked = otherPath.split("/", -1);
            boolean same = method.equals(otherMethod) && own.length == asked.length;
            for (int i = 0; same && i < own.length; i++) {
                same = own[i].startsWith("{") && !asked[i].isEmpty() || own[i].equals(asked[i]);
            }
            return same;
        }
    }

    /// The messages that drive an operation.
    ///
    /// @param prefetch messages taken before they are acknowledged; 0 for any number
    /// @param acknowledged whether a message is kept until it is done
    record Consumption(String broker, String queue, int prefetch, boolean acknowledged) {}

    static Consumer<Design> name(String name) {
        return design -> design.name = name;
    }

    /// The port to listen on where the variable PORT is not set.
    static Consumer<Design> port(int port) {
        return design -> design.port = port;
    }

    /// Seconds that requests under way have to end after SIGTERM.
    static Consumer<Design> grace(double seconds) {
        return design -> design.grace = seconds;
    }

    /// Requests worked on at a time, and those that may wait; -1 for any number. Further ones get status 503.
    static Consumer<Design> workers(int count, int backlog) {
        return design -> {
            design.workers = count;
            design.backlog = backlog;
        };
    }

    /// A further page that says whether the program is alive.
    static Consumer<Design> live(String path) {
        return design -> design.live.add(path);
    }

    /// A further page that says whether the program takes requests.
    static Consumer<Design> ready(String path) {
        return design -> design.ready.add(path);
    }

    @SafeVarargs
    static Consumer<Design> operation(String id, Step steps, Consumer<Operation>... parts) {
        Operation operation = new Operation(id, steps);
        for (Consumer<Operation> part : parts) {
            part.accept(operation);
        }
        return design -> design.operations.put(id, operation);
    }

    static Consumer<Operation> route(String method, String path) {
        return operation -> {
            operation.method = method;
            operation.path = path;
        };
    }

    /// The operation runs by itself at this interval in seconds.
    static Consumer<Operation> every(double seconds) {
        return operation -> operation.every = seconds;
    }

    /// Another program that this one calls.
    ///
    /// @param variable that holds its address; an empty one stands for a program that is not there and always succeeds
    @SafeVarargs
    static Consumer<Design> link(String name, String variable, String address, Consumer<Link>... parts) {
        Link link = new Link(name, System.getenv().getOrDefault(variable, address));
        for (Consumer<Link> part : parts) {
            part.accept(link);
        }
        return design -> design.links.put(name, link);
    }

    /// Seconds to wait for one try.
    static Consumer<Link> timeout(double seconds) {
        return link -> link.timeout = seconds;
    }

    /// Seconds to wait over all tries.
    static Consumer<Link> deadline(double seconds) {
        return link -> link.deadline = seconds;
    }

    /// Bytes of a request.
    static Consumer<Link> sends(int bytes) {
        return link -> link.bytes = bytes;
    }

    /// Tries in all, back-off between them in seconds, its jitter (none, full, equal, decorrelated), and what is tried again.
    static Consumer<Link> retry(int attempts, double base, double max, String jitter, String... causes) {
        return link -> {
            link.attempts = attempts;
            link.base = base;
            link.max = max;
            link.jitter = jitter;
            link.causes = Set.of(causes);
        };
    }
}
