package dev.archipelago.simulator.experiment;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.run.Awaited;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Evaluates a design at many points, several at a time.
///
/// Each point is a function of the document, its values and the options alone, whoever computes it and when. So points may be
/// computed in any order, in several processes and in several attempts, and the whole is the same to the byte.
public final class Sweep {

    private static final int MOST_TRIED = 1000;

    private final Document document;
    private final List<Variation> variations;
    private final List<List<String>> points;
    private final Evaluation.Options options;

    /// @param points values in the order of the variations
    public Sweep(Document document, List<Variation> variations, List<List<String>> points,
            Evaluation.Options options) {
        this.document = document;
        this.variations = List.copyOf(variations);
        this.points = List.copyOf(points);
        this.options = options;
    }

    /// Finds the values that fit at no point, before anything is computed.
    ///
    /// @throws PropertyException when there is no such property, or a value does not fit it
    public void requireFittingValues() {
        for (int i = 0; i < variations.size(); i++) {
            int column = i;
            Variation variation = variations.get(i);
            variation.current(document);
            points.stream().map(point -> point.get(column)).distinct().forEach(value -> requireFitting(column, value));
        }
    }

    private void requireFitting(int column, String value) {
        try {
            variations.get(column).applied(document, value);
        } catch (PropertyException e) {
            if (points.stream().filter(point -> point.get(column).equals(value)).limit(MOST_TRIED)
                    .noneMatch(this::fits)) {
                throw e;
            }
        }
    }

    private boolean fits(List<String> values) {
        try {
            applied(values);
            return true;
        } catch (PropertyException _) {
            return false;
        }
    }

    /// The document with these values. Some fit only together, such as a request above the limit that was, so that the last
    /// is tried first where the order given does not do.
    private Document applied(List<String> values) {
        try {
            return applied(values, IntStream.range(0, values.size()));
        } catch (PropertyException e) {
            if (values.size() < 2) {
                throw e;
            }
            return applied(values, IntStream.iterate(values.size() - 1, i -> i >= 0, i -> i - 1));
        }
    }

    private Document applied(List<String> values, IntStream order) {
        Document changed = document;
        for (int i : order.toArray()) {
            changed = variations.get(i).applied(changed, values.get(i));
        }
        return changed;
    }

    /// Computes the points that are asked for and hands each of them over as soon as it is there, one at a time, in any order.
    ///
    /// @param wanted by number
    /// @param threads points at a time; has no influence on what is handed over but for its order
    /// @throws CancellationException when cancelled; what was handed over stays true
    public void run(IntPredicate wanted, int threads, Consumer<Point> finished, Progress progress,
            CancelSignal cancel) {
        List<Integer> numbers = IntStream.range(0, points.size()).filter(wanted).boxed().toList();
        if (numbers.isEmpty()) {
            return;
        }
        int atATime = Math.min(threads, numbers.size());
        int each = Math.max(1, threads / atATime);
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        CancelSignal either = () -> stopped.get() || cancel.isCancelled();
        try (ExecutorService workers = Executors.newFixedThreadPool(atATime,
                Thread.ofPlatform().daemon().name("sweep-", 0).factory())) {
            List<Future<?>> futures = new ArrayList<>();
            for (int number : numbers) {
                futures.add(workers.submit(() -> {
                    if (either.isCancelled()) {
                        throw new CancellationException("the sweep was cancelled");
                    }
                    Point point = point(number, each, either);
                    synchronized (done) {
                        finished.accept(point);
                        progress.at(done.incrementAndGet() / (double) numbers.size());
                    }
                }));
            }
            try {
                Awaited.all(futures, "the sweep");
            } finally {
                stopped.set(true);
            }
        }
    }

    /// One point.
    public Point point(int number, int threads, CancelSignal cancel) {
        List<String> values = points.get(number);
        try {
            Document changed = applied(values);
            var error = Checks.all().run(changed).stream().filter(Finding::isError).findFirst();
            return error.isPresent()
                    ? Point.refused(number, values, error.get().message())
                    : Point.of(number, values, Evaluation.of(changed, options, threads, Progress.NONE, cancel));
        } catch (PropertyException e) {
            return Point.refused(number, values, String.valueOf(e.getMessage()));
        } catch (StackOverflowError _) {
            return Point.refused(number, values, "its calls are nested too deep");
        }
    }
}
