package dev.archipelago.simulator.analysis;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Prices;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.result.CapacityResult.Costs.Traffic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bytes of requests and answers cost: those that leave the platform, and those between zones.
///
/// Out go answers to who is outside, and requests to what is outside; what comes in costs nothing.
final class TrafficPrice {
    private static final double HOUR = 3600;
    private static final double GIBIBYTE = 1L << 30;

    private final Document document;
    private final List<Observation> observations;
    private final double egressPrice;
    private final double zonePrice;

    TrafficPrice(Document document, List<Observation> observations) {
        this.document = document;
        this.observations = observations;
        Prices prices = document.platformOrDefault().prices();
        this.egressPrice = prices == null ? 0 : orZero(prices.egressGibibyte());
        this.zonePrice = prices == null ? 0 : orZero(prices.zoneGibibyte());
    }

    private static double orZero(@Nullable Double price) {
        return price == null ? 0 : price;
    }

    Traffic perHour() {
        double egress = 0;
        double zones = 0;
        for (Observation observation : observations) {
            double hours = observation.seconds() / HOUR * observations.size();
            for (var entry : document.architecture().connections().entrySet()) {
                ComponentId from = entry.getKey().from();
                ComponentId to = entry.getKey().to();
                Observation.Traffic traffic = observation.connections().get(from + "->" + to);
                if (traffic != null) {
                    double request = gibibytes(entry.getValue().requestSize());
                    double answer = gibibytes(entry.getValue().responseSize());
                    egress += out(entry.getValue(), from, to, traffic) * egressPrice / hours;
                    zones += (request * traffic.requestsBetweenZones() + answer * traffic.answersBetweenZones())
                            * zonePrice / hours;
                }
            }
        }
        return new Traffic(egress, zones);
    }

    private double out(Connection connection, ComponentId from, ComponentId to, Observation.Traffic traffic) {
        boolean leaves = isInside(from) && !isInside(to);
        boolean comes = !isInside(from) && isInside(to);
        return leaves
                ? gibibytes(connection.requestSize()) * traffic.attempts()
                : comes ? gibibytes(connection.responseSize()) * (traffic.calls() - traffic.failed()) : 0;
    }

    private boolean isInside(ComponentId id) {
        return document.architecture().component(id).filter(Component::runsOnPlatform).isPresent();
    }

    private static double gibibytes(@Nullable DataSize size) {
        return size == null ? 0 : size.bytes() / GIBIBYTE;
    }
}
