package dev.archipelago.simulator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.messaging.StoreRules.Guarantee;
import dev.archipelago.simulator.messaging.StoreRules.Overflow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Queues and logs as state machines, without an engine.
class MessageStoreTest {

    private static MessageStore with(StoreRules rules, int messages) {
        MessageStore store = new MessageStore(rules);
        for (int i = 0; i < messages; i++) {
            store.offer(i, 0, false);
        }
        return store;
    }

    private static Delivery take(MessageStore store, long now) {
        return Objects.requireNonNull(store.take(now, 0, 1));
    }

    private static List<Long> published(Delivery delivery) {
        return delivery.messages().stream().map(Message::published).toList();
    }

    private static Map<Fate, Long> fates(MessageStore store) {
        Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        Arrays.stream(Fate.values()).filter(fate -> store.count(fate) > 0)
                .forEach(fate -> fates.put(fate, store.count(fate)));
        return fates;
    }

    @Test
    void message_acknowledged_isGone() {
        MessageStore store = with(StoreRules.UNBOUNDED, 2);
        Delivery delivery = take(store, 5);
        assertThat(store.acknowledge(delivery)).extracting(Message::published).containsExactly(0L);
        assertThat(fates(store)).isEqualTo(Map.of(Fate.STORED, 2L, Fate.DELIVERED, 1L, Fate.CONSUMED, 1L));
        assertThat(List.of(store.waiting(), store.held(), store.lag())).containsExactly(1, 0, 1);
    }

    @Test
    void message_rejected_hasItsOldPlaceAgain() {
        MessageStore store = with(StoreRules.UNBOUNDED, 3);
        Delivery first = take(store, 5);
        Delivery second = take(store, 5);
        store.reject(second);
        store.reject(first);
        assertThat(List.of(published(take(store, 6)), published(take(store, 6)), published(take(store, 6))))
                .containsExactly(List.of(0L), List.of(1L), List.of(2L));
        assertThat(store.count(Fate.REDELIVERED)).isEqualTo(2);
    }

    @Test
    void message_failingAsOftenAsItMay_isADeadLetter() {
        MessageStore store = with(StoreRules.UNBOUNDED.withMaxDeliveries(3), 1);
        for (int i = 0; i < 3; i++) {
            store.reject(take(store, i));
        }
        assertThat(store.take(9, 0, 1)).isNull();
        assertThat(fates(store)).isEqualTo(Map.of(Fate.STORED, 1L, Fate.DELIVERED, 3L, Fate.REDELIVERED, 2L,
                Fate.DEAD_LETTERED, 1L));
    }

    @Test
    void message_handedOutAtMostOnce_isLostWhenItsConsumptionFails() {
        MessageStore store = with(StoreRules.UNBOUNDED.withGuarantee(Guarantee.AT_MOST_ONCE), 2);
        store.reject(take(store, 5));
        store.acknowledge(take(store, 5));
        assertThat(fates(store)).isEqualTo(
                Map.of(Fate.STORED, 2L, Fate.DELIVERED, 2L, Fate.FAILED, 1L, Fate.CONSUMED, 1L));
    }

    @Test
    void limit_countsOnlyWhatWaits() {
        MessageStore store = with(StoreRules.UNBOUNDED.withMaxLength(2, Overflow.REFUSE), 2);
        assertThat(store.offer(7, 0, false)).isFalse();
        take(store, 8);
        assertThat(store.offer(9, 0, false)).isTrue();
        assertThat(List.of(store.waiting(), store.held())).containsExactly(2, 1);
    }

    @Test
    void overflow_droppingTheOldest_keepsTheNewest() {
        MessageStore store = with(StoreRules.UNBOUNDED.withMaxLength(2, Overflow.DROP_OLDEST), 5);
        assertThat(store.count(Fate.OVERFLOWED)).isEqualTo(3);
        assertThat(List.of(published(take(store, 9)), published(take(store, 9)))).containsExactly(List.of(3L),
                List.of(4L));
    }

    @Test
    void overflow_blocking_takesNothingUntilThereIsRoom() {
        MessageStore store = with(StoreRules.UNBOUNDED.withMaxLength(2, Overflow.BLOCK), 2);
        assertThat(store.takes()).isFalse();
        take(store, 5);
        assertThat(store.takes()).isTrue();
    }

    @Test
    void visibilityTimeout_passed_handsOutAgainAndTheFirstMayStillAcknowledge() {
        MessageStore store = with(StoreRules.UNBOUNDED.withVisibility(30), 1);
        Delivery first = take(store, 0);
        store.takeBack(first);
        Delivery second = take(store, 30);
        store.acknowledge(first);
        assertThat(store.lag()).isZero();
        store.acknowledge(second);
        assertThat(fates(store)).isEqualTo(Map.of(Fate.STORED, 1L, Fate.DELIVERED, 2L, Fate.REDELIVERED, 1L,
                Fate.CONSUMED, 1L, Fate.DUPLICATE, 1L));
    }

