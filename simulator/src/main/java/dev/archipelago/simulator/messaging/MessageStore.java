package dev.archipelago.simulator.messaging;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The messages of a queue, or those of a topic that a group of consumers has to get: waiting or handed out.
///
/// A message waits in a line; a delivery hands it out; it leaves when its consumption has ended well, when it was handed out
/// too often, waited too long or had to make room. Until then it comes back to its old place: at once when its consumption
/// failed, or when it has been out for too long, if there is a visibility time-out. Whoever still works on it then may
/// acknowledge it all the same.
///
/// Sources: RabbitMQ 4 (limits count messages that are ready; drop-head, reject-publish; delivery limit), Amazon SQS
/// (visibility time-out, receive count), Apache Kafka 4 (one consumer of a group for each partition). A partition hands out its
/// next messages when the last ones are done, where Kafka lets its consumer fetch ahead.
public final class MessageStore {

    private final StoreRules rules;
    private final Departures departures;
    private final MessageLine[] lines;
    /// Whether messages of a line are out, of a store with order.
    private final int[] out;
    private final long[] counts = new long[Fate.values().length];
    private final Set<Delivery> deliveries = new LinkedHashSet<>();
    private long numbers;
    private int waiting;
    private int held;
    /// Messages whose leader has not copied them yet: those that are confirmed, and those that are not.
    private int promised;
    private int reserved;

    public MessageStore(StoreRules rules) {
        this(rules, (_, _) -> {
        });
    }

    /// @param departures is told of every message that leaves
    public MessageStore(StoreRules rules, Departures departures) {
        this.rules = rules;
        this.departures = departures;
        this.lines = new MessageLine[rules.lines()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new MessageLine();
        }
        this.out = new int[lines.length];
    }

    public StoreRules rules() {
        return rules;
    }

    /// Messages that have come to this fate since the beginning.
    public long count(Fate fate) {
        return counts[fate.ordinal()];
    }

    /// Messages that wait to be handed out.
    public int waiting() {
        return waiting;
    }

    /// Messages that are handed out and undecided.
    public int held() {
        return held;
    }

    /// Messages that are not done with: waiting, handed out, or confirmed and not copied yet.
    public int lag() {
        return waiting + held + promised;
    }

    /// Deliveries that decide about their messages.
    public Set<Delivery> deliveries() {
        return deliveries;
    }

    /// Whether one more message may wait.
    public boolean hasRoom() {
        return waiting + promised + reserved < rules.maxLength();
    }

    /// Whether the store would take a message, if need be in place of its oldest.
    public boolean takes() {
        return hasRoom() || rules.overflow() == StoreRules.Overflow.DROP_OLDEST;
    }

    /// A message comes. One that the store does not take is refused.
    ///
    /// @param published when it was sent, in nanoseconds
    /// @param line index of its partition
    /// @return whether it is stored
    public boolean offer(long published, int line, boolean poison) {
        return offer(published, line, poison, -1);
    }

    /// A message comes that is to be known by a number.
    public boolean offer(long published, int line, boolean poison, int origin) {
        return offer(published, line, poison, origin, -1);
    }

    /// A message comes that belongs to a chain of others.
    public boolean offer(long published, int line, boolean poison, int origin, int chain) {
        if (!takes()) {
            count(Fate.REFUSED, 1);
            return false;
        }
        if (!hasRoom()) {
            dropOldest();
        }
        lines[line].add(new Message(numbers++, published, line, poison, origin, chain));
        waiting++;
        count(Fate.STORED, 1);
        return true;
    }

    /// A message comes that cannot be handed out before it is copied.
    ///
    /// @param confirmed whether its publisher already takes it for stored
    public void promise(boolean confirmed) {
        if (!hasRoom()) {
            dropOldest();
        }
        promised += confirmed ? 1 : 0;
        reserved += confirmed ? 0 : 1;
        count(Fate.STORED, confirmed ? 1 : 0);
    }

    /// A message that was promised is copied.
    public void keep(boolean confirmed, long published, int line, boolean poison, int origin, int chain) {
        promised -= confirmed ? 1 : 0;
        reserved -= confirmed ? 0 : 1;
        count(Fate.STORED, confirmed ? 0 : 1);
        lines[line].add(new Message(numbers++, published, line, poison, origin, chain));
        waiting++;
    }

    /// A message that was promised was lost with its leader; who was not told that it is stored is told that it is not.
    public void lose(boolean confirmed) {
        promised -= confirmed ? 1 : 0;
        reserved -= confirmed ? 0 : 1;
        count(confirmed ? Fate.LEADER_LOST : Fate.REFUSED, 1);
    }

    /// A message is not taken, and its publisher is told so.
    public void refuse() {
        count(Fate.REFUSED, 1);
    }

    /// A message does not come, and nobody is told.
    public void miss() {
        count(Fate.UNSENT, 1);
    }

    private void dropOldest() {
        Message oldest = null;
        for (MessageLine line : lines) {
            Message first = line.first();
            if (first != null && (oldest == null || first.number < oldest.number)) {
                oldest = first;
            }
        }
        if (oldest != null) {
            leaveLine(oldest, Fate.OVERFLOWED);
        }
    }

    private void leaveLine(Message message, Fate fate) {
        message.gone = true;
        waiting--;
        count(fate, 1);
        departures.left(message, fate);
    }

    private void leave(Message message, Fate fate) {
        message.gone = true;
        held--;
        count(fate, 1);
        departures.left(message, fate);
    }

    private void count(Fate fate, int number) {
        counts[fate.ordinal()] += number;
    }

