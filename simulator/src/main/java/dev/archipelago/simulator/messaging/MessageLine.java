package dev.archipelago.simulator.messaging;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Messages that wait, the oldest first; one that comes back has its old place again.
///
/// Those that are gone are taken out when they come to the front.
final class MessageLine {

    private final Deque<Message> fresh = new ArrayDeque<>();
    private final PriorityQueue<Message> returned = new PriorityQueue<>(
            Comparator.comparingLong((Message message) -> message.number));

    void add(Message message) {
        fresh.addLast(message);
    }

    void giveBack(Message message) {
        returned.add(message);
    }

    /// The first in line; null when nobody waits.
    @Nullable
    Message first() {
        Message back = returned.peek();
        while (back != null && back.gone) {
            returned.remove();
            back = returned.peek();
        }
        Message front = fresh.peekFirst();
        while (front != null && front.gone) {
            fresh.removeFirst();
            front = fresh.peekFirst();
        }
        if (back == null || front == null) {
            return back == null ? front : back;
        }
        return back.number < front.number ? back : front;
    }

    /// Takes the first one out, which must be this.
    void remove(Message first) {
        if (first == returned.peek()) {
            returned.remove();
        } else {
            fresh.removeFirst();
        }
    }
}
