package dev.archipelago.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// The closed forms against published values, to the last of six digits.
class ClosedFormsTest {

    private static final double LAST_DIGIT = 0.6e-6;

    private static final MultiServerQueue ONE = new MultiServerQueue(8, 10, 1);
    private static final MultiServerQueue FIVE = new MultiServerQueue(40, 10, 5);

    @Test
    void singleServer_atEightyPercent_hasItsMeans() {
        is(ONE.utilization(), .8);
        is(ONE.meanInside(), 4);
        is(ONE.meanQueue(), 3.2);
        is(ONE.meanSojourn(), .5);
        is(ONE.meanWait(), .4);
    }

    @Test
    void singleServer_atEightyPercent_hasItsQuantiles() {
        quantiles(ONE::sojournQuantile, .5, .346574, .9, 1.151293, .95, 1.497866, .99, 2.302585, .999, 3.453878);
        quantiles(ONE::waitQuantile, .1, 0, .5, .235002, .9, 1.039721, .95, 1.386294, .99, 2.191013);
    }

    @Test
    void erlang_ofFourOnFiveServers_losesAFifthAndDelaysHalf() {
        is(Erlang.lossProbability(4, 5), .199067);
        is(Erlang.waitProbability(4, 5), .554113);
    }

    @Test
    void fiveServers_atEightyPercent_haveTheirMeansAndQuantiles() {
        is(FIVE.meanWait(), .055411);
        is(FIVE.meanSojourn(), .155411);
        is(FIVE.meanQueue(), 2.216450);
        is(FIVE.meanInside(), 6.216450);
        quantiles(FIVE::sojournQuantile, .5, .120439, .9, .335261, .95, .419746, .99, .607966, .999, .866594);
        quantiles(FIVE::waitQuantile, .9, .171220, .95, .240534, .99, .401478);
    }

    @Test
    void fiveServers_atSixtyPercent_haveTheirMeansAndQuantiles() {
        MultiServerQueue queue = new MultiServerQueue(30, 10, 5);

        is(queue.waitProbability(), .236152);
        is(queue.meanWait(), .011808);
        is(queue.meanSojourn(), .111808);
        quantiles(queue::sojournQuantile, .5, .081698, .95, .319992, .99, .481562);
    }

    @Test
    void finiteQueue_ofOneServer_losesItsShare() {
        FiniteQueue queue = new FiniteQueue(8, 10, 1, 10);

        is(queue.lossProbability(), .023493);
        is(queue.throughput(), 7.812057);
        is(queue.meanInside(), 2.966314);
        is(queue.meanSojourn(), .379710);
    }

    @Test
    void finiteQueue_ofFiveOverloadedServers_losesItsShare() {
        FiniteQueue queue = new FiniteQueue(60, 10, 5, 20);

        is(queue.emptyProbability(), .000173);
        is(queue.lossProbability(), .172692);
        is(queue.throughput(), 49.638486);
        is(queue.meanInside(), 15.661622);
        is(queue.meanQueue(), 10.697773);
        is(queue.meanSojourn(), .315514);
        is(queue.meanWait(), .215514);
    }

    @Test
    void generalService_byItsVariation_waitsLonger() {
        is(new SingleServerQueue(8, .1, 0).meanWait(), .2);
        is(new SingleServerQueue(8, .1, 1).meanWait(), .4);
        is(new SingleServerQueue(8, .1, 4).meanWait(), 1);
        is(new SingleServerQueue(8, .1, 4).meanSojourn(), 1.1);
        is(new SingleServerQueue(8, .1, 1.5).meanWait(.5), .4);
    }

    @Test
    void generalTimes_onFiveServers_waitAsApproximated() {
        is(FIVE.meanWait(1, 2), .083117);
        is(FIVE.sakasegawaWait(), .057704);
        is(FIVE.sakasegawaWait() * 1.5, .086556);
    }

    @Test
    void infiniteServers_withTenInside_arePoisson() {
        InfiniteServers servers = new InfiniteServers(50, .2);

        is(servers.meanInside(), 10);
        is(servers.atMost(15), .951260);
        assertThat(servers.quantile(.99)).isEqualTo(18);
    }

    @Test
    void sharedServer_atEightyPercent_servesInProportionToDemand() {
        SingleServerQueue server = new SingleServerQueue(8, .1, 4);

        is(server.sharedSojourn(), .5);
        is(server.sharedSojourn(.3), 1.5);
    }

