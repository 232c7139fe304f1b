package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.floor.CallTreeLoop;
import dev.archipelago.benchmarks.floor.SingleServerLoop;
import dev.archipelago.benchmarks.ssj.SsjCallTree;
import dev.archipelago.benchmarks.ssj.SsjSingleServer;
import dev.archipelago.benchmarks.ssj.SsjTandem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A case and who simulates it in turn, in virtual machines in which nothing else runs.
enum Contest {
    SINGLE_SERVER(Case::singleServer) {
        @Override
        Race others(Race race) {
            return race.with(FLOOR, 4_000_000, new SingleServerLoop()).with(SSJ, 600_000, SsjSingleServer::run);
        }
    },
    TANDEM(Case::tandem) {
        @Override
        Race others(Race race) {
            return race.with(SSJ, 200_000, SsjTandem::run);
        }
    },
    CALL_TREE(Case::callTree) {
        @Override
        Race others(Race race) {
            return race.with(FLOOR, 1_000_000, new CallTreeLoop())
                    .with(SSJ, 200_000, (seed, requests) -> SsjCallTree.run(1, seed, requests));
        }
    },
    /// What policies of connections cost.
    GUARDED_CALL_TREE(Case::callTree) {
        @Override
        Race others(Race race) {
            Case timed = Case.callTreeWithTimeouts();
            Case careful = Case.callTreeWithPolicies();
            return race.with(TIMEOUTS, timed.requests(), timed.product())
                    .with(POLICIES, careful.requests(), careful.product());
        }
    },
    CALL_TREES(() -> Case.callTrees(Contest.COPIES, Contest.COPIES * Contest.TREE_REQUESTS)) {
        @Override
        Race others(Race race) {
            return race.with(SSJ, 160_000, (seed, requests) -> SsjCallTree.run(COPIES, seed, requests));
        }
    };

    static final String PRODUCT = "product";
    static final String FLOOR = "floor";
    static final String SSJ = "SSJ";
    static final String TIMEOUTS = "with time-outs";
    static final String POLICIES = "with policies";

    private static final int COPIES = 2000;
    /// Of each copy: thirty simulated seconds, so that making and filling it hardly counts, as it does not count for SSJ.
    private static final long TREE_REQUESTS = 24_000;
    /// SSJ's time for A falls by a quarter in its second second.
    private static final double WARM_UP_SECONDS = 3;
    private static final int FIRST_SEED = 1000;

    private final Supplier<Case> system;

    Contest(Supplier<Case> system) {
        this.system = system;
    }

    /// All contestants but the product.
    abstract Race others(Race race);

    /// The rounds of several virtual machines, one after the other.
    Turns held(int forks, int rounds) throws IOException, InterruptedException {
        List<String[]> lines = new ArrayList<>();
        for (int i = 0; i < forks; i++) {
            lines.addAll(Fork.run(Contest.class, name(), Integer.toString(FIRST_SEED + i * rounds),
                    Integer.toString(rounds)));
        }
        return Turns.told(lines);
    }

    private Race race() {
        Case own = system.get();
        return others(new Race(WARM_UP_SECONDS).with(PRODUCT, own.requests(), own.product()));
    }

    /// One virtual machine of [#held]: the name of the contest, the first seed and the number of rounds.
    public static void main(String[] args) {
        valueOf(args[0]).race().run(Integer.parseInt(args[1]), Integer.parseInt(args[2])).tell();
    }
}
