package dev.archipelago.app.editor.why;

import dev.archipelago.app.editor.look.FaultNames;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Pressure;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Stretch;
import dev.archipelago.simulator.diagnosis.Remedy;
import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.TimeShare;
import java.util.stream.Collectors;

/// What a diagnosis says, in the words of people.
record WhyWording(Messages messages) {

    String question(Question question, Estimate value) {
        return messages.text("why.question", question.subject(), messages.text("why.metric." + question.metric()),
                figure(question.metric(), value));
    }

    static String figure(Metric metric, Estimate value) {
        return metric.isTime()
                ? Figures.time(value.value(), value.halfWidth())
                : metric.isShare()
                        ? Figures.share(value.value(), value.halfWidth())
                        : Figures.rate(value.value(), value.halfWidth());
    }

    String part(String component, TimeShare.Cause cause) {
        String word = messages.text("why.cause." + cause);
        return component.isEmpty() ? word : component + " · " + word;
    }

    String stretch(Stretch stretch) {
        return part(stretch.component(), stretch.cause()) + " " + Figures.time(stretch.seconds());
    }

    String link(Breakdown.Link link) {
        return messages.text("why.link", Figures.time(link.after()), link.subject(),
                messages.text("why.broken." + link.what()), FaultNames.of(link.because(), messages));
    }

    String pressure(Pressure pressure) {
        String value = pressure.kind() == Pressure.Kind.AMPLIFIED
                ? Figures.number(pressure.value())
                : Figures.share(pressure.value());
        return messages.text("why.pressure." + pressure.kind(), pressure.subject(), value);
    }

    /// Such as "Replicas of shop: 3 → 6".
    String remedy(Remedy remedy) {
        String values = remedy.changes().stream()
                .map(change -> (change.from().isEmpty() ? "" : change.from() + " ") + "→ " + change.to()).distinct()
                .collect(Collectors.joining(", "));
        return messages.text("why.remedy", messages.text("why.fix." + remedy.kind()), remedy.subject(), values);
    }
}
