package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.Violation;
import dev.archipelago.simulator.measure.Violation.Kind;
import dev.archipelago.simulator.messaging.Fate;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts, since the measurement began, what happened between data and messages that is not to happen.
final class Violations {

    private final Engine engine;
    private final Map<Violation, Long> counts = new LinkedHashMap<>();

    private Violations(Engine engine) {
        this.engine = engine;
    }

    /// Those that there were.
    static Map<Violation, Long> of(Engine engine) {
        Violations violations = new Violations(engine);
        violations.transactions();
        violations.databases();
        violations.messages();
        return violations.counts;
    }

    private void count(Kind kind, String subject, long number) {
        if (number > 0) {
            counts.merge(new Violation(kind, subject), number, Long::sum);
        }
    }

    private void transactions() {
        if (engine.transactions != null) {
            engine.transactions.meters().forEach((id, meter) -> {
                count(Kind.STUCK, id, meter.stuck());
                count(Kind.PART_SEEN, id, meter.exposures());
                count(Kind.IN_DOUBT, id, meter.lefts());
            });
        }
        if (engine.dualWrites != null) {
            engine.dualWrites.meters().forEach((id, meter) -> count(Kind.DUAL_WRITE, id, meter.stuck()));
        }
    }

    private void databases() {
        if (engine.storage != null) {
            for (Database database : engine.storage.databases().all()) {
                count(Kind.STALE_READ, database.plan.id(), database.stale());
                count(Kind.OWN_WRITE_UNREAD, database.plan.id(), database.unread());
                count(Kind.WENT_BACK, database.plan.id(), database.backwards());
                count(Kind.LOST_WRITE, database.plan.id(), database.lostWrites());
            }
        }
    }

    private void messages() {
        if (engine.brokers != null) {
            for (Subscription subscription : engine.brokers.subscriptions()) {
                count(Kind.DUPLICATE, subscription.id(),
                        subscription.isHarmedByDuplicates() ? subscription.counted(Fate.DUPLICATE) : 0);
                for (Fate fate : Fate.values()) {
                    count(Kind.LOST_MESSAGE, subscription.id(), fate.isLoss() ? subscription.counted(fate) : 0);
                }
            }
        }
    }
}
