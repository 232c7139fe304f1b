package dev.archipelago.exporters.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules that every Dockerfile of ours keeps, by the ids that hadolint gives them where it knows them.
final class DockerfileRules {

    private static final Set<String> KNOWN = Set.of("FROM", "ARG", "WORKDIR", "COPY", "RUN", "LABEL", "ENV", "USER",
            "EXPOSE", "HEALTHCHECK", "ENTRYPOINT");
    private static final Pattern FROM = Pattern
            .compile("FROM (--platform=\\$BUILDPLATFORM )?(\\S+)( AS ([a-z][a-z0-9-]*))?");
    private static final Pattern EXEC = Pattern.compile("\\[(\"([^\"\\\\]++|\\\\.)*+\"(, )?)++]");
    private static final Pattern PAIRS = Pattern.compile("( ?[A-Za-z_.][A-Za-z0-9_.]*=\"([^\"\\\\]++|\\\\.)*+\")++");

    private DockerfileRules() {}

    static List<String> brokenBy(String dockerfile) {
        List<String> broken = new ArrayList<>();
        require(broken, dockerfile.startsWith("# syntax=docker/dockerfile:1\n"), "the syntax comes first");
        require(broken, dockerfile.endsWith("\n") && !dockerfile.contains("\r"), "lines end in LF");
        require(broken, dockerfile.split("(?m)^# *syntax").length == 2, "one syntax");
        List<String> instructions = instructions(dockerfile);
        List<Matcher> stages = instructions.stream().map(FROM::matcher).filter(Matcher::matches).toList();
        require(broken, stages.size() == 2, "two stages");
        for (Matcher stage : stages) {
            String image = stage.group(2);
            require(broken, image.matches("[^/:]+\\.[^/:]+/[^:]+:[^:@]+(@sha256:[0-9a-f]{64})?")
                    && !image.contains(":latest"), "DL3006, DL3007: a registry and a tag in " + image);
        }
        boolean folder = false;
        String user = "";
        for (String instruction : instructions) {
            String word = instruction.split(" ")[0];
            String rest = instruction.substring(word.length()).strip();
            require(broken, KNOWN.contains(word), "an instruction of ours, not " + word);
            switch (word) {
                case "FROM" -> folder = false;
                case "WORKDIR" -> {
                    folder = true;
                    require(broken, rest.startsWith("/"), "DL3000: an absolute folder");
                }
                case "COPY" -> {
                    require(broken, rest.startsWith("--link "), "COPY --link");
                    require(broken, !rest.contains("--from=") || rest.contains("--from=build "), "DL3022: a stage");
                    require(broken, folder || rest.matches(".* /\\S+"), "DL3045: WORKDIR before a relative target");
                }
                case "RUN" -> {
                    require(broken, rest.startsWith("--mount=type=cache,target=/"), "a cache");
                    require(broken, !rest.matches(".*\\b(apt|apt-get|apk|sudo|curl|wget)\\b.*"),
                            "DL3008, DL3018: no packages by name");
                    require(broken, !rest.matches(".*\\$\\{?TARGET.*") || rest.contains("\"${TARGETARCH}\""),
                            "SC2086: quoted");
                }
                case "USER" -> user = rest;
                case "EXPOSE" -> require(broken, rest.matches("[0-9]{1,5}"), "a port");
                case "ENTRYPOINT" -> require(broken, EXEC.matcher(rest).matches(), "DL3025: exec form: " + rest);
                case "HEALTHCHECK" -> require(broken, EXEC.matcher(rest.replaceFirst(".* CMD ", "")).matches(),
                        "DL3025: exec form: " + rest);
                case "LABEL" -> require(broken,
                        PAIRS.matcher(rest).matches() && rest.contains("org.opencontainers.image.version="),
                        "DL3048: quoted labels: " + rest);
                case "ENV" -> require(broken, PAIRS.matcher(rest).matches()
                        && !rest.matches("(?i).*(passw|secret|token|private|api_?key).*"),
                        "DL3044, DL3064: quoted variables without secrets: " + rest);
                default -> {
                    // ARG is one word
                }
            }
        }
        require(broken, user.equals("10001:10001"), "DL3002, DL3066: a numeric user, not " + user);
        require(broken, instructions.getLast().startsWith("ENTRYPOINT"), "ENTRYPOINT last");
        for (String once : List.of("USER", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "LABEL")) {
            require(broken, instructions.stream().filter(line -> line.startsWith(once + " ")).count() == 1,
                    "one " + once);
        }
        return broken;
    }

    /// Instructions as Docker joins their lines.
    private static List<String> instructions(String dockerfile) {
        String joined = dockerfile.replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n *", "");
        return joined.lines().filter(line -> !line.isBlank()).toList();
    }

    private static void require(List<String> broken, boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }
}
