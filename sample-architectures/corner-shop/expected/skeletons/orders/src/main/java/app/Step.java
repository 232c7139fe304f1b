package app;

/// One thing that an operation does; a lambda of yours fits wherever a step of the design stands.
@FunctionalInterface
interface Step {

    /// @throws Exception to end the request with status 500
    void run(Request request) throws Exception;
}
