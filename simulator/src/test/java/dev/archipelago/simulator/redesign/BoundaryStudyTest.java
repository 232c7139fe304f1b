package dev.archipelago.simulator.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.boundaries.Trial;
import dev.archipelago.simulator.boundaries.Trial.Verdict;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class BoundaryStudyTest {

    private static final Document BADLY_CUT = DocumentReader
            .read(Path.of("..", "sample-architectures", "badly-cut", "badly-cut.archipelago.json")).orElseThrow();

    private static Laboratory laboratory(int threads, boolean losses) {
        return new Laboratory(new Laboratory.Options(null, 1, 6, TimeSpan.parse("8s"), TimeSpan.parse("1s"), threads,
                losses));
    }

    private static TrialResult tried(int most, Laboratory laboratory) {
        return BoundaryStudy.of(BADLY_CUT, null).tried(most, laboratory, Progress.NONE, CancelSignal.NEVER);
    }

    /// All suggestions, with losses.
    private static final TrialResult TRIED = tried(5, laboratory(2, true));

    private static Change p99(Trial trial, String workload) {
        return Objects.requireNonNull(
                Trial.of(Objects.requireNonNull(trial.comparison().workloads().get(workload)), Metric.P99));
    }

    @Test
    void bestSuggestion_forASystemCutBadlyOnPurpose_mergesTheHalvesAndImprovesTheirP99() {
        Trial best = TRIED.trials().getFirst();
        assertThat(best.design().how()).isEqualTo("merge pricing rules --into pricing");
        assertThat(best.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(p99(best, "buyers").judgement()).isEqualTo(Judgement.BETTER);
        assertThat(p99(best, "buyers").difference().high()).isNegative();
        // six ways there and back of 0.8 ms are gone
        assertThat(p99(best, "buyers").relative()).isLessThan(-0.05);
        assertThat(TRIED.trials()).extracting(trial -> trial.design().how())
                .anyMatch(how -> how.startsWith("merge billing orders"))
                .anyMatch(how -> how.startsWith("split core"));
        assertThat(best.before().coupling().calls()).isGreaterThan(best.after().coupling().calls());
    }

    /// Who splits a service in three loses a third of it at a time; the price is more replicas.
    @Test
    void split_ofTheGodService_makesALossReachLessFar_andCostsMore() {
        Trial split = TRIED.trials().stream()
                .filter(trial -> trial.design().how().startsWith("split core")).findFirst().orElseThrow();

        assertThat(split.reach()).isEqualTo(Judgement.BETTER);
        assertThat(split.comparison().cost().orElseThrow().relative()).isPositive();
        assertThat(split.after().cores()).isGreaterThan(split.before().cores());
    }

    @Test
    void result_doesNotDependOnThreads_andNamesWhatWasNotSimulated() {
        TrialResult one = tried(1, laboratory(1, false));

        assertThat(tried(1, laboratory(2, false))).isEqualTo(one);
        assertThat(one.trials()).hasSize(1);
        assertThat(one.untried()).hasSize(2)
                .allSatisfy(untried -> assertThat(untried.reason()).contains("1 were asked for"));
    }

    @Test
    void cancelledStudy_ends() {
        assertThatThrownBy(() -> BoundaryStudy.of(BADLY_CUT, null).tried(1, laboratory(1, false), Progress.NONE,
                () -> true)).isInstanceOf(CancellationException.class);
    }

    @Test
    void suggestionThatIsRefused_isNamedWithItsReason() {
        assertThat(new Suggestion(new BoundaryEdit.MergeServices(
                List.of(new ComponentId("pricing"), new ComponentId("ledger")), new ComponentId("pricing")), "")
                .on(BADLY_CUT)).isInstanceOfSatisfying(Suggestion.Refused.class,
                        refused -> assertThat(refused.untried().reason()).contains("'ledger' is a database"));
    }

    @Test
    void cuts_areTheSameOperationsAsOneProgramAndAsSuggested() {
        BoundaryStudy study = BoundaryStudy.of(BADLY_CUT, null);
        TrialResult cuts = Cuts.compared(study, TRIED, laboratory(2, false), Progress.NONE,
                CancelSignal.NEVER);

        assertThat(cuts.trials()).extracting(trial -> trial.design().name()).containsExactly("monolith", "suggested");
        Trial monolith = cuts.trials().getFirst();
        assertThat(monolith.after().coupling().calls()).isZero();
        assertThat(monolith.after().coupling().services()).isEqualTo(1);
        assertThat(p99(monolith, "buyers").judgement()).isEqualTo(Judgement.BETTER);
        assertThat(p99(cuts.trials().getLast(), "buyers").judgement()).isEqualTo(Judgement.BETTER);
    }

    @Test
    void migration_fromAMonolith_takesOneServiceAtATimeAndEndsWithTheDesign() {
        TrialResult path = Migration.fromMonolith(BADLY_CUT, null, laboratory(2, false), Progress.NONE,
                CancelSignal.NEVER);

        List<Integer> services = new ArrayList<>();
        for (Trial trial : path.trials()) {
            Document step = trial.design().document();
            assertThat(Checks.all().run(step)).filteredOn(Finding::isError).isEmpty();
            assertThat(step.workloads().keySet()).isEqualTo(BADLY_CUT.workloads().keySet());
            services.add(Cuts.programs(step, ComponentKind.SERVICE).size());
        }
        assertThat(services).containsExactly(2, 3, 4, 5);
        assertThat(Cuts.programs(path.baseDocument(), ComponentKind.SERVICE)).as("what the first step is beside")
                .hasSize(1);
        assertThat(path.trials().getLast().design().document()).isEqualTo(BADLY_CUT);
        assertThat(path.trials()).extracting(trial -> trial.design().name()).startsWith("Extract core")
                .doesNotHaveDuplicates();
        // who shares the ledger leaves last
        assertThat(path.trials().getLast().design().name()).isIn("Extract orders", "Extract billing");
        assertThat(path.trials().get(1).comparison().before()).isEqualTo("Extract core");
    }

    @Test
    void migration_toTheSuggestedCut_doesWhatWasShownToBeBetter() {
        BoundaryStudy study = BoundaryStudy.of(BADLY_CUT, null);
        TrialResult path = Migration.toSuggested(study, TRIED, laboratory(2, false), Progress.NONE,
                CancelSignal.NEVER);

        assertThat(path.trials()).hasSameSizeAs(
                TRIED.trials().stream().filter(trial -> trial.verdict() == Verdict.BETTER).toList());
        assertThat(path.trials().getFirst().design().how()).isEqualTo("merge pricing rules --into pricing");
        assertThat(p99(path.trials().getFirst(), "buyers").judgement()).isEqualTo(Judgement.BETTER);
    }
}
