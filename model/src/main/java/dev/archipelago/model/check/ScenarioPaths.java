package dev.archipelago.model.check;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A scenario sets a property that does not exist, or to a value that does not fit.
final class ScenarioPaths implements Rule {

    @Override
    public String id() {
        return "scenario.path";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().scenarios().entrySet().stream()
                .flatMap(entry -> ofScenario(inspection.document(), entry.getValue(),
                        Pointer.of("scenarios", entry.getKey())));
    }

    private Stream<Finding> ofScenario(Document document, Scenario scenario, Pointer pointer) {
        List<Finding> ofSet = new ArrayList<>();
        Document changed = document;
        for (Map.Entry<String, String> entry : scenario.set().entrySet()) {
            List<Finding> found = finding(changed, entry.getKey(), entry.getValue(),
                    pointer.child("set").child(entry.getKey())).toList();
            ofSet.addAll(found);
            if (found.isEmpty()) {
                changed = PropertyPath.parse(entry.getKey()).with(changed, entry.getValue());
            }
        }
        Document begun = changed;
        Stream<Finding> ofChanges = IntStream.range(0, scenario.changes().size()).boxed().flatMap(
                i -> ofChange(begun, scenario.changes().get(i), pointer.child("changes").child(i)));
        return Stream.concat(ofSet.stream(), ofChanges);
    }

    private Stream<Finding> ofChange(Document document, Change change, Pointer pointer) {
        return switch (change) {
            case Change.SetValue c -> finding(document, c.set(), c.to(), pointer.child("set"));
            case Change.NewVersion c when document.architecture().components().containsKey(c.rollout()) ->
                c.version().entrySet().stream()
                        .flatMap(entry -> finding(document, "components." + c.rollout() + "." + entry.getKey(),
                                entry.getValue(), pointer.child("version").child(entry.getKey())));
            case Change.NewVersion _,Change.Scale _,Change.Drain _ -> Stream.empty();
        };
    }

    private Stream<Finding> finding(Document document, String path, String value, Pointer pointer) {
        try {
            return PropertyPath.parse(path).with(document, value).format() == Document.FORMAT
                    ? Stream.empty()
                    : Stream.of(Finding.error(id(), pointer, Wording.of("The format cannot be set."), Wording.NONE));
        } catch (PropertyException e) {
            return Stream.of(Finding.error(id(), pointer, e.wording(), Wording.NONE));
        }
    }
}
