package dev.archipelago.app.editor.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.job.PartFile;
import dev.archipelago.simulator.job.PlannedSweep;
import dev.archipelago.simulator.job.SweepJob;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepQuestionTest {
    private static final Document SHOP = DocumentReader
            .read(Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json")).orElseThrow();
    private static final PlotPages NO_PAGES = new PlotPages() {
        @Override
        public String ofPoints(SweepResult result, boolean isGrid, Locale language) {
            return "";
        }

        @Override
        public String ofSwings(SwingResult result, Locale language) {
            return "";
        }

        @Override
        public String ofShares(VarianceResult result, Locale language) {
            return "";
        }
    };

    @TempDir
    private Path folder;

    private static PlannedSweep planned(String values) {
        return new SweepJob(List.of("components.web.replicas=" + values), List.of(), Sampling.Kind.GRID, 0,
                new Evaluation.Options(Evaluation.Method.ESTIMATE, null, 1, 2, null, null, Detail.STANDARD))
                .of(SHOP, Path.of(""));
    }

    private static SweepQuestion question(PlannedSweep planned, KeptPoints kept, boolean enough) {
        return new SweepQuestion(planned, kept, new AtomicBoolean(enough));
    }

    @Test
    void pointsOfASweepThatWasEnded_goIntoTheNext_andTheWholeIsTheSame() throws Exception {
        PlannedSweep planned = planned("1 to 4");
        SweepQuestion.Answer whole = question(planned, new KeptPoints(planned), false).find(Progress.NONE,
                () -> false);
        KeptPoints kept = new KeptPoints(planned);
        kept.add(planned.sweep().point(2, 1, () -> false));
        SweepQuestion.Answer partly = question(planned, kept, true).find(Progress.NONE, () -> false);
        assertThat(partly.isComplete()).isFalse();
        assertThat(partly.result().points()).hasSize(1);

        Path file = folder.resolve("points.jsonl");
        Files.writeString(file, new SweepForms(partly, NO_PAGES, Locale.ENGLISH).lines());
        KeptPoints again = new KeptPoints(planned);
        again.read(file);
        SweepQuestion.Answer rest = question(planned, again, false).find(Progress.NONE, () -> false);
        assertThat(rest.isComplete()).isTrue();
        assertThat(new SweepForms(rest, NO_PAGES, Locale.ENGLISH).csv())
                .isEqualTo(new SweepForms(whole, NO_PAGES, Locale.ENGLISH).csv());
    }

    @Test
    void pointsOfAnotherSweep_areRefused() throws Exception {
        PlannedSweep planned = planned("1 to 4");
        Path file = folder.resolve("other.jsonl");
        SweepQuestion.Answer other = question(planned("1 to 3"), new KeptPoints(planned("1 to 3")), false)
                .find(Progress.NONE, () -> false);
        Files.writeString(file, new SweepForms(other, NO_PAGES, Locale.ENGLISH).lines());
        KeptPoints kept = new KeptPoints(planned);
        assertThatThrownBy(() -> kept.read(file)).isInstanceOf(PartFile.OtherJobException.class);
        assertThat(kept.isOf(planned("1 to 3"))).isFalse();
        assertThat(kept.isOf(planned("1 to 4"))).isTrue();
    }

    @Test
    void sweepThatIsCancelled_hasNoAnswer_norOneThatIsEndedBeforeItsFirstPoint() {
        PlannedSweep planned = planned("1 to 4");
        assertThatThrownBy(() -> question(planned, new KeptPoints(planned), false).find(Progress.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> question(planned, new KeptPoints(planned), true).find(Progress.NONE, () -> false))
                .isInstanceOf(CancellationException.class);
    }
}
