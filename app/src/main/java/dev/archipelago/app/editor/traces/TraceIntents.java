package dev.archipelago.app.editor.traces;

import dev.archipelago.simulator.measure.RequestTrace;
import java.util.List;

/// What a person wants with requests that are looked at.
public interface TraceIntents {

    /// Select the component of a span on the drawing.
    void select(String component);

    /// Go to the component of a span on the drawing.
    void open(String component);

    /// Write requests as the JSON of OpenTelemetry.
    void exportOtlp(List<RequestTrace> requests);

    /// Write requests as the JSON of Jaeger.
    void exportJaeger(List<RequestTrace> requests);
}
