package dev.archipelago.model.shape;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.DataRate;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.shape.ScalarShape.Form;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The scalars of the model, by type.
final class Scalars {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String NUMBER = "[0-9]+(\\.[0-9]+)?";
    private static final String TIME = "(" + NUMBER + "\\s*(ns|us|µs|ms|s|min|h|d)\\s*)+";
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][-+]?[0-9]{1,3})?");
    private static final String WHOLE = "a whole number";

    /// Free text.
    static final ScalarShape TEXT = new ScalarShape(String.class, Form.TEXT, text -> text, Object::toString, "a text",
            "text", null);

    /// The key of a map in which any text may be one.
    static final ScalarShape FREE_KEY = TEXT;

    /// The key of a map whose entries are referred to.
    static final ScalarShape LABEL_KEY = new ScalarShape(String.class, Form.QUANTITY, Scalars::label, Object::toString,
            ComponentId.EXPECTED, "order-service", "^" + LABEL + "$");

    private static final Map<Class<?>, ScalarShape> BY_TYPE = byType();

    private Scalars() {}

    static Optional<ScalarShape> of(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    private static Map<Class<?>, ScalarShape> byType() {
        Map<Class<?>, ScalarShape> all = new HashMap<>();
        ScalarShape whole = new ScalarShape(Integer.class, Form.WHOLE_NUMBER, Scalars::wholeNumber, Object::toString,
                WHOLE, "4", null);
        all.put(int.class, whole);
        for (ScalarShape shape : List.of(TEXT, whole,
                new ScalarShape(Double.class, Form.NUMBER, Scalars::number, v -> print((Double) v), "a number", "1.5",
                        null),
                new ScalarShape(Boolean.class, Form.TRUTH, Scalars::truth, Object::toString, "true or false", "true",
                        null),
                quantity(TimeSpan.class, TimeSpan::parse, TimeSpan.EXPECTED, "250ms", "^\\s*" + TIME + "$"),
                quantity(Rate.class, Rate::parse, Rate.EXPECTED, "120/s",
                        "^\\s*" + NUMBER + "\\s*/\\s*(s|min|h|d)\\s*$"),
                quantity(Share.class, Share::parse, Share.EXPECTED, "70%", "^\\s*" + NUMBER + "\\s*%\\s*$"),
                quantity(DataSize.class, DataSize::parse, DataSize.EXPECTED, "256Mi",
                        "^\\s*" + NUMBER + "\\s*(B|kB|MB|GB|TB|[KMGT]iB?)\\s*$"),
                quantity(DataRate.class, DataRate::parse, DataRate.EXPECTED, "125MB/s",
                        "^\\s*" + NUMBER + "\\s*(B|kB|MB|GB|TB|[KMGT]iB?)\\s*/s\\s*$"),
                count(Cores.class, Cores::parse, Cores.EXPECTED, "500m", "^\\s*" + NUMBER + "\\s*m?\\s*$"),
                count(Count.class, Count::parse, Count.EXPECTED, "3",
                        "^\\s*([0-9]+(\\.0+)?|(geometric|poisson|uniform)\\s*\\(.*\\))\\s*$"),
                count(Portion.class, Portion::parse, Portion.EXPECTED, "25%", "^\\s*" + NUMBER + "\\s*%?\\s*$"),
                quantity(Distribution.class, Distribution::parse, Distribution.EXPECTED, "exponential(20ms)",
                        "^\\s*(" + TIME + "|(" + TIME + "\\+\\s*)?[a-z-]+\\s*\\(.*\\)\\s*)( fitted to \\S.*)?$"),
                quantity(Arrival.class, Arrival::parse, Arrival.EXPECTED, "poisson(120/s)",
                        "^\\s*[a-z]+\\s*\\(.*\\)\\s*$"),
                quantity(Backoff.class, Backoff::parse, Backoff.EXPECTED, "25ms..250ms full-jitter", "^\\s*[0-9].*$"),
                quantity(ComponentId.class, ComponentId::parse, ComponentId.EXPECTED, "orders",
                        "^\\s*" + LABEL + "\\s*$"),
                quantity(ConnectionId.class, ConnectionId::parse, ConnectionId.EXPECTED, "orders->payment",
                        "^\\s*" + LABEL + "\\s*->\\s*" + LABEL + "\\s*$"),
                quantity(OperationRef.class, OperationRef::parse, OperationRef.EXPECTED, "orders.place",
                        "^\\s*" + LABEL + "(\\." + LABEL + ")?\\s*$"),
                quantity(Objective.class, Objective::parse, Objective.EXPECTED, "shoppers p99 < 400ms",
                        "^\\s*[a-z0-9-]+\\s+[a-z][a-z0-9.]*\\s*[<>]\\s*\\S+\\s*$"),
                quantity(Position.class, Position::parse, Position.EXPECTED, "120 80",
                        "^\\s*[-+]?[0-9]+\\s+[-+]?[0-9]+\\s*$"))) {
            all.put(shape.type(), shape);
        }
        return Map.copyOf(all);
    }

    private static ScalarShape quantity(Class<?> type, Function<String, Object> parser, String expected, String example,
            String pattern) {
        return new ScalarShape(type, Form.QUANTITY, parser, Object::toString, expected, example, pattern);
    }

    private static ScalarShape count(Class<?> type, Function<String, Object> parser, String expected, String example,
            String pattern) {
        return new ScalarShape(type, Form.COUNT, parser, Object::toString, expected, example, pattern);
    }

    private static Object label(String text) {
        if (!ComponentId.isLabel(text)) {
            throw new NotationException(text, ComponentId.EXPECTED);
        }
        return text;
    }

    private static Object wholeNumber(String text) {
        try {
            return decimal(text, WHOLE).intValueExact();
        } catch (ArithmeticException e) {
            throw new NotationException(text, WHOLE + " between -2147483648 and 2147483647");
        }
    }

    private static Object number(String text) {
        double value = decimal(text, "a number").doubleValue();
        if (Double.isInfinite(value)) {
            throw new NotationException(text, "a number that is not that large");
        }
        return value == 0 ? 0.0 : value;
    }

    private static BigDecimal decimal(String text, String expected) {
        String stripped = text.strip();
        if (!DECIMAL.matcher(stripped).matches()) {
            throw new NotationException(text, expected);
        }
        return new BigDecimal(stripped);
    }

    private static Object truth(String text) {
        return switch (text.strip()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new NotationException(text, "true or false");
        };
    }

    /// Without a needless point or exponent; the same number when read again.
    private static String print(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " cannot be written: not a finite number");
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        boolean shortEnough = value == 0 || (Math.abs(value) >= 1e-9 && Math.abs(value) < 1e18);
        return shortEnough ? exact.toPlainString() : exact.toString();
    }
}
