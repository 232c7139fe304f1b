package dev.archipelago.simulator.runtime;

import dev.archipelago.model.policy.Balancing;
import dev.archipelago.simulator.plan.ChannelPlan;
import dev.archipelago.simulator.plan.Demand;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.plan.WayPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Lets rates flow through the stations instead of requests: the level of detail at which a day takes seconds.
///
/// In each step users bring as many requests as they do on average. Each station, callers first, does as much of what has come
/// as its CPU and its workers allow, hands on what its operations ask of others, and keeps the rest waiting. A worker is held
/// for the mean time of an operation, waits for others included, so that what is slow below is felt above. Replicas, nodes,
/// autoscaling and faults are those of the other levels; everything here is spread evenly over the replicas that are up.
final class Flow {

    private static final long SHORTEST_STEP = 100_000_000L;
    private static final long LONGEST_STEP = 1_000_000_000L;
    /// Of a run of an hour.
    private static final long STEPS = 36_000;
    private static final double NOTHING = 1e-9;
    private static final double PRECISION = 1e-6;
    private static final double SMALLEST = 1e-3;

    private final Engine engine;
    private final Plan plan;
    private final List<Integer> order;
    private final double[] inflow;
    private final double[] waiting;
    private final double[] came;
    private final double[] gone;
    /// Nanoseconds of CPU, and of a worker when nobody else is there.
    private final double[] computing;
    private final double[] holding;
    /// Requests that wait at each replica.
    private final double[] line;
    private final int[][] operationsOf;
    /// Whether requests go to the replicas of a station in turn.
    private final boolean[] smoothing;
    /// Of each operation: what was finished as a share of what came in.
    private final double[] pace;
    private final boolean[] stuck;
    private final double[] failing;
    private final Failure[] cause;
    /// Nanoseconds from request to answer.
    private final double[] time;
    private final Rounded[] calls;
    private final Rounded[] sent;
    /// Nanoseconds on the network, by link.
    private final double[] way;
    private final FlowUsers users;
    private final Rounded[] arrivals;
    private final MeanWait cpuLine = new MeanWait();
    private final MeanWait workerLine = new MeanWait();
    /// Nanoseconds.
    private long step = SHORTEST_STEP;

    /// Who works at a station in a step.
    ///
    /// @param takers how many of them take requests
    /// @param shares of the versions
    /// @param slowness factor on all times
    /// @param freshness factor on the CPU, as new processes are slow
    /// @param failing share of the requests that faults let fail
    private record Strong(List<Replica> replicas, int takers, double[] shares, double slowness, double freshness,
            double failing) {}

    /// What became of requests of an operation in a step.
    private record Part(double finished, double refused, double lost) {}

    Flow(Engine engine) {
        this.engine = engine;
        this.plan = engine.plan;
        int operations = plan.operations().size();
        this.order = order();
        this.inflow = new double[operations];
        this.waiting = new double[operations];
        this.came = new double[operations];
        this.gone = new double[operations];
        this.computing = new double[operations];
        this.holding = new double[operations];
        this.line = new double[engine.replicas.length + plan.stations().size()];
        this.operationsOf = new int[plan.stations().size()][];
        this.smoothing = new boolean[plan.stations().size()];
        for (int station : engine.island.stations()) {
            operationsOf[station] = engine.tables.operationsOf(List.of(station));
            smoothing[station] = plan.links().stream().filter(link -> link.to() == station)
                    .allMatch(link -> link.balancing() != Balancing.RANDOM);
        }
        this.pace = new double[operations];
        this.stuck = new boolean[operations];
        this.failing = new double[operations];
        this.cause = new Failure[operations];
        this.time = new double[operations];
        this.calls = Rounded.of(operations);
        this.sent = Rounded.of(plan.links().size());
        this.way = plan.links().stream().mapToDouble(this::way).toArray();
        this.arrivals = Rounded.of(engine.replicas.length);
        this.users = new FlowUsers(engine, this);
        Arrays.fill(cause, Failure.ERROR);
        Arrays.fill(pace, 1);
    }

    /// The stations of the island so that callers stand before those that they call, as far as there is no circle.
    private List<Integer> order() {
        int stations = plan.stations().size();
        boolean[] seen = new boolean[stations];
        List<Integer> behind = new ArrayList<>();
        for (int station : engine.island.stations()) {
            visit(station, seen, behind);
        }
        return behind.reversed();
    }

