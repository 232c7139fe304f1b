package dev.archipelago.model.quantity;

/// A number of replicas given absolutely ("2") or as a share of all ("25%"), as Kubernetes takes it for surge and
/// disruption.
public sealed interface Portion {

    /// What a reader of a wrong text is told.
    String EXPECTED = "a whole number such as 1 or a share such as 25%";

    /// @param count not negative
    record Absolute(int count) implements Portion {
        public Absolute {
            if (count < 0) {
                throw new NotationException(Integer.toString(count), EXPECTED);
            }
        }

        @Override
        public String toString() {
            return Integer.toString(count);
        }
    }

    /// @param share of all replicas
    record Relative(Share share) implements Portion {
        @Override
        public String toString() {
            return share.toString();
        }
    }

    static Portion parse(String text) {
        return text.strip().endsWith("%")
                ? new Relative(Share.parse(text))
                : new Absolute(Decimals.integer(text, EXPECTED));
    }

    /// The number meant for so many replicas, shares rounded up.
    default int ofRoundedUp(int replicas) {
        return switch (this) {
            case Absolute(int count) -> count;
            case Relative(Share share) -> (int) Math.ceil(share.value() * replicas - 1e-9);
        };
    }

    /// The number meant for so many replicas, shares rounded down.
    default int ofRoundedDown(int replicas) {
        return switch (this) {
            case Absolute(int count) -> count;
            case Relative(Share share) -> (int) Math.floor(share.value() * replicas + 1e-9);
        };
    }
}
