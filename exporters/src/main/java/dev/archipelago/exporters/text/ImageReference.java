package dev.archipelago.exporters.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of a container image taken apart: `registry/path:tag@digest`.
///
/// @param repository with the registry always in front, such as `docker.io/library/redis`
/// @param tag null when none was given
/// @param digest such as `sha256:...`; null when none was given
/// Source: the grammar of the distribution project, with Docker's defaults for a missing registry.
public record ImageReference(String repository, @Nullable String tag, @Nullable String digest) {

    private static final Pattern REFERENCE = Pattern.compile(
            "(?<name>[a-zA-Z0-9][a-zA-Z0-9.-]*(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)"
                    + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?");
    private static final Pattern PATH = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");

    /// Takes a reference apart; empty when it is none.
    public static Optional<ImageReference> parse(String text) {
        String stripped = text.strip();
        Matcher matcher = REFERENCE.matcher(stripped);
        if (stripped.indexOf('/') < 0) {
            matcher = REFERENCE.matcher("library/" + stripped);
        }
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group("name")).flatMap(ImageReference::qualified)
                .map(repository -> new ImageReference(repository, group(stripped, "tag"), group(stripped, "digest")));
    }

    /// The last part of the path, such as redis.
    public String shortName() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /// Whether it always means the same image: a digest, or a tag other than latest.
    public boolean isFixed() {
        return digest != null || tag != null && !tag.equals("latest");
    }

    public ImageReference withTag(String changed) {
        return new ImageReference(repository, changed, digest);
    }

    @Override
    public String toString() {
        return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    private static Optional<String> qualified(String name) {
        int slash = name.indexOf('/');
        String first = name.substring(0, slash < 0 ? name.length() : slash);
        boolean registry = slash > 0
                && (first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost"));
        if (registry) {
            return Optional.of(name);
        }
        return PATH.matcher(first).matches() ? Optional.of("docker.io/" + name) : Optional.empty();
    }

    private static @Nullable String group(String text, String name) {
        Matcher matcher = REFERENCE.matcher(text.indexOf('/') < 0 ? "library/" + text : text);
        return matcher.matches() ? matcher.group(name) : null;
    }
}
