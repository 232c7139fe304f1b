package dev.archipelago.simulator;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;

/// Small architectures with known answers.
final class Systems {

    private Systems() {}

    /// One component with so many workers and cores whose service is exponential with mean 100 ms.
    static Document station(int workers, String rate) {
        return open(Architecture.empty().withComponent(id("server"), server(workers, "exponential(100ms)")), "server",
                rate);
    }

    /// Requests at a Poisson rate that enter at one component.
    static Document open(Architecture architecture, String enters, String rate) {
        return Document.of("test", architecture).withWorkload("users",
                Workload.open(OperationRef.parse(enters), Arrival.parse("poisson(" + rate + ")")));
    }

    static Component server(int workers, String compute, Step... further) {
        Step[] steps = new Step[further.length + 1];
        steps[0] = new Step.Compute(Distribution.parse(compute));
        System.arraycopy(further, 0, steps, 1, further.length);
        return Component.of(ComponentKind.SERVICE)
                .withContainer(Container.UNSPECIFIED.withWorkers(workers).withCpu(null, new Cores(1000L * workers)))
                .withOperation("serve", Operation.of(steps));
    }

    /// A component without limits that only calls.
    static Component caller(Step... steps) {
        return Component.of(ComponentKind.SERVICE).withOperation("serve", Operation.of(steps));
    }

    static ComponentId id(String value) {
        return new ComponentId(value);
    }
}