    @Test
    void priorities_ofTwoClasses_orderTheWaits() {
        PriorityServer server = new PriorityServer(
                List.of(new PriorityServer.Customers(3, .1, 1), new PriorityServer.Customers(5, .1, 1)));

        is(server.meanWait(0), .114286);
        is(server.meanWait(1), .571429);
        is(server.meanWait(), .4);
        is(server.preemptiveSojourn(0), .142857);
        is(server.preemptiveSojourn(1), .714286);
    }

    @Test
    void batches_ofFive_tripleTheSojourn() {
        BatchQueue queue = new BatchQueue(1.6, 5, 25, 10);

        is(queue.meanInside(), 12);
        is(queue.meanSojourn(), 1.5);
    }

    @Test
    void jacksonNetwork_withFeedback_hasItsFlowsAndResponse() {
        JacksonNetwork network = new JacksonNetwork(List.of(
                new JacksonNetwork.Station(10, 50, 1, List.of(0., .6, .4, 0.)),
                new JacksonNetwork.Station(0, 12, 1, List.of(0., 0., 0., 1.)),
                new JacksonNetwork.Station(0, 8, 1, List.of(0., 0., 0., .5)),
                new JacksonNetwork.Station(0, 10, 2, List.of(.1, 0., 0., 0.))));
        double[] sojourns = {.025556, .182540, .273810, .123310};

        assertThat(network.flows()).containsExactly(new double[]{10.869565, 6.521739, 4.347826, 8.695652},
                within(LAST_DIGIT));
        for (int i = 0; i < sojourns.length; i++) {
            is(network.meanSojourn(i), sojourns[i]);
        }
        is(network.meanResponse(), .373099);
    }

    @Test
    void closedNetwork_ofTenUsers_hasItsExactSolution() {
        ClosedNetwork.Solution solution = ClosedNetwork.of(10, 1, .05, .08, .02).exact();

        is(solution.throughput().getFirst(), 7.891676);
        is(solution.response().getFirst(), .267158);
        is(solution.inside().get(0), .600763);
        is(solution.inside().get(1), 1.323608);
        is(solution.inside().get(2), .183953);
    }

    @Test
    void closedNetwork_ofThirtyUsers_isSaturated() {
        ClosedNetwork network = ClosedNetwork.of(30, 1, .05, .08, .02);

        is(network.exact().throughput().getFirst(), 12.492192);
        is(network.exact().response().getFirst(), 1.401500);
        is(network.throughputBound(), 12.5);
        is(network.saturation(), 14.375);
    }

    @Test
    void closedNetwork_bySchweitzer_isNearTheExactSolution() {
        is(ClosedNetwork.of(10, 1, .05, .08, .02).schweitzer().throughput().getFirst(), 7.796311);
        is(ClosedNetwork.of(10, 1, .05, .08, .02).schweitzer().response().getFirst(), .282658);
        is(ClosedNetwork.of(30, 1, .05, .08, .02).schweitzer().throughput().getFirst(), 12.148615);
        is(ClosedNetwork.of(30, 1, .05, .08, .02).schweitzer().response().getFirst(), 1.469417);
    }

    @Test
    void closedNetwork_ofTwoGroups_hasItsExactSolution() {
        ClosedNetwork.Solution solution = new ClosedNetwork(List.of(
                new ClosedNetwork.Users(3, 1, List.of(.1, .3)),
                new ClosedNetwork.Users(2, .5, List.of(.2, .1)))).exact();

        is(solution.throughput().get(0), 1.706323);
        is(solution.throughput().get(1), 1.966253);
        is(solution.response().get(0), .758167);
        is(solution.response().get(1), .517163);
        is(solution.inside().get(0), .906966);
        is(solution.inside().get(1), 1.403585);
    }

    @Test
    void forkJoin_ofSeveralBranches_hasItsMeans() {
        is(new ForkJoin(8, 10, 1).meanResponse(), .5);
        is(new ForkJoin(8, 10, 2).meanResponse(), .7);
        is(new ForkJoin(8, 10, 4).meanResponse(), .893030);
        is(new ForkJoin(8, 10, 8).meanResponse(), 1.103000);
        is(new ForkJoin(8, 10, 16).meanResponse(), 1.322350);
        is(new ForkJoin(8, 10, 4).interpolatedResponse(), .906607);
        is(new ForkJoin(8, 10, 8).interpolatedResponse(), 1.108417);
        is(new ForkJoin(8, 10, 16).interpolatedResponse(), 1.301191);
        is(new ForkJoin(8, 10, 16).heavyTraffic(), 2.407796);
        is(new ForkJoin(8, 10, 4).independentBound(), 1.041667);
        is(new ForkJoin(8, 10, 8).independentBound(), 1.358929);
    }

