package dev.archipelago.app.seeing;

import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Overlay.Reading;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.util.LinkedHashMap;
import java.util.Map;

/// Numbers of replicas of a design that is tried out, on the drawing of the one that is drawn.
public final class PreviewedReplicas {
    private PreviewedReplicas() {}

    /// The overlay with the replicas of what is tried out, where they are others than those that are drawn.
    public static Overlay on(Overlay overlay, Document tried, Document drawn) {
        Map<ComponentId, Reading> readings = new LinkedHashMap<>();
        overlay.components().forEach((id, reading) -> {
            Component now = tried.architecture().components().get(id);
            Component before = drawn.architecture().components().get(id);
            String replicas = now == null || before == null || now.initialReplicas() == before.initialReplicas()
                    ? null
                    : "×" + now.initialReplicas();
            readings.put(id, replicas == null || reading.replicas() != null
                    ? reading
                    : new Reading(reading.utilisation(), reading.latency(), reading.errorShare(), replicas,
                            reading.severity(), reading.ghost()));
        });
        return new Overlay(readings, overlay.connections(), overlay.origin());
    }
}
