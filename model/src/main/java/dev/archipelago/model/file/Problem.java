package dev.archipelago.model.file;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Pointer;

/// Ends the reading of a file whose rest makes no sense any more; never leaves this package.
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Problem(String id, Place place, String message, String advice) {
        super(message);
        this.finding = Finding.error(id, Pointer.ROOT, message, advice).at(place);
    }

    Finding finding() {
        return finding;
    }
}
