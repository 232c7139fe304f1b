package dev.archipelago.exporters;

import java.util.List;
import java.util.random.RandomGenerator;

/// Texts that break careless exporters.
public final class Hostile {

    /// One of each kind we know.
    public static final List<String> TEXTS = List.of("", " ", "y", "N", "yes", "No", "on", "OFF", "true", "False",
            "null",
            "Null", "~", "0", "0123", "0o17", "0x1F", "1_000", "1e3", "1E3", "e3", ".5", "1.", "-1", "+1", "12:30:45",
            "2001-12-14", "2001-12-14t21:59:43.10-05:00", ".inf", "-.INF", ".nan", "=", "<<", "-", "- a", "---", "...",
            "--- a", "a: b", "a:", ":a", "a #b", "#a", "a#b", "&a", "*a", "!a", "|", ">", "|-\n a", "%a", "@a", "`a`",
            "{a", "}a", "[a", "]a", ",a", "?a", "? a", "'a", "\"a", "it's", "a\"b", "\\", "a\\", "\\n", "a\nb", "a\n",
            "\na", "a\n\nb", "a \nb", "a\n b", "\ta", "a\t", "a\tb", "a\r\nb", "a\rb", "a\u0085b", "a\u2028b",
            "a\u2029b", "\uFEFFa", "a\uFEFF", "\u0000", "\u0007", "\u001b[31m", "\u007f", "\u00a0", "{{ .Values.x }}",
            "${x}", "$x", "$$", "$(x)", "`rm`", "../../etc", "..", "/", "C:\\x", "con", "NUL", "注文", "заказ", "طلب",
            "😀", "e\u0301", "\u202Eabc", "a".repeat(300), "<script>", "</x>", "%d%s", "a,b;c", "x'; drop", "8080",
            "1.0.0", "256Mi", "500m", "50%", "a%", "http://x:80/y?z=1&b#c", "a@b", "key: [1, 2]", "\n", "\n\n",
            "a\n\n", " a", "a ", "a  b", "\"", "'", "''", "\"\"", "!!str a", "%YAML 1.1", "a: |\n  b");

    private static final String ALPHABET = "abyNO019-_.:#&*!|>'\"%@`{}[],? \n\t\r\\/$~=<+\u0085\u2028\uFEFFé注😀\u0007";

    private Hostile() {}

    /// One of the list, two of them joined, or a random one of up to 12 characters.
    public static String text(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 1 -> TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
            default -> {
                int[] points = ALPHABET.codePoints().toArray();
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(12); i >= 0; i--) {
                    text.appendCodePoint(points[random.nextInt(points.length)]);
                }
                yield text.toString();
            }
        };
    }
}
