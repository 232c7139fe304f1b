package dev.archipelago.model.edit;

/// Carries the reason of a refusal out of the middle of an edit; never leaves this package.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
        super(reason);
    }

    static void unless(boolean condition, String reason) {
        if (!condition) {
            throw new Refusal(reason);
        }
    }
}
