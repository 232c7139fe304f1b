package dev.archipelago.exporters.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts what the design gives into the texts of an engine.
///
/// @param cacheMebibytes what it may fill with cached entries
record EngineText(Deployable deployable, Engine engine, long cacheMebibytes) {

    List<String> fill(List<String> texts) {
        return texts.stream().map(this::fill).toList();
    }

    Map<String, String> fill(Map<String, String> texts) {
        Map<String, String> filled = new LinkedHashMap<>();
        texts.forEach((key, text) -> filled.put(key, fill(text)));
        return filled;
    }

    private String fill(String text) {
        return text.replace("{port}", Integer.toString(deployable.ports().getFirst().number()))
                .replace("{name}", deployable.name()).replace("{cache}", Long.toString(cacheMebibytes))
                .replace("{data}", Storage.dataFolder(deployable, engine));
    }
}