    /// Whether a line has something to hand out now.
    public boolean canDeliver(int line) {
        return (!rules.isOrdered() || out[line] == 0) && lines[line].first() != null;
    }

    /// Hands out messages of a line, as many as go together; null when there are none to hand out.
    ///
    /// @param room messages that the consumer takes at the most
    public @Nullable Delivery take(long now, int line, int room) {
        if (room < 1 || !canDeliver(line)) {
            return null;
        }
        List<Message> taken = new ArrayList<>(1);
        int most = Math.min(room, rules.batch());
        for (Message next = lines[line].first(); next != null && taken.size() < most; next = lines[line].first()) {
            lines[line].remove(next);
            taken.add(next);
        }
        Delivery delivery = new Delivery(taken, line, now);
        for (Message message : taken) {
            message.holder = delivery;
            count(Fate.DELIVERED, 1);
            count(Fate.REDELIVERED, message.deliveries++ == 0 ? 0 : 1);
        }
        waiting -= taken.size();
        held += taken.size();
        out[line]++;
        deliveries.add(delivery);
        return delivery;
    }

    /// A consumption has ended well, and the broker is told so.
    ///
    /// @return the messages that are done with by this
    public List<Message> acknowledge(Delivery delivery) {
        complete(delivery);
        List<Message> consumed = new ArrayList<>(delivery.messages().size());
        for (Message message : delivery.messages()) {
            if (!message.gone) {
                consume(message);
                consumed.add(message);
            }
        }
        end(delivery);
        return consumed;
    }

    /// A consumption has ended well, whether the broker learns of it or not.
    public void complete(Delivery delivery) {
        for (Message message : delivery.messages()) {
            boolean again = message.done && rules.guarantee() != StoreRules.Guarantee.EXACTLY_ONCE;
            count(Fate.DUPLICATE, again ? 1 : 0);
            message.done = true;
        }
    }

    private void consume(Message message) {
        if (message.holder == null) {
            leaveLine(message, Fate.CONSUMED);
        } else {
            leave(message, Fate.CONSUMED);
        }
    }

    /// A consumption has failed. With a visibility time-out nobody tells the broker: the messages stay out until then.
    public void reject(Delivery delivery) {
        if (rules.visibility() == StoreRules.NEVER || rules.guarantee() == StoreRules.Guarantee.AT_MOST_ONCE) {
            takeBack(delivery);
        }
    }

    /// Messages come back: their consumption failed, their consumer is gone, or they have been out too long. Those that may not
    /// be handed out again leave.
    public void takeBack(Delivery delivery) {
        if (delivery.over) {
            return;
        }
        for (Message message : delivery.messages()) {
            if (message.holder == delivery && !message.gone) {
                giveBack(message);
            }
        }
        end(delivery);
    }

    private void giveBack(Message message) {
        if (rules.guarantee() == StoreRules.Guarantee.AT_MOST_ONCE) {
            leave(message, Fate.FAILED);
        } else if (message.deliveries >= rules.maxDeliveries()) {
            leave(message, Fate.DEAD_LETTERED);
        } else {
            message.holder = null;
            lines[message.partition].giveBack(message);
            held--;
            waiting++;
        }
    }

    private void end(Delivery delivery) {
        if (!delivery.over) {
            delivery.over = true;
            deliveries.remove(delivery);
            out[delivery.partition()]--;
        }
    }

    /// Drops messages that have waited too long.
    ///
    /// @return when the next one will have, in nanoseconds; [StoreRules#NEVER] when none will
    public long expire(long now) {
        if (rules.retention() == StoreRules.NEVER) {
            return StoreRules.NEVER;
        }
        long next = StoreRules.NEVER;
        for (MessageLine line : lines) {
            Message first = line.first();
            while (first != null && first.published() + rules.retention() <= now) {
                leaveLine(first, Fate.EXPIRED);
                first = line.first();
            }
            next = first == null ? next : Math.min(next, first.published() + rules.retention());
        }
        return next;
    }

    /// The broker has lost all that it has in memory.
    public void forget() {
        for (MessageLine line : lines) {
            for (Message first = line.first(); first != null; first = line.first()) {
                leaveLine(first, Fate.FORGOTTEN);
            }
        }
        for (Delivery delivery : List.copyOf(deliveries)) {
            for (Message message : delivery.messages()) {
                if (message.holder == delivery && !message.gone) {
                    leave(message, Fate.FORGOTTEN);
                }
            }
            end(delivery);
        }
    }

    /// Nanoseconds since the oldest message that is not done with was published; 0 when there is none.
    public long age(long now) {
        long oldest = now;
        for (MessageLine line : lines) {
            Message first = line.first();
            oldest = first == null ? oldest : Math.min(oldest, first.published());
        }
        for (Delivery delivery : deliveries) {
            for (Message message : delivery.messages()) {
                oldest = message.gone ? oldest : Math.min(oldest, message.published());
            }
        }
        return now - oldest;
    }

    /// Whether every message that was stored has left for one reason or is still there, once.
    public boolean isBalanced() {
        long left = 0;
        for (Fate fate : Fate.values()) {
            left += fate.leaves() ? count(fate) : 0;
        }
        long out = 0;
        for (Delivery delivery : deliveries) {
            out += delivery.messages().stream().filter(m -> m.holder == delivery && !m.gone).count();
        }
        return count(Fate.STORED) == left + waiting + held + promised && out == held && waiting >= 0 && promised >= 0
                && reserved >= 0;
    }
}
