package dev.archipelago.model.check;

import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.OutlierDetection;
import dev.archipelago.model.quantity.Share;
import java.util.Objects;
import java.util.stream.Stream;

/// Outlier detection may take out less than one of so few replicas.
///
/// Source: Envoy 1.31, outlier_detection_impl.cc: a host is ejected while (ejected + 1) / hosts stays within the share.
final class EjectionOfNobody implements Rule {
    private static final Share USUAL = new Share(.1);
    private static final double TOLERANCE = 1e-9;

    @Override
    public String id() {
        return "connection.outlier-ejects-nobody";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Volumes volumes = new Volumes(inspection);
        return inspection.architecture().connections().entrySet().stream()
                .filter(entry -> inspection.has(entry.getKey().to()))
                .flatMap(entry -> Stream.ofNullable(entry.getValue().outlierDetection())
                        .flatMap(detection -> finding(entry.getKey(), detection,
                                volumes.mostReplicas(entry.getKey().to()))));
    }

    private Stream<Finding> finding(ConnectionId id, OutlierDetection detection, int replicas) {
        Share most = Objects.requireNonNullElse(detection.maxEjected(), USUAL);
        if (replicas < 1 || most.value() * replicas >= 1 - TOLERANCE) {
            return Stream.empty();
        }
        Wording whole = replicas == 1
                ? Wording.of("With one replica there is none to turn to: remove the outlier detection, or add"
                        + " replicas.")
                : Wording.of("Set maxEjected to at least %s, which is one of %d.",
                        new Share(Math.ceil(100.0 / replicas) / 100), replicas);
        return Stream.of(Finding.warning(id(), Pointer.of("connections", id.toString(), "outlierDetection"),
                replicas == 1
                        ? Wording.of("At most %s of the 1 replica of '%s' may be ejected, which is none.", most,
                                id.to())
                        : Wording.of("At most %s of the %d replicas of '%s' may be ejected, which is none.", most,
                                replicas, id.to()),
                whole));
    }
}
