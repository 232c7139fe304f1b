package dev.archipelago.app.editor;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.QuestionPage;
import dev.archipelago.app.editor.capacity.CapacityPage;
import dev.archipelago.app.editor.compare.ComparePage;
import dev.archipelago.app.editor.optimise.OptimisePage;
import dev.archipelago.app.editor.redesign.BoundariesPage;
import dev.archipelago.app.editor.redesign.Drawings;
import dev.archipelago.app.editor.redesign.ProtocolsPage;
import dev.archipelago.app.editor.sweep.SweepQuestionPage;
import java.util.List;

/// The questions that a design can be asked, in the order in which they are seen.
final class QuestionPages {

    /// Names of the pages; each has a command "ask-NAME".
    static final List<String> IDS = List.of("capacity", "optimise", "sweep", "compare", "boundaries", "protocols");

    private QuestionPages() {}

    static List<QuestionPage> of(AskParts parts, Drawings drawings) {
        return List.of(new CapacityPage(parts), new OptimisePage(parts),
                new SweepQuestionPage(parts, new PlottedPages()), new ComparePage(parts),
                new BoundariesPage(parts, drawings), new ProtocolsPage(parts, drawings));
    }
}