    @Test
    void fanOut_toManyCalls_amplifiesTheTail() {
        is(new FanOut(100).anySlow(.01), .633968);
        is(new FanOut(10).anySlow(.01), .095618);
        is(new FanOut(100).shareOfEach(.99), .9998995);
        is(new FanOut(10).meanLongest(10), 29.289683);
        // 69.0323679447..., computed with forty digits
        is(new FanOut(10).longestQuantile(10, .99), 69.032368);
    }

    @Test
    void serialStages_ofThreeMeans_haveTheirQuantiles() {
        SerialStages stages = new SerialStages(List.of(10., 20., 30.));

        quantiles(stages::quantile, .5, 52.066191, .95, 131.877576, .99, 181.964223);
        quantiles(stages::gammaQuantile, .5, 52.427110, .95, 131.729555, .99, 178.935171);
        quantiles(stages::logNormalQuantile, .5, 50.911688, .95, 130.692194, .99, 193.145771);
    }

    @Test
    void tandem_ofTwoSojourns_hasItsQuantiles() {
        SerialStages tandem = new SerialStages(List.of(1 / 2., 1 / 5.));

        is(tandem.mean(), .7);
        quantiles(tandem::quantile, .95, 1.752235, .99, 2.557905);
    }

    @Test
    void scalability_withCoherence_turnsBack() {
        ScalabilityLaw law = new ScalabilityLaw(.05, .001);

        is(law.best(), 30.822070);
        is(law.speed(30), 9.036145);
        is(law.speed(31), 9.037901);
        is(law.speed(32), 9.034444);
        is(law.speed(64), 7.822048);
    }

    @Test
    void impatientCustomers_atOverload_leave() {
        ImpatientQueue queue = new ImpatientQueue(120, 10, 10, 2);

        is(queue.abandonProbability(), .177421);
        is(queue.meanWait(), .088710);
        is(queue.waitProbability(), .944497);
        is(queue.meanQueue(), 10.645257);
        is(queue.meanInside(), 20.516206);
        is(new ImpatientQueue(90, 10, 10, 2).abandonProbability(), .044428);
        is(new ImpatientQueue(90, 10, 10, 2).meanInside(), 10.599426);
        is(new ImpatientQueue(110, 10, 10, 20).abandonProbability(), .189349);
        is(new ImpatientQueue(110, 10, 10, 20).meanQueue(), 1.041422);
    }

    @Test
    void deadline_inTheQueue_limitsTheWait() {
        is(new DeadlineQueue(8, 10, .5).abandonProbability(), .076987);
        is(new DeadlineQueue(8, 10, .5).throughput(), 7.384107);
        is(new DeadlineQueue(12, 10, .5).abandonProbability(), .223855);
        is(new DeadlineQueue(12, 10, .5).throughput(), 9.313735);
        is(new DeadlineQueue(15, 10, 1).abandonProbability(), .334335);
        is(new DeadlineQueue(15, 10, 1).throughput(), 9.984982);
    }

    @Test
    void manyServers_andStates_stayFinite() {
        assertThat(Erlang.waitProbability(9_900, 10_000)).isBetween(0.1, 0.5);
        assertThat(new FiniteQueue(2_000, 1, 1_000, 5_000).throughput()).isCloseTo(1_000, within(1e-6));
        assertThat(new InfiniteServers(2_000, 1).quantile(.5)).isEqualTo(2_000);
    }

    @Test
    void overload_withoutLimit_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiServerQueue(50, 10, 5))
                .withMessageContaining("1.0000");
        assertThatIllegalArgumentException().isThrownBy(() -> new SingleServerQueue(11, .1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.sojournQuantile(1));
    }

    private static void quantiles(DoubleUnaryOperator quantile, double... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            is(quantile.applyAsDouble(pairs[i]), pairs[i + 1]);
        }
    }

    private static void is(double computed, double published) {
        assertThat(computed).isCloseTo(published, within(LAST_DIGIT));
    }
}
