package dev.archipelago.simulator.estimate;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.plan.CallPlan;
import dev.archipelago.simulator.plan.Demand;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.OperationPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.ProtectionPlan;
import dev.archipelago.simulator.plan.RetryPlan;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.StationPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Estimates what a design does by formulas.
///
/// Rates go from the users down along the calls, times come back up: a worker is held for as long as its request computes
/// and waits for others, so that what is slow below is felt above (the method of layers, Rolia and Sevcik 1995). Each replica is
/// a [StationLoad]. Both are repeated until nothing changes, as calls that are tried again bring more load, and users who wait
/// bring less.
public final class Estimator {

    private static final int MOST_ROUNDS = 200;
    private static final double PRECISION = 1e-7;
    private static final double DAMPING = 0.5;
    private static final double NANOS = 1e9;

    private final Plan plan;
    private final List<List<Integer>> operationsOf;
    private final List<List<LinkPlan>> linksTo;
    /// By operation: the calls that lead to it.
    private final List<List<Integer>> callsTo;
    /// Operations so that callers stand before those that they call, as far as there is no circle.
    private final List<Integer> order;
    /// Requests per nanosecond, by operation.
    private final double[] rate;
    private final double[] sourceRate;
    private final Moments[] response;
    private final double[] failing;
    private final StationLoad.Answer[] answers;
    private final Moments[] callTime;
    private final double[] attempts;
    private final double[] callFailing;
    /// Tries per nanosecond, and how long one takes, by call.
    private final double[] callRate;
    private final Moments[] tryTime;
    /// The wait of a try before it is sent, by link: for a place in the bulkhead, and for a connection.
    private final Moments[] entrance;
    private final List<Permits> permits = new ArrayList<>();
    /// By station: whether users come there who do not come evenly.
    private final boolean[] uneven;
    /// By station: how many can wait for its answers at the same time.
    private final double[] population;

    private Estimator(Plan plan) {
        this.plan = plan;
        int operations = plan.operations().size();
        int calls = plan.calls().size();
        this.operationsOf = grouped(operations, plan.stations().size(), i -> plan.operations().get(i).station(),
                i -> i);
        this.linksTo = grouped(plan.links().size(), plan.stations().size(), i -> plan.links().get(i).to(),
                i -> plan.links().get(i));
        this.callsTo = grouped(calls, operations, i -> plan.calls().get(i).operation(), i -> i);
        this.rate = new double[operations];
        this.sourceRate = new double[plan.sources().size()];
        this.response = new Moments[operations];
        this.failing = new double[operations];
        this.answers = new StationLoad.Answer[plan.stations().size()];
        this.callTime = new Moments[calls];
        this.attempts = new double[calls];
        this.callFailing = new double[calls];
        this.callRate = new double[calls];
        this.tryTime = new Moments[calls];
        this.entrance = new Moments[plan.links().size()];
        this.order = order();
        this.population = Population.of(plan);
        for (int i = 0; i < plan.stations().size(); i++) {
            permits.add(new Permits(plan, i, operationsOf.get(i)));
        }
        this.uneven = new boolean[plan.stations().size()];
        plan.sources().stream().filter(source -> !(source.arrivals() instanceof Arrival.Constant))
                .flatMap(source -> source.journeys().stream()).flatMap(journey -> journey.calls().stream())
                .forEach(call -> uneven[plan.operations().get(plan.calls().get(call.call()).operation())
                        .station()] = true);
        Arrays.fill(response, Moments.NONE);
        Arrays.fill(answers, StationLoad.Answer.IDLE);
        Arrays.fill(callTime, Moments.NONE);
        Arrays.fill(tryTime, Moments.NONE);
        Arrays.fill(entrance, Moments.NONE);
        Arrays.fill(attempts, 1);
    }

    /// Begins where everything has been tried as often as may be, instead of once.
    private Estimator overloaded() {
        for (int i = 0; i < attempts.length; i++) {
            LinkPlan link = plan.links().get(plan.calls().get(i).link());
            if (triesLateOnesAgain(link)) {
                attempts[i] = Objects.requireNonNull(link.retry()).attempts();
            }
        }
        return this;
    }

    private static boolean triesLateOnesAgain(LinkPlan link) {
        return link.timeout() > 0 && link.retry() != null && retries(link.retry(), Failure.TIMEOUT);
    }

