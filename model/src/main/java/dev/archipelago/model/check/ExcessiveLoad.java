package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import java.util.Map;
import java.util.stream.Stream;

/// A workload sends more than anybody can have meant and any machine can hold.
final class ExcessiveLoad implements Rule {
    private static final Rate MOST_PER_SECOND = new Rate(1e8);
    private static final int MOST_USERS = 1_000_000;

    @Override
    public String id() {
        return "workload.too-much";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().workloads().entrySet().stream().flatMap(this::ofWorkload);
    }

    private Stream<Finding> ofWorkload(Map.Entry<String, Workload> entry) {
        Pointer pointer = Pointer.of("workloads", entry.getKey());
        Arrival arrivals = entry.getValue().arrivals();
        Integer users = entry.getValue().users();
        if (arrivals != null && arrivals.highest() > MOST_PER_SECOND.perSecond()) {
            return Stream.of(Finding.error(id(), pointer.child("arrivals"),
                    Wording.of("The workload '%s' sends up to %s.", entry.getKey(), new Rate(arrivals.highest())),
                    Wording.of("Give a rate up to %s.", MOST_PER_SECOND)));
        }
        return users != null && users > MOST_USERS
                ? Stream.of(Finding.error(id(), pointer.child("users"),
                        Wording.of("The workload '%s' has %s users.", entry.getKey(), users),
                        Wording.of("Give up to %s; of more, an open workload says the same.", MOST_USERS)))
                : Stream.empty();
    }
}
