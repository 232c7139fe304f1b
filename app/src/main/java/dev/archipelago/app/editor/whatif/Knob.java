package dev.archipelago.app.editor.whatif;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.shape.PropertyPath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One number of a design that can be turned, or several that are turned together.
///
/// @param subject id of the workload, component or connection
/// @param part of it, such as a resource; empty for the whole
/// @param paths the properties that it changes
public record Knob(KnobKind kind, String subject, String part, List<PropertyPath> paths) {

    private static final Pattern LONG = Pattern.compile("[0-9]+\\.[0-9]{10,}");

    public Knob {
        paths = List.copyOf(paths);
    }

    static Knob of(KnobKind kind, String subject, PropertyPath... paths) {
        return new Knob(kind, subject, "", List.of(paths));
    }

    /// Where it stands in a design: 1 for a multiple.
    ///
    /// @param document with the values of the scenario
    double current(Document document) {
        if (kind.isMultiple()) {
            return 1;
        }
        String text = paths.getFirst().read(document).orElse("1"); // replicas where nothing is said
        return switch (kind) {
            case TIMEOUT -> TimeSpan.parse(text).seconds();
            case CPU -> Cores.parse(text).value();
            case LOAD, DEMAND, REPLICAS, WORKERS, PERMITS, POOL, BULKHEAD, ATTEMPTS -> Double.parseDouble(text);
        };
    }

    /// As far as it can be turned: a CPU limit not below the request, replicas not above what autoscaling allows.
    KnobScale scale(Document document) {
        KnobScale usual = KnobScale.of(kind, current(document));
        Component component = document.architecture().components().get(componentId());
        if (component == null) {
            return usual;
        }
        Autoscaling scaling = component.autoscaling();
        Cores request = component.containerOrDefault().cpu();
        if (kind == KnobKind.REPLICAS && scaling != null) {
            return usual.within(1, Math.max(2, scaling.max()));
        }
        return kind == KnobKind.CPU && request != null ? usual.within(request.value(), usual.high()) : usual;
    }

    private @Nullable ComponentId componentId() {
        return kind == KnobKind.REPLICAS || kind == KnobKind.CPU ? new ComponentId(subject) : null;
    }

    /// The properties that change, as the file would spell them.
    ///
    /// @param document with the values of the scenario
    Map<PropertyPath, String> turned(Document document, double value) {
        Map<PropertyPath, String> changes = new LinkedHashMap<>();
        paths.forEach(path -> changes.put(path, spelled(path.read(document).orElse(""), path, document, value)));
        return changes;
    }

    private String spelled(String before, PropertyPath path, Document document, double value) {
        return switch (kind) {
            case LOAD -> path.segments().getLast().equals("users")
                    ? Long.toString(Math.max(1, Math.round(Integer.parseInt(before) * value)))
                    : written(arrivals(document).times(value).toString());
            case DEMAND -> Distribution.parse(before).times(value).toString();
            case TIMEOUT -> TimeSpan.ofSeconds(value).toString();
            case CPU -> new Cores(Math.max(1, Math.round(1000 * value))).toString();
            case REPLICAS, WORKERS, PERMITS, POOL, BULKHEAD, ATTEMPTS -> Long.toString(Math.round(value));
        };
    }

    /// Without the digits that come of multiplying doubles.
    private static String written(String arrivals) {
        return LONG.matcher(arrivals).replaceAll(found -> new BigDecimal(found.group())
                .round(new MathContext(12)).stripTrailingZeros().toPlainString());
    }

    /// Those of a table as the steps that they are: the file has others.
    private Arrival arrivals(Document document) {
        Arrival arrivals = Objects.requireNonNull(Objects.requireNonNull(document.workloads().get(subject)).arrivals());
        return arrivals instanceof Arrival.Table table ? steps(table) : arrivals;
    }

    private static Arrival steps(Arrival.Table table) {
        List<Arrival.Point> points = table.points();
        return new Arrival.Steps(IntStream.range(0, points.size()).mapToObj(i -> new Arrival.Level(
                points.get(i).rate(), i + 1 < points.size()
                        ? TimeSpan.ofNanos(points.get(i + 1).at().nanos() - points.get(i).at().nanos())
                        : TimeSpan.ofSeconds(1)))
                .toList());
    }
}
