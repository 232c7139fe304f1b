package dev.archipelago.app.editor.playback;

import dev.archipelago.app.seeing.Moment;
import dev.archipelago.simulator.Replay;
import dev.archipelago.simulator.measure.Frame;
import dev.archipelago.simulator.measure.SystemState;
import dev.archipelago.simulator.result.Mark;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The time of a finished run: an instant of it that is looked at, and its way on by itself.
///
/// What is shown is the first replication. Another thread simulates it again as soon as somebody looks at an instant for the
/// first time: its frames, which are there at once from then on, and after that the exact state of each instant that is looked
/// at. All properties change on the thread of the window.
public final class Playback {
    /// The head where the whole run is looked at and no instant.
    public static final double WHOLE = Double.NaN;

    /// Plays so fast that the stop is reached at once.
    public static final double FASTEST = Double.POSITIVE_INFINITY;

    private static final double NANOS = 1e9;

    // Properties

    private final ReadOnlyObjectWrapper<Optional<SimulationResult>> result = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private final ReadOnlyDoubleWrapper head = new ReadOnlyDoubleWrapper(WHOLE);
    private final ReadOnlyObjectWrapper<Optional<Moment>> moment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper preparing = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final ObjectProperty<Until> until = new SimpleObjectProperty<>(new Until.End());

    private final Executor window;
    private Supplier<Replay> made = () -> {
        throw new IllegalStateException("there is no run");
    };
    private @Nullable Replayer replayer;
    private List<Frame> frames = List.of();
    private double stop;

    /// @param window runs tasks on the window's thread
    public Playback(Executor window) {
        this.window = window;
    }

    /// The run; empty while there is none.
    public ReadOnlyObjectProperty<Optional<SimulationResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// The instant that is looked at, in seconds after the end of the warm-up; [#WHOLE] where it is the whole run.
    public ReadOnlyDoubleProperty headProperty() {
        return head.getReadOnlyProperty();
    }

    /// The run at the head; empty for the whole run, and until the frames are there.
    public ReadOnlyObjectProperty<Optional<Moment>> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /// Whether the head moves on by itself, as soon as the frames are there.
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// Share of the frames that are there while they are made; NaN otherwise.
    public ReadOnlyDoubleProperty preparingProperty() {
        return preparing.getReadOnlyProperty();
    }

    /// Why the run cannot be played.
    public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Seconds of the run in a second of the one who looks.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// Where playing stops by itself; at the end of the run at the latest.
    public ObjectProperty<Until> untilProperty() {
        return until;
    }

    public boolean isWhole() {
        return Double.isNaN(head.get());
    }

    /// Measured seconds of the run.
    public double seconds() {
        return result.get().map(SimulationResult::simulatedSeconds).orElse(0.0);
    }

    /// What happened in the run, by begin.
    public List<Mark> marks() {
        return result.get().map(run -> run.timeline().marks()).orElse(List.of());
    }

    // Commands

    /// Another run is there; the whole of it is looked at.
    ///
    /// @param replay simulates it again
    public void load(SimulationResult run, Supplier<Replay> replay) {
        clear();
        made = replay;
        result.set(Optional.of(run));
    }

    /// There is no run any more.
    public void clear() {
        if (replayer != null) {
            replayer.close();
            replayer = null;
        }
        frames = List.of();
        preparing.set(Double.NaN);
        problem.set(Optional.empty());
        showWhole();
        result.set(Optional.empty());
    }

    /// Looks at the whole run again.
    public void showWhole() {
        playing.set(false);
        head.set(WHOLE);
        moment.set(Optional.empty());
    }

    /// Looks at an instant, to the nanosecond, or at that of the run that is nearest.
    public void seek(double seconds) {
        if (result.get().isPresent()) {
            prepare();
            head.set(Math.clamp(Math.round(seconds * NANOS) / NANOS, 0, seconds()));
            look();
        }
    }

    /// To an instant, to stay there.
    public void stopAt(double seconds) {
        playing.set(false);
        seek(seconds);
    }

    /// So many frames further, or back.
    public void step(int count) {
        double length = frames.size() < 2 ? seconds() / 100 : seconds() / (frames.size() - 1);
        double now = isWhole() ? 0 : head.get();
        double at = now / length;
        double whole = count > 0 ? Math.floor(at + 1e-6) : Math.ceil(at - 1e-6);
        stopAt(isWhole() ? 0 : (whole + count) * length);
    }

    /// To what happens next, or happened before; stays where there is nothing.
    ///
    /// @return what happens there
    public Optional<Mark> stepToMark(boolean forward) {
        double now = isWhole() ? -1 : head.get();
        List<Mark> all = marks();
        Optional<Mark> found = forward
                ? all.stream().filter(mark -> mark.from() > now + 1e-9).findFirst()
                : all.reversed().stream().filter(mark -> mark.from() < now - 1e-9).findFirst();
        found.ifPresent(mark -> stopAt(mark.from()));
        return found;
    }

    public void toggle() {
        if (playing.get()) {
            playing.set(false);
        } else {
            play();
        }
    }

    /// From the head on, from the beginning where that is at the end or the whole run is looked at.
    public void play() {
        if (result.get().isEmpty()) {
            return;
        }
        if (isWhole() || head.get() >= seconds()) {
            seek(0);
        }
        OptionalDouble asked = until.get().after(head.get(), marks());
        stop = Math.min(seconds(), asked.orElse(seconds()));
        prepare();
        playing.set(true);
    }

    /// So many seconds have passed for the one who looks.
    public void pass(double seconds) {
        if (!playing.get() || frames.isEmpty()) {
            return;
        }
        double next = Double.isInfinite(speed.get()) ? stop : head.get() + seconds * speed.get();
        if (next >= stop) {
            stopAt(stop);
        } else {
            seek(next);
        }
    }

    private void prepare() {
        if (replayer == null) {
            problem.set(Optional.empty());
            preparing.set(0);
            replayer = new Replayer(made, window, new Heard());
            replayer.start();
        }
    }

    private void look() {
        if (!frames.isEmpty() && !isWhole()) {
            Moment found = Moment.in(frames, seconds(), head.get());
            moment.set(Optional.of(found));
            if (!found.exact() && replayer != null) {
                replayer.want(head.get());
            }
        }
    }

    private final class Heard implements Replayer.Listener {
        @Override
        public void progress(double share) {
            preparing.set(share);
        }

        @Override
        public void frames(List<Frame> made) {
            frames = List.copyOf(made);
            preparing.set(Double.NaN);
            look();
        }

        /// While time passes it is that of a little earlier, which is exact as well.
        @Override
        public void state(SystemState state) {
            boolean now = Math.abs(state.at() - head.get()) < 1e-9;
            boolean recent = playing.get() && state.at() <= head.get();
            if (now || recent) {
                moment.set(Optional.of(Moment.in(frames, seconds(), state.at()).with(state)));
            }
        }

        @Override
        public void failed(Throwable why) {
            replayer = null; // so that it is tried anew when an instant is looked at again
            preparing.set(Double.NaN);
            showWhole();
            problem.set(Optional.of(String.valueOf(why.getMessage())));
        }
    }
}
