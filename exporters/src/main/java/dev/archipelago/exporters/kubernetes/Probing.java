package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Derives the health checks of a component.
///
/// What the design leaves open: pages /livez and /readyz over HTTP, the health protocol over gRPC, the engine's own command for
/// ready-made programs, else a connection that opens. A start may take twice a fixed start-up time of the design, three
/// times a random one, and at least 30 s (5 min for what stores data).
record Probing(Deployable deployable, Reasons reasons) {

    private static final String LIVE = "/livez";
    private static final String READY = "/readyz";
    private static final long STARTUP_PERIOD = 3;

    /// The three probes of a container.
    record Specs(ProbeSpec startup, ProbeSpec readiness, ProbeSpec liveness) {}

    Specs specs() {
        Probes given = deployable.component().probes();
        Probe ready = given == null ? null : given.readiness();
        Probe live = given == null ? null : given.liveness();
        Probe start = given == null ? null : given.startup();
        ProbeSpec.Check readyCheck = check(ready, READY, deployable.engine().map(this::readyCommand));
        ProbeSpec.Check liveCheck = check(live, LIVE, Optional.empty());
        if (liveCheck.equals(readyCheck)) {
            liveCheck = byNumber(liveCheck);
        }
        ProbeSpec.Check startCheck = start == null && liveCheck instanceof ProbeSpec.Check.HttpGet get
                ? new ProbeSpec.Check.HttpGet(get.path(), get.port())
                : start == null ? liveCheck : check(start, LIVE, Optional.empty());
        return new Specs(new ProbeSpec(startCheck, startTiming(start)),
                new ProbeSpec(readyCheck, timing("readiness", ready, false)),
                new ProbeSpec(liveCheck, timing("liveness", live, true)));
    }

    private Port port() {
        return deployable.ports().getFirst();
    }

    private ProbeSpec.Check check(@Nullable Probe given, String standardPath, Optional<List<String>> command) {
        Scalar port = Scalar.of(port().name());
        String path = given == null ? null : given.path();
        if (path != null) {
            return new ProbeSpec.Check.HttpGet(path.startsWith("/") ? path : "/" + path, port);
        }
        if (command.isPresent()) {
            return new ProbeSpec.Check.Exec(command.get());
        }
        if (given != null || deployable.engine().isPresent()) {
            return new ProbeSpec.Check.TcpSocket(port);
        }
        if (port().speaksHttp()) {
            return new ProbeSpec.Check.HttpGet(standardPath, port);
        }
        return port().speaksGrpc() ? new ProbeSpec.Check.Grpc(port().number()) : new ProbeSpec.Check.TcpSocket(port);
    }

    /// The same check with the port by its number: a design may ask the same of both, and linters compare them.
    private ProbeSpec.Check byNumber(ProbeSpec.Check check) {
        Scalar number = Scalar.of(port().number());
        return switch (check) {
            case ProbeSpec.Check.HttpGet get -> new ProbeSpec.Check.HttpGet(get.path(), number);
            case ProbeSpec.Check.TcpSocket _ -> new ProbeSpec.Check.TcpSocket(number);
            case ProbeSpec.Check.Grpc grpc -> grpc;
            case ProbeSpec.Check.Exec exec -> exec;
        };
    }

    private List<String> readyCommand(Engine engine) {
        return new EngineText(deployable, engine, 0).fill(engine.ready());
    }

    private List<ProbeSpec.Timing> timing(String which, @Nullable Probe probe, boolean live) {
        List<ProbeSpec.Timing> timing = new ArrayList<>();
        TimeSpan delay = probe == null ? null : probe.initialDelay();
        if (delay != null && !delay.isZero()) {
            timing.add(given(which, "initialDelay", "initialDelaySeconds", Seconds.up(delay)));
        }
        timing.add(number(which, "period", "periodSeconds", probe == null ? null : probe.period(), 10));
        boolean command = !live && deployable.engine().isPresent();
        timing.add(
                number(which, "timeout", "timeoutSeconds", probe == null ? null : probe.timeout(), command ? 10 : 1));
        Integer failures = probe == null ? null : probe.failures();
        timing.add(failures == null
                ? assumed(which, "failures", "failureThreshold", 3)
                : given(which, "failures", "failureThreshold", Math.max(1, failures)));
        Integer successes = probe == null ? null : probe.successes();
        if (successes != null && !live) {
            timing.add(given(which, "successes", "successThreshold", Math.max(1, successes)));
        }
        return timing;
    }

    private List<ProbeSpec.Timing> startTiming(@Nullable Probe probe) {
        if (probe != null) {
            return timing("startup", probe, true);
        }
        Distribution startup = deployable.container().startup();
        double mean = startup == null ? 0 : startup.expected();
        double budget = mean * (startup instanceof Distribution.Constant ? 2 : 3);
        double least = deployable.engine().isPresent() ? 300 : 30;
        long failures = (long) Math.ceil(Math.max(budget, least) / STARTUP_PERIOD);
        String why = budget <= least
                ? "%d s to start: the least we allow".formatted(failures * STARTUP_PERIOD)
                : "%d s to start: %s the mean of the start-up time, %s".formatted(failures * STARTUP_PERIOD,
                        startup instanceof Distribution.Constant ? "twice" : "three times", startup);
        return List.of(
                new ProbeSpec.Timing("periodSeconds", Figure.of(STARTUP_PERIOD, "often, so that a quick start counts")),
                new ProbeSpec.Timing("timeoutSeconds", Figure.of(1, "default of Kubernetes")),
                new ProbeSpec.Timing("failureThreshold",
                        reasons.assumed(deployable.pointer("container", "startup"), Scalar.of(failures), why)));
    }

    private ProbeSpec.Timing number(String which, String part, String key, @Nullable TimeSpan time, long standard) {
        return time == null
                ? assumed(which, part, key, standard)
                : given(which, part, key, Math.max(1, Seconds.up(time)));
    }

    private ProbeSpec.Timing given(String which, String part, String key, long value) {
        return new ProbeSpec.Timing(key, reasons.given(deployable.pointer("probes", which, part), Scalar.of(value)));
    }

    private ProbeSpec.Timing assumed(String which, String part, String key, long value) {
        return new ProbeSpec.Timing(key,
                reasons.assumed(deployable.pointer("probes", which, part), Scalar.of(value), "default"));
    }
}
