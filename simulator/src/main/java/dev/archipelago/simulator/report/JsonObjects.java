package dev.archipelago.simulator.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as all reports print it: numbers with up to nine significant digits, null where nothing is known.
final class JsonObjects {

    private static final MathContext DIGITS = new MathContext(9);

    private JsonObjects() {}

    static String print(ObjectNode json) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                new Separators().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return new JsonMapper().writer().with(printer).writeValueAsString(json) + "\n";
    }

    static void number(ObjectNode json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, rounded(value));
        } else {
            json.putNull(key);
        }
    }

    static void numbers(ObjectNode json, Map<String, Double> values) {
        values.forEach((key, value) -> number(json, key, value));
    }

    static BigDecimal rounded(double value) {
        BigDecimal plain = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
