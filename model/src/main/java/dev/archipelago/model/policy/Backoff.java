package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The wait before each further try: doubles from a base up to a maximum, with jitter.
///
/// Spelled "25ms..250ms full-jitter", "100ms..2s" or "50ms" (always the same). Jitter: none, full, equal, decorrelated.
///
/// @param base before the second try
/// @param max never longer than this, not below the base
public record Backoff(TimeSpan base, TimeSpan max, Jitter jitter) {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a back-off such as 25ms..250ms full-jitter (full, equal, decorrelated or no jitter)";

    private static final Pattern SPELLING = Pattern
            .compile("([^.\\s]+(?:\\.[0-9]+[a-zµ]+)?)(?:\\.\\.(\\S+))?(?:\\s+(full|equal|decorrelated)-jitter)?");

    public Backoff {
        if (max.compareTo(base) < 0) {
            throw new NotationException(base + ".." + max, "a back-off whose maximum is not below its base");
        }
    }

    public static Backoff parse(String text) {
        Matcher matcher = SPELLING.matcher(text.strip());
        if (!matcher.matches()) {
            throw new NotationException(text, EXPECTED);
        }
        TimeSpan base = TimeSpan.parse(matcher.group(1));
        TimeSpan max = matcher.group(2) == null ? base : TimeSpan.parse(matcher.group(2));
        String jitter = matcher.group(3);
        return new Backoff(base, max, jitter == null ? Jitter.NONE : Jitter.valueOf(jitter.toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        String range = base.equals(max) ? base.toString() : base + ".." + max;
        return jitter == Jitter.NONE ? range : range + " " + jitter.name().toLowerCase(Locale.ROOT) + "-jitter";
    }
}
