package dev.archipelago.simulator.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.simulator.random.RandomStream;
import org.junit.jupiter.api.Test;

class CopiedRecordTest {

    private final CopiedRecord item = new CopiedRecord(2);

    @Test
    void copy_beforeAWriteHasArrived_seesTheOneBefore() {
        int first = item.write(new long[]{10, 50});
        item.commit(first, 10);

        assertThat(item.committed(9)).isZero();
        assertThat(item.committed(10)).isEqualTo(first);
        assertThat(item.seen(1, 49)).isZero();
        assertThat(item.seen(1, 50)).isEqualTo(first);
        assertThat(item.age(0, 30)).isEqualTo(20);
        assertThat(item.age(first, 60)).isZero();
    }

    @Test
    void leader_newWithoutTheLastWrites_losesThem() {
        item.commit(item.write(new long[]{10, 20}), 10);
        item.commit(item.write(new long[]{30, 90}), 30);
        item.commit(item.write(new long[]{40, 70}), 40);

        assertThat(item.missing(1, 80)).isEqualTo(1);
        assertThat(item.follow(1, 80)).isEqualTo(1);
        assertThat(item.committed(100)).isEqualTo(3);
        assertThat(item.follow(1, 60)).isEqualTo(1);
        assertThat(item.committed(100)).isEqualTo(1);
    }

    @Test
    void writeWithoutConfirmation_isNotLostAsOne() {
        item.commit(item.write(new long[]{1, 2}), 1);
        item.write(new long[]{10, CopiedRecord.NEVER});

        assertThat(item.follow(1, 15)).isZero();
        assertThat(item.committed(20)).isEqualTo(1);
        assertThat(item.seen(0, 20)).isEqualTo(1);
    }

    @Test
    void copyThatGetsNothing_doesNotLetTheHistoryGrow() {
        int version = 0;
        for (int i = 1; i < 10_000; i++) {
            version = item.write(new long[]{i, CopiedRecord.NEVER});
            item.commit(version, i);
        }
        assertThat(item.committed(10_000)).isEqualTo(version);
        assertThat(item.missing(1, 10_000)).isEqualTo(64);
    }

    @Test
    void readsAtRandomTimes_areStaleAsOftenAsTheFormulaSays() {
        RandomStream stream = RandomStream.of(5, 0, "lag");
        double now = 0;
        int stale = 0;
        int reads = 300_000;
        for (int i = 0; i < reads; i++) {
            now += stream.nextExponential() / 4 * 1e9;
            if (stream.nextDouble() < .5) {
                long at = (long) now;
                item.commit(item.write(new long[]{at, at + (long) (stream.nextExponential() * .2e9)}), at);
                i--;
            } else {
                stale += item.seen(1, (long) now) < item.committed((long) now) ? 1 : 0;
            }
        }
        double expected = new ReplicationLag(.2).staleShare(2);
        assertThat((double) stale / reads).as("seed 5").isCloseTo(expected, within(.01));
    }
}
