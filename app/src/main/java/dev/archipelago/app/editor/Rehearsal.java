package dev.archipelago.app.editor;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/// An editor that opens, shows itself and leaves: what a packaged application is built with does so once, and Java keeps the
/// classes that it has loaded and linked for all later starts.
final class Rehearsal {
    private static final String PROPERTY = "archipelago.rehearsal";
    private static final Duration LENGTH = Duration.seconds(6);

    private Rehearsal() {}

    /// Whether this process is one.
    static boolean isAsked() {
        return Boolean.getBoolean(PROPERTY);
    }

    /// Leaves once everything that is shown at first has been there for a while.
    static void begin() {
        PauseTransition length = new PauseTransition(LENGTH);
        length.setOnFinished(_ -> Platform.exit());
        length.play();
    }
}
