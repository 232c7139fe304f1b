package dev.archipelago.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.simulator.Validation;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A part of the catalogue, really simulated; all of it is what `archipelago validate` is for.
class ValidatorTest {

    private static final long SEED = 7;
    private static final int FALSE_ALARM = 4;
    private static final List<String> QUICK = List.of("Q-4", "Q-9", "Q-15", "Q-16", "Q-19", "Q-20", "Q-23", "Q-29",
            "Q-30", "Q-36", "Q-38", "Q-39", "Q-41", "single-50", "uniform-arrivals", "two-of-3", "repair-4",
            "retries-50-3", "availability", "second-phase");
    private static final List<String> DATA = List.of("QUO-1", "PBS-1", "PBS-2", "CACHE-2", "CACHE-3", "CACHE-4",
            "SAGA-1",
            "2PC-1", "LOCK-1", "replication-lag", "consensus", "write-amplification", "absent-keys", "early-refresh");

    private static final Validator.Settings SHORT = new Validator.Settings(SEED, .01, 200_000);

    @Test
    void cases_simulatedShortly_areNearTheExactValues() {
        ValidationReport report = run(new Validation(2), QUICK);

        assertThat(report.measured()).hasSizeGreaterThan(50);
        assertThat(report.measured()).as("seed %d", SEED)
                .allSatisfy(row -> assertThat(Math.abs(row.zScore())).as("%s", row).isLessThan(FALSE_ALARM));
    }

    @Test
    void QUO_1_PBS_1_PBS_2_CACHE_2_CACHE_3_CACHE_4_SAGA_1_2PC_1_LOCK_1_simulatedShortly_areNearTheExactValues() {
        ValidationReport report = run(new Validation(2), DATA);

        assertThat(report.measured()).hasSizeGreaterThan(30);
        assertThat(report.measured()).as("seed %d", SEED)
                .allSatisfy(row -> assertThat(Math.abs(row.zScore())).as("%s", row).isLessThan(FALSE_ALARM));
    }

    /// Whole systems whose answer is exact.
    @ParameterizedTest(name = "{0}")
    @CsvSource({"E2E-1, Q-5 Q-6 Q-7 Q-8", "E2E-7, CACHE-3", "E2E-8, QUO-1 PBS-2"})
    void system_simulatedAsAWhole_isNearTheExactValuesOfItsRows(String id, String rows) {
        List<String> names = List.of(rows.split(" "));
        ValidationReport report = run(new Validation(2), names);

        assertThat(report.measured()).extracting(row -> row.id().split("\\.")[0]).as(id).containsAll(names);
        assertThat(report.measured()).as("%s, seed %d", id, SEED)
                .allSatisfy(row -> assertThat(Math.abs(row.zScore())).as("%s", row).isLessThan(FALSE_ALARM));
    }

    /// Of a million requests throughput and response are known to half a per cent.
    @Test
    void E2E_2_Q_38_Q_39_closedUsersOnHeldWorkers_areWithinOnePerCent() {
        ValidationReport report = new Validator(new Validation(2), new Validator.Settings(SEED, .001, 1_000_000)).run(
                Catalogue.complete(), List.of("Q-38.goodput", "Q-38.mean", "Q-39.goodput", "Q-39.mean"),
                (_, _, _, _) -> {}, CancelSignal.NEVER);

        assertThat(report.measured()).hasSize(4).as("seed %d", SEED)
                .allSatisfy(row -> assertThat(row.measured().value()).as("%s", row)
                        .isCloseTo(row.tested().expected(), withinPercentage(1)));
    }

    @Test
    void case_thatIsWrong_isFound() {
        Case wrong = Case.of("wrong", "M/M/1 at 50 %, 2 % off", "requests.users.latency.mean", .0204, "nobody");
        Catalogue catalogue = new Catalogue(List.of(Experiment.of("single-server", "rate-50", 50, wrong)), List.of());
        ValidationReport report = new Validator(new Validation(2), new Validator.Settings(SEED, .005, 2_000_000))
                .run(catalogue, List.of(), (_, _, _, _) -> {}, CancelSignal.NEVER);

        assertThat(report.failed()).extracting(Row.Measured::id).containsExactly("wrong");
        assertThat(report.failed().getFirst().zScore()).isNegative();
        assertThat(ValidationTable.summary(report)).contains("1 have |z| >= 3.5: wrong.");
    }

    @Test
    void precision_thatIsReachedEarly_stopsTheRun() {
        Validator.Settings easy = new Validator.Settings(SEED, .2, 10_000_000_000L);
        Row.Measured row = new Validator(new Validation(2), easy)
                .run(Catalogue.complete(), List.of("single-50.mean"), (_, _, _, _) -> {}, CancelSignal.NEVER)
                .measured().getFirst();

        assertThat(row.narrow()).isTrue();
        assertThat(row.relativeHalfWidth()).isLessThan(.1);
        assertThat(row.effort().requests()).isLessThan(300_000);
    }

    @Test
    void case_whoseArchitectureIsNotSimulated_isNamedWithTheReason() {
        Engine unable = new Engine() {
            @Override
            public List<Finding> leftOut(Document document, String scenario) {
                return List.of(Finding.warning("simulation.not-simulated", Pointer.of("components"),
                        Wording.of("Everything is not simulated yet: nothing happens."), Wording.NONE));
            }

            @Override
            public SimulationResult run(Document document, Run run, Progress progress, CancelSignal cancel) {
                throw new AssertionError("must not be simulated");
            }
        };

        ValidationReport report = run(unable, List.of("Q-20.mean", "Q-33"));

        assertThat(report.measured()).isEmpty();
        assertThat(report.notSimulated()).extracting(Row.NotSimulated::id, Row.NotSimulated::reason).containsExactly(
                tuple("Q-20.mean", "Everything is not simulated yet: nothing happens."));
        assertThat(report.notACase()).extracting(Row.NotACase::id).containsExactly("Q-33");
        assertThat(ValidationTable.markdown(report)).contains("validate --most-requests 200000 --format",
                "## Not simulated yet", "## No case", "| Q-33 |");
    }

    @Test
    void zScore_ofAnEstimate_isTheErrorInStandardErrors() {
        // t(29, 0.975) = 2.045230
        Estimate estimate = new Estimate(10.5, 9.477385, 11.522615);

        assertThat(Validator.zScore(estimate, 9.5, 30)).isCloseTo(2, within(1e-5));
        assertThat(Validator.zScore(new Estimate(3, 3, 3), 3, 30)).isZero();
        assertThat(Validator.zScore(new Estimate(3, 3, 3), 2, 30)).isPositive().isInfinite();
    }

    private static ValidationReport run(Engine engine, List<String> names) {
        return new Validator(engine, SHORT).run(Catalogue.complete(), names, (_, _, _, _) -> {}, CancelSignal.NEVER);
    }
}
