package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;

/// Values that stand on the command line instead of those of the file: PATH=VALUE.
final class GivenValues {

    private GivenValues() {}

    /// @param wrong makes the failure of a wrong argument
    static OpenedFile applied(OpenedFile opened, List<String> changes, Function<String, ParameterException> wrong) {
        Document document = opened.document();
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals < 1) {
                throw wrong.apply("--set: expected PATH=VALUE, not '" + change + "'");
            }
            try {
                document = PropertyPath.parse(change.substring(0, equals)).with(document, change.substring(equals + 1));
            } catch (PropertyException e) {
                throw wrong.apply("--set " + change + ": " + e.getMessage());
            }
        }
        return opened.withDocument(document);
    }
}
