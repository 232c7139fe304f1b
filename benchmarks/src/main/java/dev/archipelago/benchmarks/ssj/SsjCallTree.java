package dev.archipelago.benchmarks.ssj;

import dev.archipelago.benchmarks.contest.Round;
import java.util.ArrayDeque;
import umontreal.ssj.randvar.ExponentialGen;

/// Case C, and any number of independent copies of it in one event list: requests come at 0.8 per millisecond to a
/// gateway (8 threads, 0.5 ms), which calls three services one after the other (3 threads each, 1 ms), each of which calls
/// a database (2 threads, 0.5 ms); the thread of the caller stays held.
public final class SsjCallTree extends SsjModel {

    private static final int SERVICES = 3;

    private final ExponentialGen gaps = exponential(1 / 0.8);
    private final ExponentialGen halves = exponential(0.5);
    private final ExponentialGen services = exponential(1);
    private final int copies;

    private SsjCallTree(int copies, long seed, long requests) {
        super(seed, Math.max(requests / 10, 50L * copies), requests);
        this.copies = copies;
    }

    public static Round run(int copies, long seed, long requests) {
        return new SsjCallTree(copies, seed, requests).simulate();
    }

    @Override
    void start() {
        for (int i = 0; i < copies; i++) {
            new Arrival(new Tree()).schedule(gaps.nextDouble());
        }
    }

    private static final class Tree {
        private final Pool gateway = new Pool(8);
        private final Pool[] services = {new Pool(3), new Pool(3), new Pool(3)};
        private final Pool database = new Pool(2);
    }

    private static final class Pool {
        private final ArrayDeque<Request> queue = new ArrayDeque<>();
        private int free;

        Pool(int threads) {
            free = threads;
        }
    }

    /// A request; its stage is even for gateway and database work and odd for that of a service.
    private static final class Request {
        private final Tree tree;
        private final double arrived;
        private int stage;

        Request(Tree tree, double arrived) {
            this.tree = tree;
            this.arrived = arrived;
        }
    }

    private void enter(Pool pool, Request request) {
        if (pool.free > 0) {
            pool.free--;
            begin(request);
        } else {
            pool.queue.addLast(request);
        }
    }

    private void begin(Request request) {
        ExponentialGen work = (request.stage & 1) == 1 ? services : halves;
        new WorkDone(request).schedule(work.nextDouble());
    }

    private void release(Pool pool) {
        if (pool.queue.isEmpty()) {
            pool.free++;
        } else {
            begin(pool.queue.removeFirst());
        }
    }

    private final class Arrival extends Occurrence {
        private final Tree tree;

        Arrival(Tree tree) {
            this.tree = tree;
        }

        @Override
        public void actions() {
            new Arrival(tree).schedule(gaps.nextDouble());
            enter(tree.gateway, new Request(tree, simulator.time()));
        }
    }

    private final class WorkDone extends Occurrence {
        private final Request request;

        WorkDone(Request request) {
            this.request = request;
        }

        @Override
        public void actions() {
            Tree tree = request.tree;
            int done = request.stage++;
            if ((done & 1) == 1) {
                enter(tree.database, request);
                return;
            }
            if (done > 0) {
                release(tree.database);
                release(tree.services[done / 2 - 1]);
            }
            if (done < 2 * SERVICES) {
                enter(tree.services[done / 2], request);
            } else {
                release(tree.gateway);
                finish(request.arrived);
            }
        }
    }
}
