package dev.archipelago.simulator.job;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import java.util.List;

/// Values that a job sets: `PATH=VALUE`.
final class Settings {

    private Settings() {}

    static Document applied(List<String> settings, Document document) {
        Document changed = document;
        for (String change : settings) {
            int equals = change.indexOf('=');
            if (equals < 1) {
                throw new JobException("set", "expected PATH=VALUE, not '" + change + "'");
            }
            try {
                changed = PropertyPath.parse(change.substring(0, equals)).with(changed, change.substring(equals + 1));
            } catch (PropertyException e) {
                throw new JobException("set", change + ": " + e.getMessage());
            }
        }
        return changed;
    }
}
