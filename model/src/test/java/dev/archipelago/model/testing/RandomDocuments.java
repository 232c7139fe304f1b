package dev.archipelago.model.testing;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.policy.Jitter;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.DataRate;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Draws documents with every part of the vocabulary in them; the same seed gives the same document.
///
/// References lead to components drawn from the same few names, so that some of them exist and some do not.
public final class RandomDocuments {
    private static final List<String> NAMES = List.of("web", "orders", "stock", "payment", "db", "bus", "cart", "a",
            "b1",
            "order-placed");
    private static final List<String> TEXTS = List.of("shop", "Eckladen", "商店", "a, b", "{x}", "say \"hi\"", " padded ",
            "line\nbreak", "tab\t", "100%", "null", "true", "12", "back\\slash", "😀", "(", "a=b", "[1]", "\u0001");

    private final RandomGenerator random;

    private RandomDocuments(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static Document document(long seed) {
        return (Document) new RandomDocuments(seed).value(Shapes.DOCUMENT, 0);
    }

    private Object value(Shape shape, int depth) {
        return switch (shape) {
            case ScalarShape s -> scalar(s.type());
            case ChoiceShape s -> pick(List.of(s.type().getEnumConstants()));
            case ObjectShape s -> object(s, depth);
            case OneOfShape s -> object(pick(List.copyOf(s.alternatives().values())), depth);
            case ListShape s -> list(s, depth);
            case MapShape s -> map(s, depth);
        };
    }

    private Object object(ObjectShape shape, int depth) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Part part : shape.parts()) {
                boolean given = depth < 8 && random.nextDouble() < (depth == 0 ? 0.9 : 0.4);
                if (part.key().equals("format")) {
                    values.put(part.key(), 1);
                } else if (part.required() || given) {
                    values.put(part.key(), value(part.shape(), depth + 1));
                }
            }
            try {
                return shape.build(values);
            } catch (NotationException e) {
                continue; // parts that do not go together: draw again
            }
        }
        throw new IllegalStateException("no " + shape.noun() + " could be drawn");
    }

    private List<Object> list(ListShape shape, int depth) {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0 && depth < 10; i--) {
            items.add(value(shape.element(), depth + 1));
        }
        return items;
    }

    private Map<Object, Object> map(MapShape shape, int depth) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object key = shape.key().type() == String.class
                    ? shape.key().pattern() == null ? pick(TEXTS) : pick(NAMES)
                    : scalar(shape.key().type());
            entries.put(key, value(shape.value(), depth + 1));
        }
        return entries;
    }

    private Object scalar(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> pick(TEXTS);
            case "Integer" -> random.nextInt(-3, 200);
            case "Double" -> pick(List.of(0.0, 1.0, -2.5, 0.1, 1e-12, 1e300, random.nextDouble() * 100));
            case "Boolean" -> random.nextBoolean();
            case "TimeSpan" -> time();
            case "Rate" -> rate();
            case "Share" -> share();
            case "DataSize" -> size();
            case "DataRate" -> new DataRate(new DataSize(1 + random.nextInt(1 << 20)));
            case "Cores" -> new Cores(1 + random.nextInt(8000));
            case "Count" -> count();
            case "Portion" ->
                random.nextBoolean() ? new Portion.Absolute(random.nextInt(9)) : new Portion.Relative(share());
            case "Distribution" -> distribution();
            case "Arrival" -> arrival();
            case "Backoff" -> backoff();
            case "ComponentId" -> id();
            case "ConnectionId" -> new ConnectionId(id(), id());
            case "OperationRef" -> new OperationRef(id(), random.nextBoolean() ? pick(NAMES) : null);
            case "Objective" -> objective();
            case "Position" -> new Position(random.nextInt(-500, 500), random.nextInt(-500, 500));
            default -> throw new IllegalStateException("a new scalar: " + type);
        };
    }

    private ComponentId id() {
        return new ComponentId(pick(NAMES));
    }

    private TimeSpan time() {
        return pick(List.of(TimeSpan.ZERO, TimeSpan.ofMillis(random.nextInt(100_000)), TimeSpan.ofNanos(random.nextInt()
                & 0xFFFFF), TimeSpan.ofSeconds(random.nextInt(100_000))));
    }

    private TimeSpan someTime() {
        return TimeSpan.ofNanos(1 + random.nextLong(100_000_000_000L));
    }

    private Rate rate() {
        return pick(List.of(new Rate(random.nextInt(1000)), new Rate(random.nextInt(1000) / 60.0),
                new Rate(random.nextDouble())));
    }

    private Share share() {
        return pick(List.of(Share.ALL, Share.NONE, new Share(random.nextInt(1000) / 1000.0)));
    }

    private DataSize size() {
        return pick(List.of(DataSize.ZERO, new DataSize(random.nextInt(1 << 20)),
                DataSize.ofMebibytes(random.nextInt(4096))));
    }

    private Count count() {
        return switch (random.nextInt(4)) {
            case 0 -> new Count.Fixed(random.nextInt(9));
            case 1 -> new Count.Geometric(random.nextInt(90) / 10.0);
            case 2 -> new Count.Poisson(random.nextInt(90) / 10.0);
            default -> new Count.Uniform(random.nextInt(3), 3 + random.nextInt(5));
        };
    }

    private Distribution distribution() {
        return switch (random.nextInt(9)) {
            case 0 -> new Distribution.Constant(time());
            case 1 -> new Distribution.Exponential(time());
            case 2 -> new Distribution.LogNormal(time(), 0.1 + random.nextInt(30) / 10.0);
            case 3 -> new Distribution.Erlang(1 + random.nextInt(9), time());
            case 4 -> new Distribution.Pareto(someTime(), 1.5 + random.nextInt(20) / 10.0, null);
            case 5 -> new Distribution.Empirical(null, List.of(time(), time()));
            case 6 -> new Distribution.Shifted(time(), new Distribution.Weibull(time(), 0.8));
            case 7 -> new Distribution.Fitted(new Distribution.Gamma(time(), 0.7), "1204 values, D 0.021");
            default -> new Distribution.Uniform(TimeSpan.ZERO, time());
        };
    }

    private Arrival arrival() {
        return switch (random.nextInt(5)) {
            case 0 -> new Arrival.Constant(rate());
            case 1 -> new Arrival.Poisson(rate());
            case 2 -> new Arrival.Steps(List.of(new Arrival.Level(rate(), time()), new Arrival.Level(rate(), time())));
            case 3 -> new Arrival.Ramp(rate(), rate(), time());
            default -> new Arrival.Spike(rate(), rate(), time(), time());
        };
    }

    private Backoff backoff() {
        TimeSpan base = someTime();
        return new Backoff(base, random.nextBoolean() ? base : new TimeSpan(base.nanos() + someTime().nanos()),
                pick(List.of(Jitter.values())));
    }

    private Objective objective() {
        return Objective.parse(pick(NAMES) + pick(List.of(" p99 < 400ms", " mean < 50ms", " p99.9 > 1s",
                " success > 99.9%", " throughput > 100/s", " utilization < 70%")));
    }

    private <T> T pick(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
