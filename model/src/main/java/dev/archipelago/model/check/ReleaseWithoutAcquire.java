package dev.archipelago.model.check;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// An operation gives back a resource that it never took.
final class ReleaseWithoutAcquire implements Rule {

    @Override
    public String id() {
        return "step.release-without-acquire";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Map<OperationRef, Set<String>> acquired = new HashMap<>();
        inspection.steps().forEach(at -> {
            if (at.step() instanceof Step.Acquire acquire) {
                acquired.computeIfAbsent(at.operation(), _ -> new HashSet<>()).add(acquire.acquire());
            }
        });
        return inspection.steps().stream().flatMap(at -> at.step() instanceof Step.Release release
                && !acquired.getOrDefault(at.operation(), Set.of()).contains(release.release())
                        ? Stream.of(Finding.error(id(), at.pointer().child("release"),
                                Wording.of("'%s' releases '%s' without acquiring it.", at.operation(),
                                        release.release()),
                                Wording.of("Add an acquire step before it.")))
                        : Stream.empty());
    }
}
