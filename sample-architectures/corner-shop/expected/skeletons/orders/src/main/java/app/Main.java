package app;

/// Starts the program, or asks the one that runs whether it is well.
final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        // Without this every answer on a kept connection waits for an acknowledgement of the one before.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Design design = Operations.design();
        if (arguments.length > 0 && arguments[0].equals("healthcheck")) {
            System.exit(Server.isWell(design) ? 0 : 1);
        }
        new Server(design).start();
    }
}