    /// @param scenario whose values hold; none for null
    /// @throws PropertyException when it sets what cannot be set
    public static EstimateResult of(Document document, @Nullable String scenario) {
        Plan plan = PlanCompiler.compile(Setting.of(document, scenario).document(), scenario == null ? "" : scenario);
        Estimator calm = new Estimator(plan);
        Findings found = calm.settled();
        Optional<EstimateResult.Overload> overload = plan.links().stream().anyMatch(Estimator::triesLateOnesAgain)
                ? new Estimator(plan).overloaded().settled().overload(calm)
                : Optional.empty();
        return found.result(overload);
    }

    private static <T> List<List<T>> grouped(int number, int groups, IntUnaryOperator group, IntFunction<T> what) {
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            all.add(new ArrayList<>());
        }
        for (int i = 0; i < number; i++) {
            all.get(group.applyAsInt(i)).add(what.apply(i));
        }
        return all;
    }

    private List<Integer> order() {
        boolean[] seen = new boolean[plan.operations().size()];
        List<Integer> behind = new ArrayList<>();
        for (int i = 0; i < plan.operations().size(); i++) {
            visit(i, seen, behind);
        }
        return behind.reversed();
    }

    private void visit(int operation, boolean[] seen, List<Integer> behind) {
        if (!seen[operation]) {
            seen[operation] = true;
            for (Demand.Use use : plan.operations().get(operation).demand().uses()) {
                visit(plan.calls().get(use.call()).operation(), seen, behind);
            }
            behind.add(operation);
        }
    }

    private Findings settled() {
        int rounds = 0;
        double change = Double.POSITIVE_INFINITY;
        while (rounds < MOST_ROUNDS && change > PRECISION) {
            rounds++;
            double[] before = rate.clone();
            double[] waited = Arrays.stream(answers).mapToDouble(StationLoad.Answer::meanWait).toArray();
            bringRates(rounds == 1);
            for (int operation : order.reversed()) {
                time(operation);
            }
            change = Math.max(enterLinks(), takePermits());
            for (int i = 0; i < rate.length; i++) {
                change = Math.max(change, difference(before[i], rate[i]));
            }
            for (int i = 0; i < answers.length; i++) {
                change = Math.max(change, difference(waited[i], answers[i].meanWait()));
            }
        }
        return new Findings(rounds, change <= PRECISION);
    }

    static double difference(double a, double b) {
        double largest = Math.max(Math.abs(a), Math.abs(b));
        return a == b || largest == 0 ? 0 : Double.isInfinite(largest) ? 1 : Math.abs(a - b) / largest;
    }

    // ---- rates -----------------------------------------------------------------------------------------------------

    private void bringRates(boolean first) {
        double[] next = new double[rate.length];
        Arrays.fill(callRate, 0);
        for (int i = 0; i < plan.sources().size(); i++) {
            SourcePlan source = plan.sources().get(i);
            double sessions = sessions(source);
            sourceRate[i] = first || source.arrivals() != null
                    ? sessions
                    : (1 - DAMPING) * sourceRate[i] + DAMPING * sessions;
            double before = 0;
            for (SourcePlan.JourneyPlan journey : source.journeys()) {
                for (SourcePlan.JourneyCall call : journey.calls()) {
                    double amount = sourceRate[i] * (journey.until() - before) * times(call);
                    callRate[call.call()] += amount * attempts[call.call()];
                    next[plan.calls().get(call.call()).operation()] += amount * attempts[call.call()];
                }
                before = journey.until();
            }
        }
        for (int operation : order) {
            for (Demand.Use use : plan.operations().get(operation).demand().uses()) {
                double tries = next[operation] * use.times() * attempts[use.call()];
                callRate[use.call()] += tries;
                next[plan.calls().get(use.call()).operation()] += tries;
            }
        }
        System.arraycopy(next, 0, rate, 0, rate.length);
    }

    private double times(SourcePlan.JourneyCall call) {
        return call.probability() * (call.times() < 0 ? 1 : plan.draws().get(call.times()).mean());
    }

    /// Sessions per nanosecond.
    private double sessions(SourcePlan source) {
        if (source.arrivals() != null) {
            return source.arrivals().highest() / NANOS;
        }
        double think = source.think() < 0 ? 0 : plan.draws().get(source.think()).mean();
        double before = 0;
        double time = 0;
        for (SourcePlan.JourneyPlan journey : source.journeys()) {
            double weight = journey.until() - before;
            before = journey.until();
            for (SourcePlan.JourneyCall call : journey.calls()) {
                double pause = call.think() < 0 ? think : plan.draws().get(call.think()).mean();
                time += weight * times(call) * (callTime[call.call()].mean() + pause);
            }
        }
        return time <= 0 ? 0 : source.users() / time;
    }

    // ---- entrances -------------------------------------------------------------------------------------------------

    /// Finds how long tries wait before they are sent; by which share that has changed at most.
    private double enterLinks() {
        double change = 0;
        double[] all = new double[entrance.length];
        Moments[] held = new Moments[entrance.length];
        Arrays.fill(held, Moments.NONE);
        for (int call = 0; call < callRate.length; call++) {
            int link = plan.calls().get(call).link();
            if (callRate[call] > 0 && plan.links().get(link).protection() != null) {
                all[link] += callRate[call];
                held[link] = tryTime[call].or(held[link], callRate[call] / all[link]);
            }
        }
        for (int i = 0; i < entrance.length; i++) {
            if (all[i] > 0) {
                Moments wait = entrance(plan.links().get(i), all[i], held[i]);
                change = Math.max(change, difference(wait.mean(), entrance[i].mean()));
                entrance[i] = wait;
            }
        }
        return change;
    }

    private Moments entrance(LinkPlan link, double all, Moments held) {
        int callers = link.from() < 0 ? 1 : Math.max(1, plan.stations().get(link.from()).replicas());
        int places = Population.places(link);
        return places == Integer.MAX_VALUE
                ? Moments.NONE
                : new StationLoad(all / callers, 1, Population.callers(plan, link, population) / callers, places,
                        Double.POSITIVE_INFINITY, 0, held.mean(), held.scv()).solve().waiting();
    }

    private double takePermits() {
        double change = 0;
        for (int i = 0; i < answers.length; i++) {
            if (!permits.get(i).isEmpty()) {
                change = Math.max(change,
                        permits.get(i).settle(rate, population[i], times(i, answers[i].stretch())));
            }
        }
        return change;
    }

    // ---- times -----------------------------------------------------------------------------------------------------

    private void time(int operation) {
        OperationPlan what = plan.operations().get(operation);
        int station = what.station();
        answers[station] = load(station).solve();
        StationLoad.Answer answer = answers[station];
        response[operation] = answer.waiting()
                .plus(ProgramWalk.response(plan, operation, times(station, answer.stretch())));
        failing[operation] = failing(what.demand());
        callsTo.get(operation).forEach(this::call);
    }

    private ProgramWalk.Times times(int station, double stretch) {
        return new ProgramWalk.Times(stretch, call -> callTime[call], permits.get(station)::waitFor);
    }

    private StationLoad load(int number) {
        StationPlan station = plan.stations().get(number);
        int replicas = Math.max(1, station.replicas());
        double all = 0;
        double cpu = 0;
        double hold = 0;
        double squares = 0;
        for (int operation : operationsOf.get(number)) {
            if (rate[operation] > 0) {
                Moments held = ProgramWalk.hold(plan, operation, times(number, 1));
                all += rate[operation];
                cpu += rate[operation] * plan.operations().get(operation).demand().cpu();
                hold += rate[operation] * held.mean();
                squares += rate[operation] * held.square();
            }
        }
        if (all == 0) {
            return new StationLoad(0, 1, Double.POSITIVE_INFINITY, 1, 1, 0, 0, 0);
        }
        double mean = hold / all;
        double scv = mean <= 0 || Double.isInfinite(mean) ? 1 : Math.max(0, squares / all / (mean * mean) - 1);
        boolean pooled = pools(number);
        int servers = station.boundsWorkers() ? station.workers() : Integer.MAX_VALUE;
        boolean shares = station.sharing() == StationPlan.Sharing.AVERAGED
                || station.sharing() == StationPlan.Sharing.QUOTA;
        double cores = shares ? station.cores() : Double.POSITIVE_INFINITY;
        int parts = pooled ? 1 : replicas;
        int joined = pooled ? replicas : 1;
        return new StationLoad(all / parts, arrivalScv(number, replicas, pooled), population[number] / parts,
                servers == Integer.MAX_VALUE ? servers : servers * joined, cores * joined, cpu / all,
                Math.max(0, mean - cpu / all), scv);
    }

    /// Whether the callers of a station look for a replica with room.
    private boolean pools(int station) {
        return plan.stations().get(station).replicas() > 1
                && linksTo.get(station).stream().allMatch(link -> link.balancing() == Balancing.LEAST_REQUEST
                        || link.balancing() == Balancing.LEAST_CONNECTIONS);
    }

    /// Of the arrivals at a replica: those of a constant source are even, and what goes to replicas in turn is evener than what
    /// comes.
    private double arrivalScv(int station, int replicas, boolean pooled) {
        boolean inTurn = linksTo.get(station).stream()
                .allMatch(link -> link.balancing() == Balancing.ROUND_ROBIN);
        double scv = uneven[station] || linksTo.get(station).stream().anyMatch(link -> link.from() >= 0) ? 1 : 0;
        return inTurn && !pooled ? scv / replicas : scv;
    }

    /// How long a call takes, all its tries together, and how often it fails.
    private void call(int number) {
        CallPlan call = plan.calls().get(number);
        LinkPlan link = plan.links().get(call.link());
        Moments there = network(link).plus(response[call.operation()]);
        double late = link.timeout() > 0 ? there.exceeding(link.timeout()) : 0;
        tryTime[number] = late > 0 ? there.cut(link.timeout()) : there;
        Moments one = entrance[call.link()].plus(tryTime[number]);
        double broken = failing[call.operation()];
        RetryPlan retry = link.retry();
        if (retry == null || late + broken <= 0) {
            attempts[number] = 1;
            callTime[number] = one;
            callFailing[number] = late + (1 - late) * broken;
        } else {
            double again = (retries(retry, Failure.TIMEOUT) ? late : 0)
                    + (retries(retry, Failure.ERROR) ? (1 - late) * broken : 0);
            double mean = again >= 1 ? retry.attempts() : (1 - Math.pow(again, retry.attempts())) / (1 - again);
            attempts[number] = (1 - DAMPING) * attempts[number] + DAMPING * mean;
            double pauses = 0;
            for (int i = 1; i < retry.attempts(); i++) {
                pauses += Math.pow(again, i) * retry.waits().of(i - 1, 0, 0.5);
            }
            callTime[number] = one.times(mean, (mean - 1) * mean).plus(Moments.constant(pauses));
            double never = late + (1 - late) * broken - again;
            callFailing[number] = Math.min(1, never * mean + Math.pow(again, retry.attempts()));
        }
        if (link.fallback()) {
            callFailing[number] = 0;
        }
    }

    private static boolean retries(RetryPlan retry, Failure failure) {
        return (retry.causes() & failure.bit()) != 0;
    }

    /// There and back.
    private Moments network(LinkPlan link) {
        Moments time = Moments.constant(link.requestNanos() + link.responseNanos());
        if (link.latency() >= 0) {
            var die = plan.draws().get(link.latency());
            time = time.plus(new Moments(2 * die.mean(), 2 * die.variance()));
        }
        if (link.sidecars() != null) {
            var die = plan.draws().get(link.sidecars().draw());
            int count = link.sidecars().count();
            time = time.plus(new Moments(count * die.mean(), count * die.variance()));
        }
        return time;
    }

    private double failing(Demand demand) {
        double well = 1 - demand.failing();
        for (Demand.Use use : demand.uses()) {
            if (use.isAwaited() && callFailing[use.call()] > 0) {
                well *= Math.pow(1 - callFailing[use.call()], use.times());
            }
        }
        return 1 - well;
    }

    /// What has come of it.
    private final class Findings {

        private final int rounds;
        private final boolean settled;

        Findings(int rounds, boolean settled) {
            this.rounds = rounds;
            this.settled = settled;
        }

        /// What holds besides the state of another estimate; nothing where that is the same, or comes back by itself.
        Optional<EstimateResult.Overload> overload(Estimator calm) {
            Map<String, Double> busy = new LinkedHashMap<>();
            for (int i = 0; i < answers.length; i++) {
                double asked = answers[i].utilization();
                if (settled && asked >= 1 && calm.answers[i].utilization() < 1 && keepsWhatIsLate(i)) {
                    busy.put(plan.stations().get(i).id(), asked);
                }
            }
            Map<String, Double> failed = new LinkedHashMap<>();
            for (int i = 0; i < plan.sources().size(); i++) {
                failed.put(plan.sources().get(i).id(), requests(i).failed());
            }
            return busy.isEmpty() ? Optional.empty() : Optional.of(new EstimateResult.Overload(busy, failed));
        }

        /// Whether a station works on what nobody waits for any more, and who calls it calls again.
        private boolean keepsWhatIsLate(int number) {
            StationPlan station = plan.stations().get(number);
            return !station.overload().sheds() && !station.lastFirst() && station.backlog() == StationPlan.UNLIMITED
                    && linksTo.get(number).stream().anyMatch(
                            link -> triesLateOnesAgain(link) && !link.cancels() && !link.propagates()
                                    && !holdsBack(link.protection()));
        }

        /// Whether a caller lets out less than it would, the more fail or wait.
        private static boolean holdsBack(@Nullable ProtectionPlan protection) {
            return protection != null && (protection.breaker() != null || protection.budget() != null
                    || protection.throttle() != null || protection.limit() != null || protection.bulkhead() != null
                    || protection.pool() != null);
        }

        EstimateResult result(Optional<EstimateResult.Overload> overload) {
            Map<String, EstimateResult.Requests> requests = new LinkedHashMap<>();
            for (int i = 0; i < plan.sources().size(); i++) {
                requests.put(plan.sources().get(i).id(), requests(i));
            }
            Map<String, EstimateResult.Component> components = new LinkedHashMap<>();
            for (int i = 0; i < answers.length; i++) {
                StationLoad.Answer answer = answers[i];
                double all = operationsOf.get(i).stream().mapToDouble(operation -> rate[operation]).sum();
                double times = operationsOf.get(i).stream().filter(operation -> rate[operation] > 0)
                        .mapToDouble(operation -> rate[operation] * response[operation].mean()).sum();
                double cores = operationsOf.get(i).stream()
                        .mapToDouble(operation -> rate[operation] * plan.operations().get(operation).demand().cpu())
                        .sum();
                components.put(plan.stations().get(i).id(),
                        new EstimateResult.Component(all * NANOS, answer.utilization(), answer.meanWait() / NANOS,
                                answer.stretch(), times / all / NANOS, cores));
            }
            return new EstimateResult(plan.architecture(), plan.scenario(), requests, components, connections(),
                    overload, new Doubts(plan, answers).all(), rounds, settled);
        }

        /// Of all requests of a source, whatever they ask for.
        private EstimateResult.Requests requests(int number) {
            SourcePlan source = plan.sources().get(number);
            Moments mixed = Moments.NONE;
            double amount = 0;
            double failed = 0;
            double before = 0;
            for (SourcePlan.JourneyPlan journey : source.journeys()) {
                for (SourcePlan.JourneyCall call : journey.calls()) {
                    double more = (journey.until() - before) * times(call);
                    amount += more;
                    failed += more * callFailing[call.call()];
                    mixed = amount <= 0 ? mixed : callTime[call.call()].or(mixed, more / amount);
                }
                before = journey.until();
            }
            return new EstimateResult.Requests(sourceRate[number] * amount * NANOS, mixed.mean() / NANOS,
                    mixed.quantile(0.5) / NANOS, mixed.quantile(0.95) / NANOS, mixed.quantile(0.99) / NANOS,
                    amount <= 0 ? 0 : failed / amount);
        }

        private Map<String, EstimateResult.Connection> connections() {
            double[] tried = new double[plan.links().size()];
            double[] made = new double[plan.links().size()];
            double[] time = new double[plan.links().size()];
            double[] failed = new double[plan.links().size()];
            for (int operation = 0; operation < rate.length; operation++) {
                for (Demand.Use use : plan.operations().get(operation).demand().uses()) {
                    int link = plan.calls().get(use.call()).link();
                    double calls = rate[operation] * use.times();
                    made[link] += calls;
                    tried[link] += calls * attempts[use.call()];
                    time[link] += calls * callTime[use.call()].mean();
                    failed[link] += calls * callFailing[use.call()];
                }
            }
            Map<String, EstimateResult.Connection> connections = new LinkedHashMap<>();
            for (int i = 0; i < made.length; i++) {
                if (made[i] > 0) {
                    connections.put(plan.links().get(i).id(), new EstimateResult.Connection(tried[i] * NANOS,
                            tried[i] / made[i], time[i] / made[i] / NANOS, failed[i] / made[i]));
                }
            }
            return connections;
        }
    }
}
