package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// Coupling and cohesion of the services of a design; rates per second, times in seconds.
///
/// Services are the programs of our own: services and gateways. Only what goes from one to another counts as a call: what is done inside
/// one is steps.
///
/// @param services by id
/// @param pairs of services of which one asks the other, the busiest first
/// @param stores databases and caches by id
/// @param communities of operations that have more to do with one another than with others
public record BoundaryMetrics(Whole whole, List<Action> actions, Map<String, Service> services, List<Pair> pairs,
        Map<String, Store> stores, List<List<String>> communities) {

    public BoundaryMetrics {
        actions = List.copyOf(actions);
        services = Ordered.copyOf(services);
        pairs = List.copyOf(pairs);
        stores = Ordered.copyOf(stores);
        communities = List.copyOf(communities);
    }

    /// All services together.
    ///
    /// @param services how many there are
    /// @param calls between services for one user action, on average
    /// @param queries of databases and caches for one user action
    /// @param messages that are handed to brokers for one user action
    /// @param depth services that wait for one another at the most, the first included
    /// @param needed share of the services without gateways that have to answer for one user action, on average; NaN without any
    /// @param interdependent pairs of services that call each other in both directions: services interdependence in the system
    ///        (SIY; Rud, Schmietendorf and Dumke, Product metrics for service-oriented infrastructures, 2006)
    /// @param cycles groups of services that wait for one another in a circle
    /// @param shared share of the databases that more than one service asks; 0 without any
    /// @param modularity of the present cut, each database and cache with the service that asks it most (Newman and Girvan 2004)
    /// @param bestModularity of the communities
    public record Whole(int services, double calls, double queries, double messages, int depth, double needed,
            int interdependent, List<List<String>> cycles, double shared, double modularity, double bestModularity) {
        public Whole {
            cycles = List.copyOf(cycles);
        }
    }

    /// The least that can be said of a cut, at once.
    ///
    /// @param services how many there are
    /// @param calls between services for one user action, on average
    /// @param depth services that wait for one another at the most, the first included
    public record Coupling(int services, double calls, int depth) {

        /// Counts without looking for communities.
        public static Coupling of(CallGraph graph) {
            return new Measuring(graph).coupling();
        }
    }

    /// What users begin with.
    ///
    /// @param source the workload or the scheduled job
    /// @param operation as component.operation
    /// @param rate each second
    /// @param calls between services that it brings about, on average
    /// @param queries of databases and caches
    /// @param messages that are handed to brokers
    /// @param chain the longest of services that wait for one another, the first included
    /// @param needed services that may have to answer before it has its answer, gateways included
    public record Action(String source, boolean job, String operation, double rate, double calls, double queries,
            double messages, List<String> chain, List<String> needed) {
        public Action {
            chain = List.copyOf(chain);
            needed = List.copyOf(needed);
        }
    }

    /// One service.
    ///
    /// @param operations how many it has that something asks for
    /// @param rate of requests
    /// @param calledBy services that ask it: the absolute importance of the service (AIS; Rud et al. 2006)
    /// @param calls services that it asks: the absolute dependence of the service (ADS)
    /// @param callsIn from other services, each second
    /// @param callsOut to other services, each second
    /// @param instability calls / (calls + called by), of the numbers of services: 0 for one that all depend on and that depends on none, 1 for
    ///        the other way round (Martin, OO design quality metrics, 1994); NaN for one that has to do with none
    /// @param stores databases and caches that it asks
    /// @param groups its operations by what they have in common: data, callees or resources of the replica, directly or by way of one another (LCOM4;
    ///        Hitz and Montazeri, Measuring coupling and cohesion in object-oriented systems, 1995); those that use nothing are left out
    /// @param cohesion share of the pairs of these operations that have something in common (tight class cohesion; Bieman and Kang, Cohesion and
    ///        reuse in an object-oriented system, 1995); NaN with fewer than two
    /// @param seconds that a request takes of its own and of its data, the calls of other services left out
    /// @param overhead seconds on the way to it and back, on average over who calls it; 0 where the design says nothing of the network
    public record Service(String id, boolean gateway, int operations, double rate, List<String> calledBy,
            List<String> calls, double callsIn, double callsOut, double instability, List<String> stores,
            List<List<String>> groups, double cohesion, double seconds, double overhead) {
        public Service {
            calledBy = List.copyOf(calledBy);
            calls = List.copyOf(calls);
            stores = List.copyOf(stores);
            groups = List.copyOf(groups);
        }
    }

    /// A service asks another.
    ///
    /// @param rate of calls
    /// @param most calls of one execution of an operation of the first that are waited for, one of them that makes most
    /// @param operation that makes most, as component.operation
    /// @param mean the same on average over the operations that call it, by how often they are done
    /// @param share of what the second is asked for that comes from the first
    /// @param overhead seconds on the way there and back
    public record Pair(String from, String to, double rate, double most, String operation, double mean, double share,
            double overhead) {}

    /// Where data is.
    ///
    /// @param users services that ask it, who asks most first
    /// @param writers of these, those with a query that changes something
    public record Store(String id, boolean cache, List<String> users, List<String> writers) {
        public Store {
            users = List.copyOf(users);
            writers = List.copyOf(writers);
        }
    }

    /// Counts and adds; no part of it is drawn or measured.
    public static BoundaryMetrics of(CallGraph graph) {
        return new Measuring(graph).metrics();
    }
}
