package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.cases.Cases;
import dev.archipelago.model.document.Document;
import java.util.List;

/// A case and how much of it makes a round.
///
/// @param perSecond simulated requests per second, all workloads together
/// @param requests in a round
record Case(String name, Document document, double perSecond, long requests) {

    static final double TREE_RATE = 800;

    static List<Case> all() {
        return List.of(singleServer(), tandem(), callTree(), callTreeWithTimeouts(), callTreeWithPolicies(),
                callTrees(100, 500_000),
                new Case("Online Boutique", Cases.onlineBoutique(), 2.5, 20_000),
                new Case("30 services", Cases.thirtyServices(), 500, 50_000), thousandServices());
    }

    static Case singleServer() {
        return new Case("A, M/M/1", Cases.singleServer(), TREE_RATE, 1_500_000);
    }

    static Case tandem() {
        return new Case("B, three M/M/4", Cases.tandem(), 3200, 500_000);
    }

    static Case callTree() {
        return new Case("C, call tree", Cases.callTree(), TREE_RATE, 400_000);
    }

    static Case callTreeWithTimeouts() {
        return new Case("C with time-outs", Cases.callTreeWithTimeouts(), TREE_RATE, 400_000);
    }

    static Case callTreeWithPolicies() {
        return new Case("C with all policies", Cases.callTreeWithPolicies(), TREE_RATE, 400_000);
    }

    static Case callTrees(int copies, long requests) {
        return new Case("C x " + copies, Cases.callTrees(copies), TREE_RATE * copies, requests);
    }

    static Case thousandServices() {
        return new Case("1000 services", Cases.thousandServices(), 10_000, 200_000);
    }

    Product product() {
        return new Product(document, perSecond);
    }
}
