package dev.archipelago.simulator.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    @TempDir
    private static Path folder;

    /// Of many who come and go at once, each with an eye on the lock that another is about to take away.
    @Test
    void file_isAddedToByOneAtATime_alsoWhileOthersEnd() throws Exception {
        Path file = folder.resolve("points.jsonl");
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int worker = 0; worker < 8; worker++) {
                all.add(workers.submit(() -> {
                    for (int turn = 0; turn < 600; turn++) {
                        try (PartFile<Integer> parts = new PartFile<>(file, new Numbers())) {
                            parts.open(List.of());
                            together.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            turns.incrementAndGet();
                            LockSupport.parkNanos(100_000);
                            inside.decrementAndGet();
                        } catch (IOException _) {
                            // another has it
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(turns.get()).isPositive();
        assertThat(together.get()).isEqualTo(1);
        assertThat(folder.resolve(".points.jsonl.lock")).doesNotExist();
    }

    private static final class Numbers implements KeptJob<Integer> {
        @Override
        public String head() {
            return "{}";
        }

        @Override
        public Optional<Integer> read(String line) {
            return Optional.of(Integer.parseInt(line));
        }

        @Override
        public int numberOf(Integer part) {
            return part;
        }

        @Override
        public String line(Integer part) {
            return part.toString();
        }

        @Override
        public String whose() {
            return "numbers";
        }

        @Override
        public String noun() {
            return "numbers";
        }
    }
}
