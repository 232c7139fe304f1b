package dev.archipelago.app.editor.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.model.document.Document;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Questions without a window: this thread is that of the window.
class InquiryTest {
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final EditedDocument edited = EditedDocument.unsaved(Document.empty("Shop"));
    private final Inquiry<String> inquiry = new Inquiry<>("question", edited, window::add);

    private void finish() throws InterruptedException {
        finish(inquiry);
    }

    private void finish(Inquiry<String> asked) throws InterruptedException {
        while (asked.runningProperty().get()) {
            Runnable task = window.poll(20, TimeUnit.SECONDS);
            assertThat(task).as("something for the window to do").isNotNull();
            task.run();
        }
    }

    @Test
    void answer_isAboutTheDocumentThatWasAskedAbout_andStaleOnceItHasChanged() throws InterruptedException {
        Document asked = edited.document();
        inquiry.ask((document, _, _) -> document.name());
        edited.apply("Rename", _ -> Document.empty("Other"));
        finish();

        assertThat(inquiry.answerProperty().get()).contains(new Inquiry.Answer<>(asked, "Shop"));
        assertThat(inquiry.staleProperty().get()).isTrue();
        edited.undo();
        assertThat(inquiry.staleProperty().get()).isFalse();
    }

    @Test
    void answerThatIsKeptInTheDocument_isNotStaleByThat_butByWhatComesThen() throws InterruptedException {
        inquiry.ask((document, _, _) -> document.name());
        finish();
        inquiry.keep(() -> edited.apply("Keep", _ -> Document.empty("Shop with a scenario")));
        assertThat(inquiry.staleProperty().get()).isFalse();

        edited.apply("Rename", _ -> Document.empty("Other"));
        assertThat(inquiry.staleProperty().get()).isTrue();
        inquiry.keep(() -> edited.apply("Keep", _ -> Document.empty("Other with a scenario")));
        assertThat(inquiry.staleProperty().get()).as("it was stale before").isTrue();
        edited.undo();
        edited.undo();
        assertThat(inquiry.staleProperty().get()).isFalse();
    }

    @Test
    void work_forWhichMemoryIsTooSmall_endsWithAProblem() throws InterruptedException {
        inquiry.ask((_, _, _) -> {
            throw new OutOfMemoryError("too many points");
        });
        finish();

        assertThat(inquiry.problemProperty().get()).contains(new Problem.Failed("too many points"));
        assertThat(inquiry.answerProperty().get()).isEmpty();
    }

    @Test
    void work_thatGivesItselfUp_isCancelled_andNoneThatWasAskedAfterIt() throws InterruptedException {
        inquiry.ask((_, _, _) -> {
            throw new CancellationException();
        });
        finish();
        assertThat(inquiry.problemProperty().get()).contains(new Problem.Cancelled());

        inquiry.ask((_, _, _) -> {
            throw new CancellationException();
        });
        inquiry.ask((_, _, _) -> "second");
        finish();
        assertThat(inquiry.problemProperty().get()).isEmpty();
        assertThat(inquiry.answerProperty().get().map(Inquiry.Answer::found)).contains("second");
    }

    @Test
    void question_takenOverWhileItIsUnderWay_isAnsweredThereAndCanBeGivenUpThere() throws InterruptedException {
        Inquiry<String> next = new Inquiry<>("next", edited.successor(), window::add);
        inquiry.ask((_, _, _) -> "asked before");
        next.takeOver(inquiry);
        inquiry.cancel();
        assertThat(inquiry.runningProperty().get()).isFalse();
        assertThat(next.runningProperty().get()).isTrue();
        finish(next);
        assertThat(next.runningProperty().get()).isFalse();
        assertThat(next.answerProperty().get().map(Inquiry.Answer::found)).contains("asked before");
        assertThat(next.staleProperty().get()).isFalse();
        assertThat(inquiry.answerProperty().get()).isEmpty();

        next.ask((_, _, cancel) -> {
            while (!cancel.isCancelled()) {
                Thread.onSpinWait();
            }
            return "too late";
        });
        inquiry.takeOver(next);
        inquiry.cancel();
        Objects.requireNonNull(window.poll(20, TimeUnit.SECONDS)).run(); // of work that has ended since
        assertThat(inquiry.problemProperty().get()).contains(new Problem.Cancelled());
        assertThat(inquiry.answerProperty().get().map(Inquiry.Answer::found)).contains("asked before");
    }

    @Test
    void question_askedWhileAnotherIsUnderWay_isTheOneThatIsAnswered() throws InterruptedException {
        inquiry.ask((_, _, _) -> "first");
        inquiry.ask((_, _, _) -> "second");
        finish();
        while (!window.isEmpty()) {
            window.remove().run();
        }

        assertThat(inquiry.answerProperty().get().map(Inquiry.Answer::found)).contains("second");
    }
}
