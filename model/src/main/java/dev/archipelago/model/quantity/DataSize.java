package dev.archipelago.model.quantity;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// An amount of memory or of bytes on the wire, spelled "256Mi", "2Ki", "1500B" or "10MB".
///
/// Binary units are those of Kubernetes (Ki, Mi, Gi, Ti, also written KiB, MiB ...), decimal ones end in B.
///
/// @param bytes not negative
public record DataSize(long bytes) implements Comparable<DataSize> {

    public static final DataSize ZERO = new DataSize(0);

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a size such as 256Mi, 2Ki or 1500B (units: B, kB, MB, GB, TB, Ki, Mi, Gi, Ti)";

    private static final Map<String, Long> UNITS = new TreeMap<>(Map.ofEntries(Map.entry("B", 1L),
            Map.entry("kB", 1000L),
            Map.entry("MB", 1000_000L), Map.entry("GB", 1000_000_000L), Map.entry("TB", 1000_000_000_000L),
            Map.entry("Ki", 1L << 10), Map.entry("Mi", 1L << 20), Map.entry("Gi", 1L << 30), Map.entry("Ti", 1L << 40),
            Map.entry("KiB", 1L << 10), Map.entry("MiB", 1L << 20), Map.entry("GiB", 1L << 30),
            Map.entry("TiB", 1L << 40)));

    public DataSize {
        if (bytes < 0) {
            throw new NotationException(bytes + "B", "a size that is not negative");
        }
    }

    public static DataSize ofMebibytes(long mebibytes) {
        return new DataSize(mebibytes << 20);
    }

    public static DataSize parse(String text) {
        Decimals.Amount amount = Decimals.amount(text, EXPECTED);
        Long unit = UNITS.get(amount.unit());
        if (unit == null) {
            throw new NotationException(text, EXPECTED);
        }
        BigDecimal bytes = amount.value().multiply(BigDecimal.valueOf(unit));
        if (!Decimals.isShort(bytes, 0) || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new NotationException(text, EXPECTED);
        }
        return new DataSize(bytes.longValueExact());
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /// The canonical spelling: the largest binary unit that divides it, else bytes.
    @Override
    public String toString() {
        for (String unit : new String[]{"Ti", "Gi", "Mi", "Ki"}) {
            long factor = 1L << switch (unit) {
                case "Ti" -> 40;
                case "Gi" -> 30;
                case "Mi" -> 20;
                default -> 10;
            };
            if (bytes > 0 && bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return bytes + "B";
    }
}
