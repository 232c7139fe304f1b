package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Mark.Anchor;
import dev.archipelago.exporters.picture.Mark.Lettering;
import dev.archipelago.exporters.picture.Stroke.Dash;
import dev.archipelago.exporters.sequence.Sequence;
import dev.archipelago.exporters.sequence.Sequence.Event;
import dev.archipelago.exporters.sequence.Sequence.Frame;
import dev.archipelago.exporters.sequence.Sequence.Kind;
import dev.archipelago.exporters.sequence.Sequence.Message;
import dev.archipelago.exporters.sequence.Sequence.Nature;
import dev.archipelago.exporters.sequence.Sequence.Operator;
import dev.archipelago.exporters.sequence.Sequence.Section;
import dev.archipelago.exporters.sequence.Sequence.Work;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Draws a sequence: life lines from left to right, time from above to below.
///
/// Calls have a filled head, what nobody waits for an open one, messages of brokers are dotted, replies dashed.
public final class SequenceIllustrator {
    private static final double ROW = 34;
    private static final double NOTE = 25;
    private static final double BAR = 9;
    private static final double FRAME_HEAD = 28;
    private static final double GUARD = 22;
    private static final double BESIDE = 58; // from the outermost life line of a frame to its border
    private static final double NESTED = 9;

    private final Document document;
    private final Sequence sequence;
    private final Function<Message, Optional<String>> times;
    private final Palette palette;
    private final Wording wording;
    private final SequencePlan plan;
    private final List<Figure> frames = new ArrayList<>();
    private final List<Figure> bars = new ArrayList<>();
    private final List<Figure> front = new ArrayList<>();
    private final Map<ComponentId, Deque<Double>> active = new HashMap<>();
    private double y;

    private SequenceIllustrator(Document document, Sequence sequence, Function<Message, Optional<String>> times,
            Palette palette, Wording wording) {
        this.document = document;
        this.sequence = sequence;
        this.times = times;
        this.palette = palette;
        this.wording = wording;
        plan = SequencePlan.of(sequence);
    }

    /// The drawing of a sequence.
    ///
    /// @param times what is known of how long a reply took, in words
    public static Drawing draw(Document document, Sequence sequence, Function<Message, Optional<String>> times,
            Palette palette, PictureOptions options) {
        return new SequenceIllustrator(document, sequence, times, palette, Wording.in(options.language()))
                .draw(options);
    }

    private Drawing draw(PictureOptions options) {
        y = SequencePlan.HEAD_HEIGHT + 16;
        events(sequence.events());
        sequence.participants().forEach(id -> Optional.ofNullable(active.get(id))
                .ifPresent(open -> open.forEach(from -> bar(id, from, y))));
        y += 14;
        if (!sequence.complete()) {
            more();
        }
        List<Figure> figures = new ArrayList<>(frames);
        sequence.participants().forEach(id -> figures.add(line(id)));
        figures.addAll(bars);
        figures.addAll(front);
        sequence.participants().forEach(id -> figures.add(head(id)));
        String title = sequence.operation().toString();
        if (options.heading()) {
            Pen pen = new Pen();
            pen.text(document.name() + " · " + title, new Point(0, -22), Anchor.START,
                    new Lettering(16, true, palette.text()), 2000);
            figures.add(new Figure(new Figure.Furniture("heading"), pen.bounds(), title, "", pen.marks()));
        }
        Box bounds = figures.stream().map(Figure::bounds).reduce(Box::union).orElse(new Box(0, 0, 0, 0));
        return new Drawing(bounds.grown(options.margin()), palette.ground(), title,
                wording.of("sequence.description", sequence.participants().size()), figures);
    }

    // Life lines

