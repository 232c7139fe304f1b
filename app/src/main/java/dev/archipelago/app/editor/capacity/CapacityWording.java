package dev.archipelago.app.editor.capacity;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LoadLimitResult;
import dev.archipelago.simulator.result.WithoutOneResult;
import dev.archipelago.simulator.result.WithoutOneResult.Extent;
import dev.archipelago.simulator.result.WithoutOneResult.Loss;

/// What was found of the load that a design bears, in the words of people.
///
/// @param whole with nothing lost, which says what loads are counted in
record CapacityWording(Messages messages, LoadLimitResult whole) {

    /// So many times the load of the design, per second or in users.
    String amount(double factor) {
        return whole.rate() > 0
                ? Figures.rate(factor * whole.rate())
                : messages.text("capacity.users", Figures.number(factor * whole.users()));
    }

    private String amount(Estimate factor) {
        return whole.rate() > 0
                ? Figures.rate(factor.value() * whole.rate(), factor.halfWidth() * whole.rate())
                : messages.text("capacity.users",
                        Figures.number(factor.value() * whole.users(), factor.halfWidth() * whole.users()));
    }

    String answer() {
        if (whole.holds() <= 0) {
            return messages.text("capacity.holds-nowhere");
        }
        if (!whole.limit().isMeasured()) {
            return messages.text("capacity.holds-everywhere", amount(whole.holds()));
        }
        return messages.text("capacity.holds", amount(whole.limit()), Figures.number(whole.limit().value()));
    }

    String effort() {
        return messages.text("capacity.effort", Double.isInfinite(whole.estimated())
                ? messages.text("capacity.no-limit")
                : amount(whole.estimated()), whole.evaluations(), whole.replications());
    }

    String name(Loss loss) {
        return messages.text(loss.extent() == Extent.ZONE ? "capacity.zone" : "capacity.replica", loss.what());
    }

    /// What the rest bears.
    String limit(Loss loss) {
        return loss.simulated().map(this::simulated).orElseGet(() -> estimated(loss));
    }

    private String simulated(LoadLimitResult found) {
        if (found.holds() <= 0) {
            return messages.text("capacity.no-load");
        }
        return found.limit().isMeasured()
                ? amount(found.limit()) + (found.settled() ? "" : " *")
                : messages.text("capacity.more-than", amount(found.holds()));
    }

    private String estimated(Loss loss) {
        if (Double.isInfinite(loss.estimated())) {
            return messages.text("capacity.no-limit");
        }
        return messages.text("capacity.about", amount(Double.isNaN(loss.share()) || !whole.limit().isMeasured()
                ? loss.estimated()
                : loss.share() * whole.limit().value()));
    }

    /// The worst of the losses.
    String summary(WithoutOneResult result) {
        if (result.losses().isEmpty()) {
            return messages.text("capacity.nothing-to-lose");
        }
        Loss worst = result.losses().getFirst();
        return Double.isFinite(worst.share())
                ? messages.text("capacity.worst", name(worst), Figures.share(worst.share()))
                : messages.text("capacity.worst-unknown", name(worst));
    }
}
