package app;

/// Counts what is under way, so that the program can end when nothing is.
final class Work {

    private int count;

    synchronized void enter() {
        count++;
    }

    synchronized void leave() {
        count--;
        notifyAll();
    }

    /// Waits until nothing is under way, at most so many seconds.
    synchronized void awaitIdle(double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (count > 0 && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }
}
