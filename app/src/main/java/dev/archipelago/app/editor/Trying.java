package dev.archipelago.app.editor;

import dev.archipelago.app.editor.whatif.WhatIf;
import dev.archipelago.app.editor.whatif.WhatIfAnswer;
import dev.archipelago.app.editor.whatif.WhatIfPane;
import dev.archipelago.app.seeing.EstimateOverlay;
import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.app.seeing.PreviewedReplicas;
import dev.archipelago.app.seeing.ResultOverlay;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.document.Document;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;

/// What if in the window: its pane, and what is seen of it on the drawing.
final class Trying {
    private final WorkspaceParts parts;
    private final WhatIf whatIf;
    private final WhatIfPane pane;

    /// @param repaint is called when there is something else to be seen
    /// @param say shows a line in the status bar
    Trying(WorkspaceParts parts, Runnable repaint, Consumer<String> say) {
        this.parts = parts;
        whatIf = new WhatIf(parts.edited(), Platform::runLater);
        pane = new WhatIfPane(parts.messages(), parts.edited(), whatIf);
        parts.run().settingsProperty()
                .addListener((_, _, settings) -> whatIf.scenarioProperty().set(settings.scenario()));
        whatIf.answerProperty().addListener((_, _, answer) -> {
            repaint.run();
            if (!whatIf.turnedProperty().get().isEmpty()) {
                answer.ifPresent(found -> say.accept(pane.state()));
            }
        });
        whatIf.turnedProperty().addListener((_, before, now) -> {
            if (before.isEmpty() != now.isEmpty()) {
                repaint.run();
            }
        });
    }

    Node node() {
        return pane.node();
    }

    void focus() {
        pane.focus();
    }

    void close() {
        whatIf.close();
    }

    /// What comes of what is tried out, over what was before; empty while nothing is.
    Optional<Overlay> overlay(OverlayChoice choice) {
        return whatIf.turnedProperty().get().isEmpty()
                ? Optional.empty()
                : whatIf.answerProperty().get()
                        .filter(answer -> !answer.tried().equals(parts.edited().document()))
                        .map(answer -> overlay(answer, choice));
    }

    private Overlay overlay(WhatIfAnswer answer, OverlayChoice choice) {
        Document drawn = parts.edited().document();
        Overlay compared = switch (answer) {
            case WhatIfAnswer.Estimated found -> EstimateOverlay.of(found.tried(), found.result(), choice)
                    .since(EstimateOverlay.of(drawn, found.before(), choice));
            case WhatIfAnswer.Simulated found -> ResultOverlay.of(found.tried(), found.result(), choice)
                    .since(ResultOverlay.of(drawn, found.before(), choice));
        };
        return PreviewedReplicas.on(compared, answer.tried(), drawn);
    }
}
