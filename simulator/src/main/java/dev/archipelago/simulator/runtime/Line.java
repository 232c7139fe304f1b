package dev.archipelago.simulator.runtime;

/// Requests that wait, linked through their records: the first that is taken, and how new ones are put in.
final class Line {

    private final Requests requests;
    private int first = Requests.NONE;
    private int last = Requests.NONE;
    private int size;

    Line(Requests requests) {
        this.requests = requests;
    }

    int size() {
        return size;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    void addLast(int r) {
        requests.stand(r, last, Requests.NONE);
        if (last == Requests.NONE) {
            first = r;
        } else {
            requests.next(last, r);
        }
        last = r;
        size++;
    }

    void addFirst(int r) {
        requests.stand(r, Requests.NONE, first);
        if (first == Requests.NONE) {
            last = r;
        } else {
            requests.previous(first, r);
        }
        first = r;
        size++;
    }

    /// The first, taken out; none when there is none.
    int takeFirst() {
        int r = first;
        if (r != Requests.NONE) {
            first = requests.next(r);
            if (first == Requests.NONE) {
                last = Requests.NONE;
            } else {
                requests.previous(first, Requests.NONE);
            }
            size--;
        }
        return r;
    }

    void remove(int r) {
        int before = requests.previous(r);
        int behind = requests.next(r);
        if (before == Requests.NONE) {
            first = behind;
        } else {
            requests.next(before, behind);
        }
        if (behind == Requests.NONE) {
            last = before;
        } else {
            requests.previous(behind, before);
        }
        size--;
    }
}
