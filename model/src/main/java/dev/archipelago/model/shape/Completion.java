package dev.archipelago.model.shape;

/// Completes a scalar with what stands outside of the file, such as the values of a CSV file beside it.
@FunctionalInterface
public interface Completion {
    /// Leaves every scalar as it is.
    Completion NONE = value -> value;

    /// The scalar itself, or a completed one of the same type.
    ///
    /// @throws Refused when what it refers to cannot be had
    Object complete(Object value);

    /// Says why a scalar could not be completed.
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param message a sentence for people
        public Refused(String message) {
            super(message);
        }
    }
}
