package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.sequence.Sequence;
import dev.archipelago.exporters.sequence.Sequence.Event;
import dev.archipelago.exporters.sequence.Sequence.Frame;
import dev.archipelago.exporters.sequence.Sequence.Message;
import dev.archipelago.exporters.sequence.Sequence.Section;
import dev.archipelago.exporters.sequence.Sequence.Work;
import dev.archipelago.model.ComponentId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where the life lines of a sequence stand: near one another, but so far apart that what stands between them can be read.
final class SequencePlan {
    static final double HEAD_HEIGHT = 46;
    static final double MOST_TEXT = 230;
    static final double TEXT_SIZE = 12;
    static final double NOTE_SIZE = 11;

    private static final double LEAST_GAP = 150;
    private static final double AROUND_TEXT = 44;
    private static final double OUTSIDE = 46;

    private final Sequence sequence;
    private final double[] gaps;
    private final boolean outside;

    private SequencePlan(Sequence sequence) {
        this.sequence = sequence;
        gaps = new double[sequence.participants().size() + 1];
        Arrays.fill(gaps, LEAST_GAP);
        outside = sequence.events().stream().anyMatch(event -> event instanceof Message message
                && message.from().isEmpty());
        gaps[0] = outside ? OUTSIDE : 0;
    }

    static SequencePlan of(Sequence sequence) {
        SequencePlan plan = new SequencePlan(sequence);
        plan.widen(sequence.events());
        return plan;
    }

    private void widen(List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case Message message -> widen(message);
                case Work work -> widenAt(column(work.at()) + 1, noteWidth(work) + 26);
                case Frame frame -> frame.sections().stream().map(Section::events).forEach(this::widen);
            }
        }
    }

    private void widen(Message message) {
        double wanted = Math.min(MOST_TEXT, Letters.width(message.label(), TEXT_SIZE, false)) + AROUND_TEXT;
        int from = message.from().map(this::column).orElse(-1);
        int to = message.to().map(this::column).orElse(-1);
        int left = Math.min(from, to);
        int right = Math.max(from, to);
        if (left == right) {
            widenAt(right + 1, wanted + 20);
        } else if (right - left == 1) {
            widenAt(right, wanted);
        } else {
            double now = IntStream.rangeClosed(left + 1, right).mapToDouble(i -> gaps[i]).sum();
            IntStream.rangeClosed(left + 1, right).forEach(i -> widenAt(i, gaps[i] * wanted / Math.max(now, 1)));
        }
    }

    private void widenAt(int gap, double wanted) {
        if (gap < gaps.length) {
            gaps[gap] = Math.max(gaps[gap], wanted);
        }
    }

    static double noteWidth(Work work) {
        return Math.min(MOST_TEXT, Letters.width(work.text(), NOTE_SIZE, false) + 34);
    }

    int column(ComponentId id) {
        return sequence.participants().indexOf(id);
    }

    /// The middle of a life line; of whoever stands outside, left of all.
    double x(Optional<ComponentId> id) {
        int column = id.map(this::column).orElse(-1);
        return IntStream.rangeClosed(0, column).mapToDouble(i -> gaps[i]).sum() + (column < 0 ? 0 : LEAST_GAP / 2);
    }

    double x(ComponentId id) {
        return x(Optional.of(id));
    }

    /// How wide the head of a life line may be.
    double headWidth(ComponentId id) {
        int column = column(id);
        double room = column + 1 < gaps.length ? gaps[column + 1] : LEAST_GAP;
        return Math.min(LEAST_GAP - 14, room - 14);
    }
}
