package dev.archipelago.simulator.experiment;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A property and the values that it takes, spelled as in `components.orders.replicas=2 to 10`,
/// `workloads.shoppers.arrivals=poisson(100/s to 800/s times 2)` or `connections.web->orders.timeout=100ms, 200ms, 1s`.
///
/// A range stands in place of one number of the value; both ends have the same unit. Behind it there may be a step, which is
/// added ("by") or with which is multiplied ("times"). Whole numbers without unit and without step go up by one.
///
/// @param path as spelled
public final class Variation {

    private static final String EXPECTED = "PATH=VALUES, such as 'components.orders.replicas=2 to 10', "
            + "'workloads.shoppers.arrivals=poisson(100/s to 800/s times 2)' or "
            + "'components.orders.container.workers=8, 16, 32'";
    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)([A-Za-z/%]*)";
    private static final Pattern RANGE = Pattern.compile("(.*?)(?<![0-9.])" + NUMBER + "\\s+to\\s+" + NUMBER
            + "(?:\\s+(by|times)\\s+" + NUMBER + ")?(.*)");
    private static final int MOST_VALUES = 10_000;
    private static final int WIDE = 100;
    private static final MathContext DIGITS = new MathContext(4);

    private final String spelling;
    private final PropertyPath path;
    private final List<Item> items;

    /// Part of what stands between commas.
    private sealed interface Item {

        List<String> grid();

        /// @param share between 0 and 1 of the way from the lowest value to the highest
        String at(double share);
    }

    private record Fixed(String text) implements Item {
        @Override
        public List<String> grid() {
            return List.of(text);
        }

        @Override
        public String at(double share) {
            return text;
        }
    }

    /// @param step null where none is given
    private record Range(String before, BigDecimal low, BigDecimal high, String unit, @Nullable BigDecimal step,
            boolean isFactor, String behind) implements Item {

        @Override
        public List<String> grid() {
            BigDecimal by = step != null ? step : BigDecimal.ONE;
            if (step == null && !(isWhole() && unit.isEmpty())) {
                throw new NotationException(spelled(low) + " to " + high.toPlainString() + unit,
                        "a range with a step, such as 'by " + high.subtract(low).toPlainString() + unit
                                + "' or 'times 2' behind it, which a grid needs; samples need none");
            }
            List<String> values = new ArrayList<>();
            for (BigDecimal value = low; value.compareTo(high) <= 0; value = isFactor
                    ? value.multiply(by)
                    : value.add(by)) {
                values.add(spelled(value));
                if (values.size() > MOST_VALUES) {
                    throw new NotationException(spelled(low), "a range of at most " + MOST_VALUES + " values");
                }
            }
            return values;
        }

        @Override
        public String at(double share) {
            if (step != null || (isWhole() && unit.isEmpty())) {
                List<String> grid = grid();
                return grid.get((int) Math.min(grid.size() - 1.0, share * grid.size()));
            }
            double value = low.doubleValue() + share * high.subtract(low).doubleValue();
            BigDecimal exact = BigDecimal.valueOf(value);
            boolean wide = isWhole() && high.subtract(low).compareTo(BigDecimal.valueOf(WIDE)) >= 0;
            return spelled(wide ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(DIGITS));
        }

        private boolean isWhole() {
            return low.scale() == 0 && high.scale() == 0;
        }

        private String spelled(BigDecimal value) {
            BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            return before + plain.toPlainString() + unit + behind;
        }
    }

    private Variation(String spelling, PropertyPath path, List<Item> items) {
        this.spelling = spelling;
        this.path = path;
        this.items = items;
    }

    /// Several properties, each with all its values.
    ///
    /// @throws IllegalArgumentException when one is spelled wrongly, or twice there
    public static List<Variation> parseAll(List<String> texts) {
        List<Variation> variations = texts.stream().map(Variation::parse).toList();
        if (variations.stream().map(Variation::path).distinct().count() < variations.size()) {
            throw new IllegalArgumentException(
                    "expected each property once; give all its values in one, separated by commas");
        }
        return variations;
    }

    /// @throws NotationException when the text says no such thing
    /// @throws PropertyException when the path is none
    public static Variation parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || text.substring(equals + 1).isBlank()) {
            throw new NotationException(text, EXPECTED);
        }
        List<Item> items = new ArrayList<>();
        for (String item : parts(text.substring(equals + 1))) {
            if (item.isEmpty()) {
                throw new NotationException(text, EXPECTED);
            }
            items.add(item(item));
        }
        String spelling = text.substring(0, equals).strip();
        return new Variation(spelling, PropertyPath.parse(spelling), List.copyOf(items));
    }

    /// Between commas that stand in no brackets.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    private static Item item(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return new Fixed(text);
        }
        String unit = matcher.group(3);
        BigDecimal low = new BigDecimal(matcher.group(2));
        BigDecimal high = new BigDecimal(matcher.group(4));
        boolean isFactor = "times".equals(matcher.group(6));
        BigDecimal step = matcher.group(7) == null ? null : new BigDecimal(matcher.group(7));
        if (!unit.equals(matcher.group(5))) {
            throw new NotationException(text, "a range with both ends in the same unit");
        }
        if (low.compareTo(high) >= 0) {
            throw new NotationException(text, "a range from a lower value to a higher one");
        }
        if (step != null && !matcher.group(8).equals(isFactor ? "" : unit)) {
            throw new NotationException(text, isFactor
                    ? "a factor without unit behind 'times'"
                    : "a step in the unit of the range behind 'by'");
        }
        if (step != null && (isFactor
                ? low.signum() <= 0 || step.compareTo(BigDecimal.ONE) <= 0
                : step.signum() <= 0)) {
            throw new NotationException(text, isFactor
                    ? "a factor above 1, and a range above 0, with 'times'"
                    : "a step above 0 behind 'by'");
        }
        return new Range(matcher.group(1), low, high, unit, step, isFactor, matcher.group(9));
    }

    /// The path, as spelled.
    public String path() {
        return spelling;
    }

    /// All values in the order in which they are given.
    ///
    /// @throws NotationException when a range has no step and needs one
    public List<String> grid() {
        return items.stream().flatMap(item -> item.grid().stream()).toList();
    }

    /// The value at a share of the way from the first to the last, between 0 and 1; ranges without step have all those between.
    public String at(double share) {
        double place = share * items.size();
        int item = (int) Math.min(items.size() - 1.0, place);
        return items.get(item).at(place - item);
    }

    /// The document with a value of this property; the document itself for an empty text.
    ///
    /// @throws PropertyException when there is no such property or the value does not fit
    public Document applied(Document document, String value) {
        return value.isEmpty() ? document : path.with(document, value);
    }

    /// What the document says now; empty where nothing is said.
    public String current(Document document) {
        return path.read(document).orElse("");
    }

    @Override
    public String toString() {
        return spelling;
    }
}
