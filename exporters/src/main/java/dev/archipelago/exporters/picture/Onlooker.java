package dev.archipelago.exporters.picture;

/// Is told how much of a picture is painted, on the thread that paints, and may end the painting.
@FunctionalInterface
public interface Onlooker {

    /// Lets it be painted to the end.
    Onlooker NONE = _ -> {};

    /// @param share that is done, 0 to 1, never less than before
    /// @throws java.util.concurrent.CancellationException ends the painting, of which nothing is left
    void painted(double share);

    /// Looks on at a part of the work.
    ///
    /// @param begin how much is done before that part
    /// @param end how much is done after it
    default Onlooker between(double begin, double end) {
        return share -> painted(begin + (end - begin) * share);
    }

    /// Is told that so many of all are done; only now and then, since it may take a while.
    default void painted(int done, int all) {
        if (done % 16 == 0 || done == all) {
            painted(all == 0 ? 1 : (double) done / all);
        }
    }
}
