package dev.archipelago.app.editor.capacity;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.LoadLimitResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The load at which a design still meets its objectives, as the values of a scenario: what the scenario says that was asked
/// about, with more of the workloads that grew.
///
/// @param scenario that was asked about; null for none
/// @param values by path
record LoadAtLimit(@Nullable String scenario, Map<String, String> values) {
    private static final String NAME = "at-limit";
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.DOWN);

    /// Empty where it holds at no load or at every one, and where a file says how requests arrive.
    static Optional<LoadAtLimit> of(Document document, CapacityQuestion question, LoadLimitResult found) {
        String scenario = question.options().evaluation().scenario();
        if (!found.limit().isMeasured()) {
            return Optional.empty();
        }
        double factor = BigDecimal.valueOf(found.holds()).round(DIGITS).doubleValue();
        Document setting = Setting.of(document, scenario).document();
        Map<String, String> values = new LinkedHashMap<>();
        for (String id : question.options().workloads()) {
            Workload workload = Objects.requireNonNull(setting.workloads().get(id));
            if (workload.arrivals() instanceof Arrival.Table) {
                return Optional.empty();
            }
            PropertyPath path = PropertyPath.of("workloads", id, workload.users() == null ? "arrivals" : "users");
            values.put(path.toString(),
                    path.read(setting.withWorkload(id, workload.times(factor))).orElseThrow());
        }
        return Optional.of(new LoadAtLimit(scenario, values));
    }

    /// A name that no scenario has yet.
    String freeId(Document document) {
        String id = NAME;
        for (int number = 2; document.scenarios().containsKey(id); number++) {
            id = NAME + "-" + number;
        }
        return id;
    }

    /// The document with the load in a scenario.
    ///
    /// @param description of the scenario; empty for none
    Document in(Document document, String id, String description) {
        Scenario base = scenario == null ? null : document.scenarios().get(scenario);
        Map<String, String> set = new LinkedHashMap<>(base == null ? Map.of() : base.set());
        values.forEach((path, value) -> {
            set.remove(path);
            set.put(path, value);
        });
        Scenario made = new Scenario(description.isEmpty() ? null : description,
                base == null ? null : base.duration(), base == null ? null : base.warmUp(), set,
                base == null ? List.of() : base.faults(), base == null ? List.of() : base.changes());
        return document.withScenarios(Ordered.with(document.scenarios(), id, made));
    }
}
