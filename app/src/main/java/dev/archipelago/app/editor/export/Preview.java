package dev.archipelago.app.editor.export;

import dev.archipelago.app.workbench.BundleComparison;
import dev.archipelago.app.workbench.SimulationEvidence;
import dev.archipelago.exporters.spi.Evidence;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What an export of a document would be.
///
/// @param sinceSaved the same of the design as its file holds it beside that of the design as it is, both without what
///         simulations found; empty where no file holds it or what the file holds has errors
/// @param errors why there is none; the bundle is empty then
/// @param problem why the folder could not be looked at; all files count as new then
record Preview(Document document, ExportChoice choice, ExportBundle bundle, BundleComparison comparison,
        Optional<BundleComparison> sinceSaved, List<Finding> errors, Optional<IOException> problem) {

    Preview {
        errors = List.copyOf(errors);
    }

    /// Checks the document, and exports it when there are no errors in it; reads the folder and writes nothing.
    ///
    /// @param saved what the file of the document holds; empty where there is none
    static Preview of(Document document, Optional<Document> saved, ExportChoice choice) {
        List<Finding> errors = errors(document);
        ExportBundle bundle = errors.isEmpty()
                ? choice.exporter().export(ExportRequest.of(document).withOptions(choice.options())
                        .withEvidence(choice.simulated().filter(found -> isAbout(found, document))
                                .map(found -> SimulationEvidence.of(found.result(), document))
                                .orElse(Evidence.NONE)))
                : ExportBundle.EMPTY;
        BundleComparison nothing = BundleComparison.withNothing(bundle);
        Optional<BundleComparison> since = errors.isEmpty()
                ? saved.filter(before -> errors(before).isEmpty())
                        .map(before -> BundleComparison.since(plain(before, choice), plain(document, choice)))
                : Optional.empty();
        if (choice.folder().isEmpty() || !errors.isEmpty()) {
            return new Preview(document, choice, bundle, nothing, since, errors, Optional.empty());
        }
        try {
            return new Preview(document, choice, bundle, BundleComparison.of(bundle, choice.folder().get()), since,
                    errors, Optional.empty());
        } catch (IOException e) {
            return new Preview(document, choice, bundle, nothing, since, errors, Optional.of(e));
        }
    }

    private static List<Finding> errors(Document document) {
        return Checks.all().run(document).stream().filter(Finding::isError).toList();
    }

    private static ExportBundle plain(Document document, ExportChoice choice) {
        return choice.exporter().export(ExportRequest.of(document).withOptions(choice.options()));
    }

    /// Where a box stands changes no figure.
    private static boolean isAbout(Simulated found, Document document) {
        return found.document().withDiagram(null).equals(document.withDiagram(null));
    }

    /// Whether there is something to write and somewhere to write it.
    boolean canBeWritten() {
        return errors.isEmpty() && choice.folder().isPresent() && !bundle.files().isEmpty();
    }
}
