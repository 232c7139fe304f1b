package dev.archipelago.exporters.kubernetes;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads quantities of Kubernetes, such as 250m and 512Mi.
final class Amount {

    private static final Pattern QUANTITY = Pattern.compile("([0-9]+)(m|[KMGTPE]i)?");
    private static final Map<String, Double> UNITS = Map.of("m", 1e-3, "Ki", 0x1p10, "Mi", 0x1p20, "Gi", 0x1p30, "Ti",
            0x1p40, "Pi", 0x1p50, "Ei", 0x1p60);

    private Amount() {}

    static double of(Object quantity) {
        Matcher matcher = QUANTITY.matcher(String.valueOf(quantity));
        if (!matcher.matches()) {
            throw new AssertionError("no quantity: " + quantity);
        }
        return Long.parseLong(matcher.group(1)) * (matcher.group(2) == null ? 1 : UNITS.get(matcher.group(2)));
    }
}
