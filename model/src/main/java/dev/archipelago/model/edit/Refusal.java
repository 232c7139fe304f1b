package dev.archipelago.model.edit;

import dev.archipelago.model.finding.Wording;

/// Carries the reason of a refusal out of the middle of an edit; never leaves this package.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Wording reason;

    Refusal(Wording reason) {
        super(reason.toString());
        this.reason = reason;
    }

    Wording reason() {
        return reason;
    }

    static void unless(boolean condition, Wording reason) {
        if (!condition) {
            throw new Refusal(reason);
        }
    }
}
