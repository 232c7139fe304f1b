package dev.archipelago.model.file;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;

/// Ends the reading of a file whose rest makes no sense any more; never leaves this package.
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Problem(String id, Place place, Wording said, Wording advised) {
        super(said.toString());
        this.finding = Finding.error(id, Pointer.ROOT, said, advised).at(place);
    }

    Finding finding() {
        return finding;
    }
}
