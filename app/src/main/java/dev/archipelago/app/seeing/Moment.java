package dev.archipelago.app.seeing;

import dev.archipelago.simulator.measure.Frame;
import dev.archipelago.simulator.measure.SystemState;
import java.util.List;

/// A run at an instant: how everything was, and what happened around it.
///
/// @param at seconds after the end of the warm-up
/// @param state how everything was at that instant, or a little earlier where it is not exact
/// @param exact whether the state is of this very instant
/// @param before the frame at or before the instant
/// @param after the frame behind it, with what happened between the two
public record Moment(double at, SystemState state, boolean exact, Frame before, Frame after) {

    /// At an instant of frames at equal distances.
    ///
    /// @param frames at least two
    /// @param seconds of all of them
    public static Moment in(List<Frame> frames, double seconds, double at) {
        int last = frames.size() - 1;
        int index = (int) Math.clamp(Math.floor(at / seconds * last + 1e-9), 0, last);
        Frame before = frames.get(Math.min(index, last - 1));
        SystemState state = frames.get(index).state();
        return new Moment(at, state, Math.abs(state.at() - at) < 1e-9, before,
                frames.get(Math.min(index, last - 1) + 1));
    }

    /// The same with the state of its very instant.
    public Moment with(SystemState exactly) {
        return new Moment(exactly.at(), exactly, true, before, after);
    }

    /// Calls per second over a connection around the instant.
    public double rate(String connection) {
        return change(connection, false) / length();
    }

    /// Share of the calls over a connection around the instant that failed for good; 0 where there were none.
    public double failed(String connection) {
        double calls = change(connection, false);
        return calls <= 0 ? 0 : Math.min(1, change(connection, true) / calls);
    }

    private double length() {
        return Math.max(1e-9, after.state().at() - before.state().at());
    }

    private double change(String connection, boolean failed) {
        SystemState.Calls from = before.state().connections().get(connection);
        SystemState.Calls to = after.state().connections().get(connection);
        if (from == null || to == null) {
            return 0;
        }
        return failed ? to.failed() - from.failed() : to.made() - from.made();
    }
}
