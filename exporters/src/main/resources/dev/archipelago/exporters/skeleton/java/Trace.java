package app;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a request stands in its trace (W3C Trace Context).
record Trace(String id, String span, String parent, String flags, String state) {

    private static final Pattern HEADER = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Goes on with the trace of a caller, or begins one.
    static Trace of(String traceparent, String tracestate) {
        Matcher header = HEADER.matcher(traceparent == null ? "" : traceparent);
        return header.matches()
                ? new Trace(header.group(1), random(8), header.group(2), header.group(3),
                        tracestate == null ? "" : tracestate)
                : new Trace(random(16), random(8), "", "01", "");
    }

    /// What is told to programs that are called.
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("traceparent", "00-" + id + "-" + span + "-" + flags);
        if (!state.isEmpty()) {
            headers.put("tracestate", state);
        }
        return headers;
    }

    private static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