    private Figure head(ComponentId id) {
        ComponentKind kind = document.architecture().component(id).map(Component::kind).orElse(ComponentKind.SERVICE);
        String name = document.architecture().component(id).map(Component::name).orElse(id.value());
        double width = plan.headWidth(id);
        Box box = new Box(plan.x(id) - width / 2, 0, width, SequencePlan.HEAD_HEIGHT);
        Pen pen = new Pen();
        pen.shape(new Outline.Rounded(box, 7), palette.surface(), Stroke.solid(palette.border(), 1.2));
        pen.symbol(Symbols.of(kind), new Point(box.x() + 9, box.y() + 13), 20, palette.kind(kind));
        double room = width - 44;
        Lettering lettering = new Lettering(13, true, palette.text());
        List<String> lines = Letters.wrapped(name, 13, true, room);
        double first = box.middle().y() + (lines.size() == 1 ? 4.5 : -3);
        for (int i = 0; i < lines.size(); i++) {
            pen.text(lines.get(i), new Point(box.x() + 36, first + i * 16), Anchor.START, lettering, room);
        }
        return new Figure(new Figure.OfComponent(id), pen.bounds(), name, wording.of(kind), pen.marks());
    }

    private Figure line(ComponentId id) {
        Pen pen = new Pen();
        pen.line(Outline.polyline(List.of(new Point(plan.x(id), SequencePlan.HEAD_HEIGHT), new Point(plan.x(id), y))),
                new Stroke(palette.frame(), 1.4, Dash.DASHED));
        return new Figure(new Figure.Furniture("life-line"), pen.bounds(), "", "", pen.marks());
    }

    private void bar(ComponentId id, double from, double to) {
        Pen pen = new Pen();
        pen.shape(new Outline.Rounded(new Box(plan.x(id) - BAR / 2, from, BAR, Math.max(10, to - from)), 2),
                palette.surface(), Stroke.solid(palette.line(), 1.1));
        bars.add(new Figure(new Figure.Furniture("activation"), pen.bounds(), "", "", pen.marks()));
    }

    // Events

