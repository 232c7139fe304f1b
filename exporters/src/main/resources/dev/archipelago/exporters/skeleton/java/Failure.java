package app;

/// A request that could not be served.
final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message, null, false, false);
    }
}
