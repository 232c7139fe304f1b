package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.result.SweepResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the values of a property stand on an axis.
///
/// Values that differ in one number only, such as `poisson(100/s)` and `poisson(200/s)`, stand at that number; all others one
/// after the other, in the order in which they were given.
///
/// @param values each once
/// @param at where each stands
/// @param isNumeric whether that is its number
public record SweepAxis(String path, List<String> values, List<BigDecimal> at, boolean isNumeric) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    public SweepAxis {
        values = List.copyOf(values);
        at = List.copyOf(at);
    }

    /// The axes of all properties of a sweep, in the order of its paths.
    public static List<SweepAxis> all(SweepResult result) {
        List<SweepAxis> axes = new ArrayList<>();
        for (int i = 0; i < result.paths().size(); i++) {
            int column = i;
            axes.add(of(result.paths().get(i),
                    result.points().stream().map(point -> point.values().get(column)).toList()));
        }
        return axes;
    }

    public static SweepAxis of(String path, List<String> values) {
        List<String> once = values.stream().distinct().toList();
        List<BigDecimal> numbers = numbers(once);
        boolean isNumeric = numbers.stream().map(BigDecimal::stripTrailingZeros).distinct().count() == once.size();
        if (isNumeric) {
            return new SweepAxis(path, once, numbers, true);
        }
        List<BigDecimal> order = new ArrayList<>();
        once.forEach(_ -> order.add(BigDecimal.valueOf(order.size())));
        return new SweepAxis(path, once, order, false);
    }

    /// The one number in which all differ; empty where there is none.
    private static List<BigDecimal> numbers(List<String> values) {
        List<List<String>> numbers = new ArrayList<>();
        for (String value : values) {
            List<String> found = new ArrayList<>();
            Matcher matcher = NUMBER.matcher(value);
            while (matcher.find()) {
                found.add(matcher.group());
            }
            numbers.add(found);
        }
        boolean alike = values.stream().map(value -> NUMBER.matcher(value).replaceAll("0")).distinct().count() == 1;
        if (!alike) {
            return List.of();
        }
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < numbers.getFirst().size(); i++) {
            int place = i;
            if (numbers.stream().map(each -> each.get(place)).distinct().count() > 1) {
                differing.add(place);
            }
        }
        return differing.size() == 1
                ? numbers.stream().map(each -> new BigDecimal(each.get(differing.getFirst()))).toList()
                : List.of();
    }
}