    private void events(List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case Message message -> message(message);
                case Work work -> note(work);
                case Frame frame -> frame(frame);
            }
        }
    }

    private void message(Message message) {
        double from = plan.x(message.from());
        double to = plan.x(message.to());
        boolean self = message.from().isPresent() && message.from().equals(message.to());
        double at = y + 23;
        Pen pen = new Pen();
        Lettering lettering = new Lettering(SequencePlan.TEXT_SIZE, false,
                message.kind() == Kind.REPLY ? palette.quiet() : palette.text());
        double side = self ? 1 : Math.signum(to - from);
        double begin = from + (message.from().isPresent() ? side * BAR / 2 : 0);
        double end = to - (self ? -BAR / 2 : message.to().isPresent() ? side * BAR / 2 : 0);
        if (self) {
            pen.line(Outline.polyline(List.of(new Point(begin, at - 8), new Point(begin + 26, at - 8),
                    new Point(begin + 26, at), new Point(end, at))), stroke(message.kind()));
        } else {
            pen.line(Outline.polyline(List.of(new Point(begin, at), new Point(end, at))), stroke(message.kind()));
        }
        tip(pen, message.kind(), new Point(end, at), self ? -1 : side);
        label(pen, message, self ? begin + 34 : Math.min(begin, end) + 8, self ? at - 1 : at - 7, lettering,
                self ? SequencePlan.MOST_TEXT : Math.abs(end - begin) - 16);
        front.add(new Figure(new Figure.OfMessage(message), pen.bounds().grown(3), spoken(message), "", pen.marks()));
        y += ROW;
        follow(message, at);
    }

    private void label(Pen pen, Message message, double x, double base, Lettering lettering, double room) {
        String time = times.apply(message).orElse("");
        double used = message.label().isEmpty()
                ? 0
                : pen.text(message.label(), new Point(x, base), Anchor.START, lettering, Math.max(20, room));
        if (!time.isEmpty()) {
            pen.text(time, new Point(x + used + (used > 0 ? 8 : 0), base), Anchor.START,
                    new Lettering(SequencePlan.TEXT_SIZE, true, palette.accent()), 120);
        }
    }

    private String spoken(Message message) {
        String from = message.from().map(ComponentId::value).orElse("");
        String to = message.to().map(ComponentId::value).orElse("");
        return wording.of("sequence." + message.kind().name().toLowerCase(Locale.ROOT), from, to,
                message.label());
    }

    private Stroke stroke(Kind kind) {
        return switch (kind) {
            case CALL, ASYNC -> Stroke.solid(palette.text().withOpacity(0.85), 1.5);
            case EVENT, DELIVERY -> new Stroke(palette.kind(ComponentKind.BROKER), 1.6, Dash.DOTTED);
            case REPLY -> new Stroke(palette.line(), 1.3, Dash.DASHED);
        };
    }

    private void tip(Pen pen, Kind kind, Point at, double side) {
        Point above = new Point(at.x() - side * 9, at.y() - 4.5);
        Point below = new Point(at.x() - side * 9, at.y() + 4.5);
        if (kind == Kind.CALL) {
            pen.fill(Outline.polygon(at, above, below), palette.text());
        } else {
            pen.line(Outline.polyline(List.of(above, at, below)), Stroke.solid(stroke(kind).ink(), 1.5));
        }
    }

    /// Bars where a component is busy with a call: from the call to its reply.
    private void follow(Message message, double at) {
        switch (message.kind()) {
            case CALL -> message.to().ifPresent(id -> active.computeIfAbsent(id, _ -> new ArrayDeque<>()).push(at));
            case REPLY -> message.from().ifPresent(id -> {
                Deque<Double> open = active.get(id);
                if (open != null && !open.isEmpty()) {
                    bar(id, open.pop(), at);
                }
            });
            case ASYNC, EVENT, DELIVERY -> message.to().ifPresent(id -> bar(id, at, at + 14));
        }
    }

    private void note(Work work) {
        Pen pen = new Pen();
        double width = SequencePlan.noteWidth(work);
        double x = plan.x(work.at()) + 12;
        boolean plain = work.nature() == Nature.WORK;
        Lettering lettering = new Lettering(SequencePlan.NOTE_SIZE, !plain, plain ? palette.quiet() : palette.text());
        String sign = switch (work.nature()) {
            case WORK -> "";
            case CIRCLE -> "↻ ";
            case DEEPER -> "… ";
        };
        Box box = new Box(x, y + 3, width, 18);
        pen.shape(new Outline.Rounded(box, 4), palette.surface(),
                plain
                        ? Stroke.solid(palette.frame(), 1)
                        : Stroke.solid(palette.status(work.nature() == Nature.CIRCLE
                                ? Severity.WARNING
                                : Severity.IDLE), 1.4));
        pen.text(sign + work.text(), new Point(x + 8, y + 16), Anchor.START, lettering, width - 14);
        String spoken = plain
                ? work.at() + ": " + work.text()
                : wording.of(work.nature() == Nature.CIRCLE ? "sequence.circle" : "sequence.deeper", work.text());
        front.add(new Figure(new Figure.OfComponent(work.at()), pen.bounds(), spoken, "", pen.marks()));
        y += NOTE;
    }

    private void frame(Frame frame) {
        y += 5;
        double top = y;
        int slot = frames.size();
        Pen inside = new Pen();
        y += FRAME_HEAD;
        Box extent = extent(frame);
        for (int i = 0; i < frame.sections().size(); i++) {
            Section section = frame.sections().get(i);
            if (i > 0) {
                inside.line(Outline.polyline(List.of(new Point(extent.x(), y + 4), new Point(extent.right(), y + 4))),
                        new Stroke(palette.line(), 1, Dash.DASHED));
                y += 8;
            }
            if (!section.guard().isEmpty()) {
                inside.text("[" + section.guard() + "]", new Point(extent.x() + 12, y + 13), Anchor.START,
                        new Lettering(SequencePlan.NOTE_SIZE, true, palette.quiet()), extent.width() - 20);
                y += GUARD;
            }
            events(section.events());
        }
        y += 6;
        Box box = new Box(extent.x(), top, extent.width(), y - top);
        frames.add(slot, border(frame, box));
        tab(frame, box, inside);
        front.add(new Figure(new Figure.Furniture("frame-part"), inside.bounds(), "", "", inside.marks()));
        y += 7;
    }

    private Figure border(Frame frame, Box box) {
        Pen pen = new Pen();
        pen.shape(new Outline.Rounded(box, 5),
                palette.line().withOpacity(frame.operator() == Operator.AFTER_REPLY ? 0.12 : 0.045),
                Stroke.solid(palette.line(), 1.1));
        String words = word(frame) + " " + frame.label();
        return new Figure(new Figure.Furniture("frame"), pen.bounds(), words.strip(), "", pen.marks());
    }

    private String word(Frame frame) {
        return wording.of("sequence.frame." + frame.operator().name().toLowerCase(Locale.ROOT));
    }

    /// In front of the life lines that run through a frame.
    private void tab(Frame frame, Box box, Pen pen) {
        String word = word(frame);
        double width = Letters.width(word, SequencePlan.NOTE_SIZE, true) + 16;
        double room = Math.max(30, box.width() - width - 24);
        double label = Math.min(room, Letters.width(frame.label(), SequencePlan.NOTE_SIZE, false));
        if (!frame.label().isEmpty()) {
            pen.fill(new Outline.Rounded(new Box(box.x() + width + 9, box.y() + 2, label + 12, 17), 4),
                    palette.ground());
            pen.text(frame.label(), new Point(box.x() + width + 15, box.y() + 14), Anchor.START,
                    new Lettering(SequencePlan.NOTE_SIZE, false, palette.quiet()), room);
        }
        pen.shape(Outline.polygon(new Point(box.x(), box.y()), new Point(box.x() + width + 8, box.y()),
                new Point(box.x() + width + 8, box.y() + 12), new Point(box.x() + width, box.y() + 20),
                new Point(box.x(), box.y() + 20)), palette.surface(), Stroke.solid(palette.line(), 1.1));
        pen.text(word, new Point(box.x() + 8, box.y() + 14), Anchor.START,
                new Lettering(SequencePlan.NOTE_SIZE, true, palette.text()), width);
    }

    /// From left to right what happens in a frame takes; height means nothing.
    private Box extent(Frame frame) {
        Optional<Box> inner = frame.sections().stream().flatMap(section -> section.events().stream())
                .map(this::extent).reduce(Box::union);
        return inner.orElse(new Box(0, 0, 0, 0)).grown(NESTED);
    }

    private Box extent(Event event) {
        return switch (event) {
            case Message message -> {
                double from = plan.x(message.from());
                double to = plan.x(message.to());
                boolean self = message.from().equals(message.to());
                double right = Math.max(from, to) + BESIDE
                        + (self ? Math.min(SequencePlan.MOST_TEXT, Letters.width(message.label(), 12, false)) : 0);
                yield new Box(Math.min(from, to) - BESIDE, 0, right - Math.min(from, to) + BESIDE, 1);
            }
            case Work work -> new Box(plan.x(work.at()) - BESIDE, 0,
                    BESIDE + Math.max(BESIDE, SequencePlan.noteWidth(work) + 20), 1);
            case Frame frame -> extent(frame);
        };
    }

    private void more() {
        Pen pen = new Pen();
        pen.text(wording.of("sequence.more"), new Point(0, y + 20), Anchor.START,
                new Lettering(13, true, palette.status(Severity.WARNING)), 900);
        front.add(new Figure(new Figure.Furniture("more"), pen.bounds(), wording.of("sequence.more"), "",
                pen.marks()));
        y += ROW;
    }
}
