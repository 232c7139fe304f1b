package dev.archipelago.simulator.redesign;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.Trial;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.boundaries.Untried;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The same operations in other cuts: as one monolith, as now, as suggested.
public final class Cuts {

    private Cuts() {}

    /// A design, and what could not be had in it.
    record Cut(Design design, List<Untried> left) {}

    /// Monolith and suggested cut beside the present one.
    ///
    /// @param tried suggestions for the study, simulated
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static TrialResult compared(BoundaryStudy study, TrialResult tried, Laboratory laboratory,
            Progress progress, CancelSignal cancel) {
        List<Design> designs = new ArrayList<>();
        List<Untried> left = new ArrayList<>();
        for (Cut cut : List.of(monolith(study.document()), suggested(study, tried))) {
            left.addAll(cut.left());
            if (cut.design().document().equals(study.document())) {
                left.add(new Untried(cut.design().name(), "it is the present cut"));
            } else {
                designs.add(cut.design());
            }
        }
        return laboratory.beside(study.present(), designs, progress, cancel).with(left);
    }

    /// All services and gateways in one, those left out that cannot be merged.
    static Cut monolith(Document document) {
        List<ComponentId> programs = programs(document, ComponentKind.GATEWAY, ComponentKind.SERVICE);
        List<Untried> left = new ArrayList<>();
        Document one = document;
        ComponentId into = name(document);
        List<ComponentId> together = new ArrayList<>();
        Optional<Document> whole = merged(document, programs, into);
        if (whole.isPresent() || programs.size() < 2) {
            one = whole.orElse(document);
            together = programs;
        } else {
            for (ComponentId id : programs) {
                List<ComponentId> more = new ArrayList<>(together);
                more.add(id);
                Optional<Document> larger = more.size() < 2 ? Optional.of(document) : merged(document, more, into);
                if (larger.isPresent()) {
                    one = larger.get();
                    together = more;
                } else {
                    left.add(new Untried("Merge " + id + " into " + into, refusal(document, more, into)));
                }
            }
        }
        return new Cut(new Design("monolith", together.size() < 2
                ? ""
                : Commands.of(new BoundaryEdit.MergeServices(together, into)),
                "All in one program: " + together.stream().map(ComponentId::value).collect(Collectors.joining(", "))
                        + ". Each replica has the CPU, memory and workers of one replica of each.",
                one), left);
    }

    static List<ComponentId> programs(Document document, ComponentKind... kinds) {
        return document.architecture().components().entrySet().stream()
                .filter(entry -> List.of(kinds).contains(entry.getValue().kind())).map(entry -> entry.getKey())
                .toList();
    }

    static ComponentId name(Document document) {
        String id = "monolith";
        for (int i = 2; document.architecture().component(new ComponentId(id)).isPresent(); i++) {
            id = "monolith-" + i;
        }
        return new ComponentId(id);
    }

    /// Some services in one; empty where that cannot be, or cannot be simulated.
    static Optional<Document> merged(Document document, List<ComponentId> services, ComponentId into) {
        return new Suggestion(new BoundaryEdit.MergeServices(services, into), "")
                .on(document) instanceof Suggestion.Possible(Design design)
                        ? Optional.of(design.document())
                        : Optional.empty();
    }

    static String refusal(Document document, List<ComponentId> services, ComponentId into) {
        return new Suggestion(new BoundaryEdit.MergeServices(services, into), "")
                .on(document) instanceof Suggestion.Refused(Untried why) ? why.reason() : "";
    }

    /// The best of all suggestions that were shown to be better, and after it those that still can be done.
    static Cut suggested(BoundaryStudy study, TrialResult tried) {
        List<Untried> left = new ArrayList<>();
        List<String> done = new ArrayList<>();
        Document changed = study.document();
        for (Step step : steps(study, tried, left)) {
            changed = step.design().document();
            done.add(step.design().name());
        }
        return new Cut(new Design("suggested", "",
                done.isEmpty()
                        ? "No suggestion was shown to be better."
                        : String.join(", then ", done) + ".",
                changed), left);
    }

    /// One change after another.
    record Step(Design design) {}

    /// From the present cut to the suggested one.
    static List<Step> steps(BoundaryStudy study, TrialResult tried, List<Untried> left) {
        List<Step> steps = new ArrayList<>();
        Document changed = study.document();
        for (Trial trial : tried.trials()) {
            Optional<Suggestion> suggestion = study.suggestions().stream()
                    .filter(s -> s.edit().description().equals(trial.design().name())).findFirst();
            if (trial.verdict() != Trial.Verdict.BETTER || suggestion.isEmpty()) {
                continue;
            }
            switch (suggestion.get().on(changed)) {
                case Suggestion.Possible(Design design) -> {
                    steps.add(new Step(design));
                    changed = design.document();
                }
                case Suggestion.Refused(Untried untried) -> left.add(new Untried(untried.name(),
                        "after those before it: " + untried.reason()));
            }
        }
        return steps;
    }
}