    private void visit(int station, boolean[] seen, List<Integer> behind) {
        if (!seen[station]) {
            seen[station] = true;
            for (int operation : engine.tables.operationsOf(List.of(station))) {
                Demand demand = plan.operations().get(operation).demand();
                demand.uses().forEach(use -> visit(stationOf(target(use.call())), seen, behind));
                if (demand.channel() >= 0) {
                    plan.channels().get(demand.channel()).groups().forEach(group -> group.consumers()
                            .forEach(consumer -> visit(consumer.station(), seen, behind)));
                }
            }
            behind.add(station);
        }
    }

    private int target(int call) {
        return engine.tables.operationOfCall[call];
    }

    private int stationOf(int operation) {
        return plan.operations().get(operation).station();
    }

    /// Chooses how often to look: a tenth of a second, and up to a second in runs of many hours.
    void last(long duration) {
        step = Math.clamp(duration / STEPS, SHORTEST_STEP, LONGEST_STEP);
    }

    /// @param scheduled when the clock of time-dependent arrivals will start, in nanoseconds
    void open(long scheduled) {
        users.open(scheduled);
        engine.agenda.after(step, this::step);
    }

    /// So many sessions of a source begin at once.
    void burst(int source, double number) {
        users.burst(source, number);
    }

    private void step() {
        users.send(step);
        for (int station : order) {
            serve(station);
        }
        users.finish();
        engine.agenda.after(step, this::step);
    }

    // ---- connections ---------------------------------------------------------------------------------------------

    /// So many requests come over a call in this step.
    void ask(int call, double amount) {
        inflow[target(call)] += amount;
        count(call, amount);
    }

    /// How many of so many requests that are under way are finished now.
    ///
    /// @param asked of them, those that came in this step
    double finished(int call, double inside, double asked) {
        int operation = target(call);
        return stuck[operation] ? Math.min(inside, asked * pace[operation]) : inside;
    }

    /// Whether callers have given up when the answer comes.
    boolean isLate(int call) {
        return time[target(call)] > patience(call);
    }

    /// The share of the requests finished now that fail, and why.
    double failing(int call) {
        return failing[target(call)];
    }

    Failure cause(int call) {
        return cause[target(call)];
    }

    private void count(int call, double amount) {
        int link = engine.tables.linkOfCall[call];
        LinkMeter meter = engine.links[link].meter;
        long whole = sent[link].add(amount);
        meter.call(whole);
        WayPlan zoned = plan.links().get(link).way();
        if (zoned != null && !zoned.callerZones().isEmpty()) {
            long between = whole * (zoned.zones() - 1) / zoned.zones();
            meter.requestsBetweenZones += between;
            meter.answersBetweenZones += between;
        }
        meter.network += Math.round(whole * way[link]);
    }

    // ---- stations --------------------------------------------------------------------------------------------------

    /// Whether requests that a replica has taken go on there.
    private static boolean works(Replica replica) {
        return replica.condition.up && !replica.condition.frozen;
    }

    private static boolean takes(Replica replica) {
        return works(replica) && !replica.isClosed() && !replica.condition.leaving;
    }

    private Strong strong(int station) {
        List<Replica> replicas = new ArrayList<>(engine.stations[station].length);
        double[] shares = new double[plan.editions().versions()];
        double slowness = 0;
        double freshness = 0;
        double failing = 0;
        for (Replica replica : engine.stations[station]) {
            if (works(replica)) {
                replicas.add(replica);
                shares[Math.min(replica.version, shares.length - 1)]++;
                slowness += replica.condition.slowness(engine.now());
                freshness += replica.condition.freshness(replica.plan.life().fresh(), engine.now());
                failing += replica.condition.failing(engine.now());
            }
        }
        int number = replicas.size();
        int takers = 0;
        for (Replica replica : replicas) {
            takers += takes(replica) ? 1 : 0;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = number == 0 ? i == 0 ? 1 : 0 : shares[i] / number;
        }
        return new Strong(replicas, takers, shares,
                number == 0 ? 1 : slowness / number, number == 0 ? 1 : freshness / number,
                number == 0 ? 0 : failing / number);
    }

    private Demand demand(int operation, int version) {
        int program = plan.editions().of(engine.stage, version).programs().get(operation);
        return plan.operations().get(program).demand();
    }

