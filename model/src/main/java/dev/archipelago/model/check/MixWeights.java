package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The weights of a workload cannot be shares of anything.
final class MixWeights implements Rule {

    @Override
    public String id() {
        return "workload.weights";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().workloads().entrySet().stream()
                .flatMap(entry -> Stream.concat(
                        finding(entry.getKey(), "mix", List.copyOf(entry.getValue().mix().values())),
                        finding(entry.getKey(), "journeys", entry.getValue().journeys().values().stream()
                                .map(journey -> Objects.requireNonNullElse(journey.weight(), 1.0)).toList())));
    }

    private Stream<Finding> finding(String id, String key, List<Double> weights) {
        boolean fine = weights.isEmpty() || weights.stream().allMatch(weight -> weight >= 0)
                && weights.stream().anyMatch(weight -> weight > 0);
        return fine
                ? Stream.empty()
                : Stream.of(Finding.error(id(), Pointer.of("workloads", id, key),
                        Wording.of("The weights are negative or all zero."),
                        Wording.of("Give at least one a weight above 0 and none below.")));
    }
}
