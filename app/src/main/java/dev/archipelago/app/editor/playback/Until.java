package dev.archipelago.app.editor.playback;

import dev.archipelago.simulator.result.Mark;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// Where playing stops by itself.
public sealed interface Until {

    /// The instant, in seconds after the end of the warm-up; empty where it does not come behind the one where playing begins.
    OptionalDouble after(double head, List<Mark> marks);

    /// At the end of the run.
    record End() implements Until {
        @Override
        public OptionalDouble after(double head, List<Mark> marks) {
            return OptionalDouble.empty();
        }
    }

    /// At a time.
    ///
    /// @param seconds after the end of the warm-up
    record Time(double seconds) implements Until {
        @Override
        public OptionalDouble after(double head, List<Mark> marks) {
            return seconds > head ? OptionalDouble.of(seconds) : OptionalDouble.empty();
        }
    }

    /// When something of a kind happens for the first time from there on.
    record First(Mark.Kind kind) implements Until {
        @Override
        public OptionalDouble after(double head, List<Mark> marks) {
            Predicate<Mark> behind = mark -> mark.from() > head || head == 0 && mark.from() == 0;
            return marks.stream().filter(mark -> mark.kind() == kind).filter(behind).mapToDouble(Mark::from)
                    .findFirst();
        }
    }
}
