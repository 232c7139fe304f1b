package dev.archipelago.exporters.kubernetes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds numbers in manifests beside and above which nothing says why they are what they are.
final class Unreasoned {

    private static final Pattern LINE = Pattern.compile("( *)(- )?([^ :\"]+):(?: (.*))?");
    private static final Pattern NUMBER = Pattern.compile("\"?[0-9]+(m|[KMGTPE]i|%)?\"?");
    private static final List<String> FREE = List.of("annotations", "labels", "matchLabels", "data", "env", "args",
            "nodeSelector", "values", "command");

    /// Keys whose quoted values are names, whatever they look like.
    private static final List<String> TEXTS = List.of("name", "port", "targetPort", "storageClassName");

    private Unreasoned() {}

    /// A key that is open: how far in it stands, and whether it says why, or is no place for reasons.
    private record Open(int indent, boolean reasoned) {}

    static List<String> numbers(String yaml) {
        List<String> found = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        boolean comment = false;
        boolean heading = true;
        for (String line : yaml.split("\n")) {
            if (line.strip().startsWith("#")) {
                comment = !heading;
                continue;
            }
            heading = line.equals("---");
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                int indent = matcher.group(1).length();
                while (!open.isEmpty() && open.peek().indent() >= indent) {
                    open.pop();
                }
                boolean reasoned = comment || !open.isEmpty() && open.peek().reasoned();
                if (matcher.group(2) != null) {
                    open.push(new Open(indent, reasoned));
                    indent += 2;
                }
                String value = matcher.group(4) == null ? "" : matcher.group(4);
                boolean text = value.startsWith("\"") && TEXTS.contains(matcher.group(3));
                if (NUMBER.matcher(value).matches() && !text && !reasoned) {
                    found.add(line);
                }
                open.push(new Open(indent, reasoned || FREE.contains(matcher.group(3))));
            }
            comment = false;
        }
        return found;
    }
}