    /// Does a part of what has come to a station and of what waits there.
    private void serve(int station) {
        int[] operations = operationsOf[station];
        Strong strong = strong(station);
        double in = 0;
        double all = 0;
        double cpu = 0;
        double hold = 0;
        for (int operation : operations) {
            double amount = waiting[operation] + inflow[operation];
            in += inflow[operation];
            all += amount;
            computing[operation] = cpu(operation, strong);
            holding[operation] = hold(operation, strong);
            cpu += amount * computing[operation];
            hold += amount * holding[operation];
        }
        double lost = abandoned(station);
        if (strong.takers == 0) {
            lost += lostWithout(station, in);
        }
        if (all == 0) {
            for (int operation : operations) {
                rest(operation, strong);
            }
            return;
        }
        double meanCpu = cpu / all;
        double meanHold = hold / all;
        double finished = 0;
        double extra = 0;
        double refused = 0;
        for (Replica replica : strong.replicas) {
            double arriving = strong.takers > 0 && takes(replica) ? in / strong.takers : 0;
            double here = line[replica.number] + arriving;
            double busyCpu = here * meanCpu / (replica.cores * step);
            double smooth = smoothing[station] ? 1.0 / strong.takers : 1;
            double stretch = replica.width <= replica.cores ? 0 : meanCpu * cpuLine.of(busyCpu, replica.cores, smooth);
            double workers = replica.width == StationPlan.UNLIMITED ? Double.POSITIVE_INFINITY : replica.width;
            double busy = here * (meanHold + stretch) / (workers * step);
            double part = Math.min(1, 1 / Math.max(busyCpu, busy));
            double queueing = Double.isInfinite(workers) ? 0 : meanHold * workerLine.of(busy, workers, smooth);
            double done = part * here;
            double left = here - done;
            double over = replica.longestBacklog == StationPlan.UNLIMITED || !takes(replica)
                    ? 0
                    : Math.max(0, left - replica.longestBacklog);
            line[replica.number] = left - over;
            finished += done;
            refused += over;
            double waits = done > NOTHING ? (left - over) / done * step : 0;
            extra += done * (stretch + queueing + waits);
            replica.flow(done * (meanHold + stretch), (left - over) * step + done * queueing, done * meanCpu,
                    arrivals[replica.number].add(arriving));
        }
        for (int operation : operations) {
            double share = (waiting[operation] + inflow[operation]) / all;
            advance(operation, strong, new Part(finished * share, refused * share, lost * share),
                    finished > NOTHING ? extra / finished : 0);
        }
    }

    /// What comes while nobody takes it waits at those that stand still; the rest is lost.
    private double lostWithout(int station, double in) {
        List<Replica> still = new ArrayList<>();
        for (Replica replica : engine.stations[station]) {
            if (replica.condition.up && replica.condition.frozen) {
                still.add(replica);
            }
        }
        still.forEach(replica -> line[replica.number] += in / still.size());
        return still.isEmpty() ? in : 0;
    }

    /// What waited at replicas that are gone.
    private double abandoned(int station) {
        double lost = 0;
        for (Replica replica : engine.stations[station]) {
            if (!replica.condition.up && line[replica.number] > 0) {
                lost += line[replica.number];
                line[replica.number] = 0;
            }
        }
        return lost;
    }

    /// Over the versions that run.
    private double mean(int operation, Strong strong, ToDoubleFunction<Demand> of) {
        double mean = 0;
        for (int version = 0; version < strong.shares.length; version++) {
            if (strong.shares[version] > 0) {
                mean += strong.shares[version] * of.applyAsDouble(demand(operation, version));
            }
        }
        return mean;
    }

    private double cpu(int operation, Strong strong) {
        return mean(operation, strong, Demand::cpu) * strong.slowness * strong.freshness;
    }

    /// Nanoseconds that a worker is held for it when nobody else is there.
    private double hold(int operation, Strong strong) {
        double cores = strong.replicas.isEmpty() ? 1 : strong.replicas.getFirst().cores;
        return computing[operation] / Math.clamp(cores, SMALLEST, 1) + wait(operation, strong)
                + mean(operation, strong, this::below);
    }

    private double wait(int operation, Strong strong) {
        return mean(operation, strong, Demand::waiting) * strong.slowness;
    }

    /// Nanoseconds of waiting for others.
    private double below(Demand demand) {
        double below = 0;
        for (Demand.Use use : demand.uses()) {
            below += use.isAwaited() ? use.times() * answer(use.call()) : 0;
        }
        return below;
    }

    /// Nanoseconds from a call to its answer.
    double answer(int call) {
        return Math.min(patience(call), time[target(call)] + way[engine.tables.linkOfCall[call]]);
    }

    /// Nanoseconds there and back, transfer and proxies included; zones are taken to be equally frequent.
    private double way(LinkPlan link) {
        double within = mean(link.latency());
        WayPlan zoned = link.way();
        double latency = zoned == null || zoned.far() < 0
                ? within
                : within + (mean(zoned.far()) - within) * (zoned.zones() - 1) / zoned.zones();
        double proxies = link.sidecars() == null ? 0 : link.sidecars().count() * mean(link.sidecars().draw());
        return 2 * latency + proxies + link.requestNanos() + link.responseNanos();
    }

