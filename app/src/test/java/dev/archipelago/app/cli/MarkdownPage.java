package dev.archipelago.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A page of the documentation, cut into the blocks between its fences and the prose around them.
record MarkdownPage(Path file, List<Block> blocks, List<String> prose) {
    private static final Pattern FENCE = Pattern.compile("^( *)```+ *(.*)$");
    private static final Pattern LINK = Pattern.compile("]\\(([^()\\s]+)\\)");

    /// What stands between two fences.
    ///
    /// @param words what follows the opening fence, such as `json`, `members`
    /// @param line of the opening fence, from 1
    /// @param before the nearest line of prose above it
    record Block(List<String> words, int line, String before, String text) {
        Block {
            words = List.copyOf(words);
        }

        String language() {
            return words.isEmpty() ? "" : words.getFirst();
        }
    }

    /// A link as it stands in a page.
    ///
    /// @param target path and anchor, relative to the folder of the page
    record Link(int line, String target) {}

    static MarkdownPage of(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<String> words = List.of();
        String above = "";
        int from = 0;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            Matcher fence = FENCE.matcher(line);
            if (fence.matches() && from == 0) {
                from = number;
                words = Stream.of(fence.group(2).split(" ")).filter(word -> !word.isBlank()).toList();
                open.clear();
            } else if (fence.matches()) {
                blocks.add(new Block(words, from, above, String.join("\n", open) + "\n"));
                from = 0;
            } else if (from > 0) {
                open.add(line);
            } else if (!line.isBlank()) {
                above = line;
            }
            prose.add(from > 0 || fence.matches() ? "" : line);
        }
        if (from > 0) {
            throw new IllegalArgumentException(file + ":" + from + ": this fence is never closed");
        }
        return new MarkdownPage(file, List.copyOf(blocks), List.copyOf(prose));
    }

    /// All links and pictures that lead to another place of the tree.
    List<Link> relativeLinks() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            Matcher link = LINK.matcher(prose.get(i));
            while (link.find()) {
                if (!link.group(1).matches("[a-z]+:.*")) {
                    links.add(new Link(i + 1, link.group(1)));
                }
            }
        }
        return links;
    }

    /// The anchors of its headings, as the hosts of repositories make them.
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        for (String line : prose) {
            if (line.matches("#{1,6} .*")) {
                String anchor = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).codePoints()
                        .filter(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ' ')
                        .mapToObj(Character::toString).collect(Collectors.joining()).replace(' ', '-');
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }
}
