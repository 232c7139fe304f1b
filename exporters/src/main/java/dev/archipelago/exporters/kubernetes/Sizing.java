package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.text.Quantities;
import dev.archipelago.exporters.text.ResourceGrid;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.Container;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;

/// Derives what a container reserves and may use at most. What the design gives is exported to the millicore and byte.
record Sizing(Deployable deployable, Reasons reasons, boolean deriveCpuLimit, Omissions omissions) {

    private static final Cores DEFAULT_CPU = new Cores(100);
    private static final long LOGS = 128;

    /// @param scratchMebibytes what the scratch folders may hold
    Mapping resources(long scratchMebibytes) {
        Mapping.Builder requests = Mapping.builder();
        cpu().put(requests, "cpu");
        memory().put(requests, "memory");
        requests.put("ephemeral-storage", "64Mi").because("scratch files and logs");
        Mapping.Builder limits = Mapping.builder();
        cpuLimit(limits);
        memoryLimit().put(limits, "memory");
        DataSize ephemeral = ResourceGrid.up(DataSize.ofMebibytes(scratchMebibytes + LOGS));
        Figure.of(Quantities.of(ephemeral), "scratch folders and logs").put(limits, "ephemeral-storage");
        return Mapping.builder().put("requests", requests.build()).put("limits", limits.build()).build();
    }

    /// Mebibytes that a cache may fill: three quarters of its memory.
    long cacheMebibytes() {
        return Math.max(1, limit().bytes() * 3 / 4 >> 20);
    }

    private Container container() {
        return deployable.container();
    }

    private Figure cpu() {
        Cores given = container().cpu();
        String pointer = deployable.pointer("container", "cpu");
        Cores limit = container().cpuLimit();
        if (given == null && limit != null && limit.compareTo(DEFAULT_CPU) < 0) {
            return reasons.assumed(pointer, Scalar.of(Quantities.of(limit)), "as the limit");
        }
        return given == null
                ? reasons.assumed(pointer, Scalar.of(Quantities.of(DEFAULT_CPU)), "default of the model")
                : reasons.given(pointer, Scalar.of(Quantities.of(given)));
    }

    private void cpuLimit(Mapping.Builder limits) {
        Cores given = container().cpuLimit();
        String pointer = deployable.pointer("container", "cpuLimit");
        if (given != null) {
            reasons.given(pointer, Scalar.of(Quantities.of(given))).put(limits, "cpu");
        } else if (deriveCpuLimit) {
            Cores request = container().cpu() == null ? DEFAULT_CPU : container().cpu();
            Cores limit = ResourceGrid.up(new Cores(2 * request.millis()));
            reasons.assumed(pointer, Scalar.of(Quantities.of(limit)), "twice the request; the design has no limit")
                    .put(limits, "cpu");
            omissions.add(pointer, "CPU without a limit",
                    "linters demand one: twice the request is exported; give a limit in the design, or switch derived limits off");
        }
    }

    private DataSize request() {
        DataSize given = container().memory();
        if (given != null && given.bytes() > 0) {
            return given;
        }
        return DataSize
                .ofMebibytes(container().runtime() == Runtime.JAVA || deployable.engine().isPresent() ? 256 : 128);
    }

    private DataSize limit() {
        DataSize given = container().memoryLimit();
        DataSize request = request();
        return given != null && given.compareTo(request) >= 0 ? given : request;
    }

    private Figure memory() {
        String pointer = deployable.pointer("container", "memory");
        Scalar value = Scalar.of(Quantities.of(request()));
        return request().equals(container().memory())
                ? reasons.given(pointer, value)
                : reasons.assumed(pointer, value, "default for what it runs");
    }

    private Figure memoryLimit() {
        String pointer = deployable.pointer("container", "memoryLimit");
        Scalar value = Scalar.of(Quantities.of(limit()));
        return limit().equals(container().memoryLimit())
                ? reasons.given(pointer, value)
                : reasons.assumed(pointer, value, "as the request");
    }
}