    @Test
    void visibilityTimeout_acknowledgedWhileWaitingAgain_leavesTheLine() {
        MessageStore store = with(StoreRules.UNBOUNDED.withVisibility(30), 1);
        Delivery first = take(store, 0);
        store.takeBack(first);
        store.acknowledge(first);
        assertThat(store.take(31, 0, 1)).isNull();
        assertThat(List.of(store.waiting(), store.held())).containsExactly(0, 0);
    }

    @Test
    void visibilityTimeout_keepsARejectedMessageOutUntilThen() {
        MessageStore store = with(StoreRules.UNBOUNDED.withVisibility(30).withMaxDeliveries(2), 1);
        Delivery first = take(store, 0);
        store.reject(first);
        assertThat(store.take(1, 0, 1)).isNull();
        store.takeBack(first);
        store.takeBack(take(store, 30));
        assertThat(store.count(Fate.DEAD_LETTERED)).isEqualTo(1);
    }

    @Test
    void deduplication_hidesASecondConsumption() {
        MessageStore store = with(
                StoreRules.UNBOUNDED.withVisibility(30).withGuarantee(Guarantee.EXACTLY_ONCE), 1);
        Delivery first = take(store, 0);
        store.takeBack(first);
        Delivery second = take(store, 30);
        store.acknowledge(second);
        store.acknowledge(first);
        assertThat(store.count(Fate.DUPLICATE)).isZero();
        assertThat(store.count(Fate.CONSUMED)).isEqualTo(1);
    }

    @Test
    void retention_dropsWhatHasWaitedTooLong() {
        MessageStore store = with(StoreRules.UNBOUNDED.withRetention(10), 5);
        take(store, 1);
        assertThat(store.expire(12)).isEqualTo(13);
        assertThat(fates(store)).isEqualTo(Map.of(Fate.STORED, 5L, Fate.DELIVERED, 1L, Fate.EXPIRED, 2L));
        assertThat(List.of(store.waiting(), store.held())).containsExactly(2, 1);
    }

    @Test
    void partition_handsOutTheNextOnlyWhenTheLastIsDone() {
        MessageStore store = new MessageStore(StoreRules.UNBOUNDED.withPartitions(2).withBatch(2));
        for (int i = 0; i < 6; i++) {
            store.offer(i, i % 2, false);
        }
        Delivery even = Objects.requireNonNull(store.take(9, 0, 10));
        assertThat(published(even)).containsExactly(0L, 2L);
        assertThat(store.canDeliver(0)).isFalse();
        assertThat(published(Objects.requireNonNull(store.take(9, 1, 1)))).containsExactly(1L);
        store.reject(even);
        assertThat(published(Objects.requireNonNull(store.take(9, 0, 10)))).containsExactly(0L, 2L);
    }

    @Test
    void brokerWithoutDisk_ending_forgetsAll() {
        MessageStore store = with(StoreRules.UNBOUNDED, 3);
        Delivery delivery = take(store, 5);
        store.forget();
        store.acknowledge(delivery);
        assertThat(fates(store)).isEqualTo(Map.of(Fate.STORED, 3L, Fate.DELIVERED, 1L, Fate.FORGOTTEN, 3L));
    }

    @Test
    void age_isThatOfTheOldestNotDoneWith() {
        MessageStore store = with(StoreRules.UNBOUNDED, 3);
        Delivery oldest = take(store, 5);
        assertThat(store.age(10)).isEqualTo(10);
        store.acknowledge(oldest);
        assertThat(store.age(10)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void store_whateverHappens_losesAndDoublesNothing(long seed) {
        Random random = new Random(seed);
        StoreRules rules = new StoreRules(random.nextInt(3), 1 + random.nextInt(20),
                Overflow.values()[random.nextInt(3)], random.nextBoolean() ? StoreRules.NEVER : 50,
                Guarantee.values()[random.nextInt(3)], random.nextBoolean() ? StoreRules.NEVER : 30,
                1 + random.nextInt(4), 1 + random.nextInt(3));
        MessageStore store = new MessageStore(rules);
        List<Delivery> known = new ArrayList<>();
        for (long now = 0; now < 2000; now++) {
            int line = random.nextInt(rules.lines());
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> store.offer(now, line, random.nextInt(10) == 0);
                case 3, 4 -> {
                    Delivery taken = store.take(now, line, 1 + random.nextInt(4));
                    if (taken != null) {
                        known.add(taken);
                    }
                }
                case 5 -> {
                    if (!known.isEmpty()) {
                        store.acknowledge(known.remove(random.nextInt(known.size())));
                    }
                }
                case 6 -> {
                    if (!known.isEmpty()) {
                        store.takeBack(known.get(random.nextInt(known.size())));
                    }
                }
                default -> store.expire(now);
            }
            assertThat(store.isBalanced()).as("seed %d at %d", seed, now).isTrue();
        }
        if (rules.guarantee() == Guarantee.AT_MOST_ONCE) {
            assertThat(store.count(Fate.REDELIVERED) + store.count(Fate.DUPLICATE)).as("seed %d", seed).isZero();
        } else {
            assertThat(store.count(Fate.FAILED)).as("seed %d", seed).isZero();
        }
    }
}