    double mean(int draw) {
        return draw < 0 ? 0 : plan.draws().get(draw).mean();
    }

    /// Nanoseconds that a caller waits, over all tries.
    private double patience(int call) {
        LinkPlan link = plan.links().get(engine.tables.linkOfCall[call]);
        int tries = link.retry() == null ? 1 : link.retry().attempts();
        double all = link.timeout() > 0 ? (double) link.timeout() * tries : Double.POSITIVE_INFINITY;
        return link.deadline() > 0 ? Math.min(all, link.deadline()) : all;
    }

    private void advance(int operation, Strong strong, Part part, double extra) {
        double in = inflow[operation];
        double finished = part.finished;
        double failed = part.refused + part.lost;
        double over = finished + failed;
        came[operation] += in;
        gone[operation] += over;
        waiting[operation] = Math.max(0, waiting[operation] + in - over);
        inflow[operation] = 0;
        time[operation] = holding[operation] + extra;
        pace[operation] = in > NOTHING ? over / in : 1;
        stuck[operation] = waiting[operation] > NOTHING;
        double below = 1;
        double fine = 0;
        double own = 0;
        for (int version = 0; version < strong.shares.length; version++) {
            if (strong.shares[version] > 0) {
                Demand demand = demand(operation, version);
                double error = 1 - (1 - demand.failing()) * (1 - strong.failing);
                own += strong.shares[version] * error;
                fine += strong.shares[version] * (1 - error) * passOn(operation, demand,
                        finished * strong.shares[version]);
                below = Math.min(below, paceBelow(demand));
            }
        }
        pace[operation] *= below;
        double unserved = over > NOTHING ? failed / over : 0;
        failing[operation] = Math.clamp(1 - fine * (1 - unserved), 0, 1);
        cause[operation] = unserved > 0.5 * failing[operation]
                ? part.lost > part.refused ? Failure.UNAVAILABLE : Failure.REJECTED
                : own > 0.5 * failing[operation] ? Failure.ERROR : Failure.DEPENDENCY;
        OperationMeter meter = engine.operationMeters[operation];
        long whole = calls[operation].add(finished);
        meter.pass(whole);
        meter.selfTime += Math.round(whole * (computing[operation] + wait(operation, strong)));
        meter.queued += Math.round(whole * extra);
    }

    /// Nothing comes and nothing waits.
    private void rest(int operation, Strong strong) {
        time[operation] = strong.replicas.isEmpty() ? 0 : holding[operation];
        pace[operation] = 1;
        stuck[operation] = false;
        failing[operation] = strong.replicas.isEmpty() ? 1 : failing[operation];
    }

    /// The share of what is handed on now that those it is handed to finish now.
    private double paceBelow(Demand demand) {
        double below = 1;
        for (Demand.Use use : demand.uses()) {
            if (use.isAwaited() && time[target(use.call())] <= patience(use.call())) {
                below = Math.min(below, pace[target(use.call())]);
            }
        }
        return below;
    }

    /// Lets what was done ask others; how much of it none of them fails.
    private double passOn(int operation, Demand demand, double finished) {
        double fine = 1;
        for (Demand.Use use : demand.uses()) {
            int callee = target(use.call());
            ask(use.call(), finished * use.times());
            if (use.isAwaited()) {
                boolean gaveUp = time[callee] > patience(use.call());
                stuck[operation] |= !gaveUp && stuck[callee];
                fine *= Math.pow(gaveUp ? 0 : 1 - failing[callee], use.times());
            }
        }
        if (demand.channel() >= 0) {
            for (ChannelPlan.Group group : plan.channels().get(demand.channel()).groups()) {
                for (ChannelPlan.Consumer consumer : group.consumers()) {
                    double each = finished / group.consumers().size();
                    ask(consumer.call(), each);
                }
            }
        }
        return fine;
    }

    // ---- books -------------------------------------------------------------------------------------------------------

    /// @throws UnbalancedBooksException when something came in that neither left nor waits
    void prove() {
        for (int operation = 0; operation < came.length; operation++) {
            double left = gone[operation] + waiting[operation];
            require(Math.abs(came[operation] - left) <= PRECISION * (1 + came[operation]),
                    "%s: %s came, but %s left or wait", plan.operations().get(operation).id(), came[operation], left);
        }
        users.prove();
    }

    static void require(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new UnbalancedBooksException(String.format(Locale.ROOT, message, values));
        }
    }
}
