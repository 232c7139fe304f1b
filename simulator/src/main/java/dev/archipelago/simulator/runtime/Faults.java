package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.Episode;
import dev.archipelago.simulator.plan.FaultPlan;
import dev.archipelago.simulator.plan.FaultPlan.Kind;
import dev.archipelago.simulator.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Lets the faults of a plan begin and end at their times.
final class Faults {

    private static final Runnable NOTHING = () -> {
    };

    private final Engine engine;
    private final RandomStream[] streams;

    Faults(Engine engine, long seed, int replication) {
        this.engine = engine;
        this.streams = new RandomStream[engine.plan.faults().size()];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = RandomStream.of(seed, replication, "faults." + i);
        }
    }

    /// Plans what will happen.
    ///
    /// @param start from when on times are counted, in nanoseconds
    void open(long start) {
        for (int i = 0; i < streams.length; i++) {
            FaultPlan fault = engine.plan.faults().get(i);
            RandomStream stream = streams[i];
            engine.agenda.at(later(start, fault.timing().at()), () -> begin(fault, stream));
        }
    }

    static long later(long time, long delay) {
        return time + delay < 0 ? Long.MAX_VALUE : time + delay;
    }

    private void begin(FaultPlan fault, RandomStream stream) {
        long now = engine.now();
        FaultPlan.Timing timing = fault.timing();
        long end = timing.time() < 0 ? Long.MAX_VALUE : later(now, (long) engine.dice.next(timing.time()));
        Runnable over = strike(fault, new Strength(now, timing.ramp(), fault.amount(), stream), end);
        Runnable noted = engine.watch == null ? NOTHING : engine.watch.note(Episode.Kind.FAULT, fault.name());
        engine.agenda.at(end, () -> {
            over.run();
            noted.run();
            if (timing.every() >= 0) {
                engine.agenda.after(Math.max(1, (long) engine.dice.next(timing.every())), () -> begin(fault, stream));
            }
        });
    }

    /// Lets a fault begin; what is given back ends it.
    private Runnable strike(FaultPlan fault, Strength strength, long end) {
        return switch (fault.kind()) {
            case CRASH -> down(fault);
            case LOSS_OF_ZONE -> loseZone(fault);
            case LOSS_OF_NODES -> loseNodes(fault);
            case HANG -> engine.standstill.pause(struck(fault), engine.health::crash);
            case PAUSE -> engine.standstill.pause(struck(fault), engine.standstill::endPause);
            case SLOW, ERRORS, STARVE -> weaken(fault, strength);
            case DELAY, LOSS, CUT, CUT_ANSWERS, NAME_FAILURE, PARTITION ->
                disturb(fault, new Disturbance(fault, strength, end));
            case LEAK -> engine.leaks.open(links(fault), strength);
            case SURGE -> surge(fault, strength, end);
            case BURST -> {
                fault.sources().forEach(i -> engine.sessions.burst(i, (int) fault.amount()));
                yield NOTHING;
            }
            case POISON -> {
                List<Runnable> ends = fault.channels().stream()
                        .map(i -> engine.brokers().channel(i).poison(strength, fault.only().replicas())).toList();
                yield () -> ends.forEach(Runnable::run);
            }
            case FLUSH -> {
                fault.stations().forEach(engine.programs::flush);
                if (engine.storage != null) {
                    fault.stations().forEach(engine.storage::flush);
                }
                yield NOTHING;
            }
        };
    }

    private Runnable down(FaultPlan fault) {
        List<Replica> struck = struck(fault);
        struck.forEach(replica -> replica.condition.holds++);
        if (fault.kind() == Kind.CRASH) {
            engine.health.crash(struck);
        } else {
            engine.health.vanish(struck);
        }
        return () -> struck.forEach(engine.health::release);
    }

    /// Where there are nodes they are gone; otherwise the replicas of the zone alone.
    private Runnable loseZone(FaultPlan fault) {
        Cluster cluster = engine.cluster;
        if (cluster == null) {
            return down(fault);
        }
        int zone = fault.only().zone();
        cluster.loseZone(zone, 1);
        Runnable over = cluster.lose(cluster.inZone(zone));
        return () -> {
            cluster.loseZone(zone, -1);
            over.run();
        };
    }

    /// Nodes with a notice are lost only when its time is over; they are back, with nothing on them that could leave, in the end.
    private Runnable loseNodes(FaultPlan fault) {
        Cluster cluster = Objects.requireNonNull(engine.cluster, "nodes are lost where there are none");
        List<Machine> struck = cluster.inPool(fault.only().zone(), fault.only().replicas());
        long notice = (long) fault.amount();
        if (notice == 0) {
            return cluster.lose(struck);
        }
        cluster.warn(struck);
        Runnable[] over = {() -> struck.forEach(machine -> machine.cordoned = false)};
        boolean[] ended = {false};
        engine.agenda.after(notice, () -> {
            if (!ended[0]) {
                over[0] = cluster.lose(struck);
            }
        });
        return () -> {
            ended[0] = true;
            over[0].run();
            cluster.admitLater();
        };
    }

    private Runnable weaken(FaultPlan fault, Strength strength) {
        List<Replica> struck = struck(fault);
        struck.forEach(replica -> weaknesses(fault, replica).add(strength));
        struck.forEach(this::adapt);
        return () -> {
            struck.forEach(replica -> weaknesses(fault, replica).remove(strength));
            struck.forEach(this::adapt);
        };
    }

    private static List<Strength> weaknesses(FaultPlan fault, Replica replica) {
        return switch (fault.kind()) {
            case SLOW -> replica.condition.slow;
            case STARVE -> replica.condition.starved;
            default -> replica.condition.failing;
        };
    }

    /// Gives a replica with a shared CPU the cores that it has now.
    private void adapt(Replica replica) {
        Cpu cpu = replica.cpu;
        if (cpu != null) {
            replica.cores = replica.plan.cores() * replica.condition.cpu(engine.now());
            cpu.adapt(engine.now());
        }
    }

    private Runnable disturb(FaultPlan fault, Disturbance disturbance) {
        List<Link> links = fault.kind() == Kind.PARTITION
                ? List.of(engine.links)
                : links(fault);
        links.forEach(link -> link.disturb(disturbance));
        return () -> links.forEach(link -> link.calm(disturbance));
    }

    private List<Link> links(FaultPlan fault) {
        return fault.links().stream().map(i -> engine.links[i]).toList();
    }

    private Runnable surge(FaultPlan fault, Strength strength, long end) {
        fault.sources().forEach(i -> engine.sessions.surge(engine.sessions.sources[i], strength, end));
        return () -> fault.sources().forEach(i -> engine.sessions.sources[i].surge = null);
    }

    /// The replicas that a fault strikes now; of each station those with the lowest numbers, whether they run or not.
    private List<Replica> struck(FaultPlan fault) {
        List<Replica> struck = new ArrayList<>();
        for (int station : fault.stations()) {
            Replica[] all = engine.stations[station];
            int left = fault.only().replicas();
            for (int i = 0; i < all.length && left > 0; i++) {
                int zone = all[i].zone;
                boolean there = fault.only().replicas() < Integer.MAX_VALUE ? all[i].condition.present : true;
                if (there && (fault.only().zone() < 0 || zone == fault.only().zone())) {
                    struck.add(all[i]);
                    left--;
                }
            }
        }
        return struck;
    }
}
