package dev.archipelago.simulator.job;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.finding.Finding;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A job as a file: one JSON object with the name of the architecture beside it, and what is computed.
///
/// What may be left out has the defaults of the command line. What is not understood is an error, never ignored.
public sealed interface JobFile permits SweepJobFile, SimulationJobFile {

    /// The file of the design, relative to the folder of the job, and never outside of it.
    String architecture();

    /// What the file is called where nobody gives it a name.
    String name();

    /// The text of the file, which says the same when it is read again.
    String text();

    /// The same job of a design in another file.
    JobFile about(String file);

    /// A document with the values that the job sets.
    ///
    /// @throws JobException when one does not fit
    Document set(Document document);

    /// @throws IOException when it cannot be read
    /// @throws JobException when it is none, with the part that is not as expected
    static JobFile read(Path file) throws IOException {
        JobTree tree = JobTree.read(file);
        return tree.isOf(SimulationJobFile.KIND) ? SimulationJobFile.of(tree) : SweepJobFile.of(tree);
    }

    /// The design of a job with the values that it sets.
    ///
    /// @param job where the job stands
    /// @throws JobException when the design is not as it should be
    default Document document(Path job) {
        Path file = job.resolveSibling(architecture());
        Document document = set(switch (DocumentReader.read(file)) {
            case Reading.Understood(var understood, var _, var _) -> understood;
            case Reading.Refused(var problems) ->
                throw new JobException("architecture", file + ": " + problems.getFirst());
        });
        Checks.all().run(document).stream().filter(Finding::isError).findFirst().ifPresent(error -> {
            throw new JobException("architecture", error.message());
        });
        return document;
    }

    /// @throws JobException when the file of the design would lie outside of the folder of the job
    static void requireBelow(String architecture) {
        try {
            Path path = Path.of(architecture);
            if (!architecture.isBlank() && !path.isAbsolute() && !path.normalize().startsWith("..")) {
                return;
            }
        } catch (InvalidPathException _) {
            // said below
        }
        throw new JobException("architecture", "expected a file in the folder of the job or below, not '"
                + architecture + "'");
    }
}
