package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import java.util.Arrays;

/// Everything that is under way: tries of calls, branches of them, sessions of users and messages that nobody waits for.
///
/// One record each, two cache lines long, in one array; a record is named by its number, and the number of one that has ended
/// is used again. So that nothing is allocated while a run is in its steady state.
///
/// What a record means is in its flags. A *try* is what a callee works on for a caller. A *branch* is a part of a try that
/// runs beside others; [#root] is its try. A *session* is a user from outside, a *courier* carries what nobody waits
/// for; both only call. Every record has at most one call of its own under way ([#call] and what follows).
final class Requests {

    /// No record.
    static final int NONE = -1;

    static final int REPLIED = 1;
    static final int ENDED = 1 << 1;
    static final int ABANDONED = 1 << 2;
    static final int SERVED = 1 << 3;
    static final int ANSWERING = 1 << 4;
    static final int ANSWERED = 1 << 5;
    static final int WASTED = 1 << 6;
    static final int SESSION = 1 << 7;
    static final int COURIER = 1 << 8;
    static final int BRANCH = 1 << 9;
    static final int WORKING = 1 << 10;
    static final int ALIVE = 1 << 11;
    static final int IN_LINE = 1 << 12;
    static final int QUEUED = 1 << 13;
    static final int COMPUTING = 1 << 14;
    static final int CALLING = 1 << 15;
    static final int TRACED = 1 << 16;
    static final int SPACED = 1 << 17;
    static final int FALLBACK = 1 << 18;
    static final int FALLBACK_ANSWERS = 1 << 19;
    static final int CANCELLED = 1 << 20;
    static final int RETRYING = 1 << 21;
    static final int HEDGING = 1 << 22;
    static final int UNSENT = 1 << 23;
    /// Its process has ended; it stays until its last event has come.
    static final int DEAD = 1 << 24;
    /// It waits for its replica to go on.
    static final int PARKED = 1 << 25;
    /// On its way it arrives late, after having been lost, unless its caller has given up.
    static final int DELAYED = PARKED;
    /// Its caller will never get an answer.
    static final int LOST = 1 << 26;
    /// It will fail as soon as it begins.
    static final int DOOMED = 1 << 27;
    /// A session that is there for a surge only.
    static final int TEMPORARY = DOOMED;
    /// A courier that hands messages of a broker out.
    static final int DELIVERY = DOOMED;
    /// A courier whose sender wants to know how it went.
    static final int REPORTING = REPLIED;
    private static final int FAILURE_SHIFT = 28;

    private static final int SHIFT = 4;
    private static final long LOW = 0xFFFFFFFFL;

    private static final int PLACE_REPLICA = 0;
    private static final int FLAGS_OPERATION = 1;
    private static final int CALLER_LINK = 2;
    private static final int ARRIVED = 3;
    private static final int STEP_BEGAN = 4;
    private static final int SELF_TIME = 5;
    private static final int CALL_TRIES = 6;
    private static final int CALL_BEGAN = 7;
    private static final int TIMER = 8;
    private static final int CURRENT_TRACE = 9;
    private static final int TIMEOUT = 10;
    private static final int ROOT_FORK = 11;
    private static final int DEADLINE = 12;
    private static final int DEMAND = 13;
    private static final int NEXT_PREVIOUS = 14;
    private static final int SCRATCH_DEPTH = 15;

    private long[] words = new long[32 << SHIFT];
    private int used;
    private int free = NONE;

    /// A record for a request of a replica. Its words from the timer on have the values of a record that has not used them.
    int allocate(int flags, int replica, int operation, int place) {
        int r = free;
        if (r == NONE) {
            r = fresh();
        } else {
            free = (int) words[(r << SHIFT) + SELF_TIME];
        }
        long[] w = words;
        int at = r << SHIFT;
        w[at + PLACE_REPLICA] = pack(place, replica);
        w[at + FLAGS_OPERATION] = pack(flags | ALIVE, operation);
        w[at + SELF_TIME] = 0;
        w[at + CALL_TRIES] = 0;
        return r;
    }

    /// A record for a try, which its caller sends over a link.
    int attempt(int replica, int operation, int place, int caller, int link) {
        int r = allocate(0, replica, operation, place);
        words[(r << SHIFT) + CALLER_LINK] = pack(caller, link);
        return r;
    }

    /// Whether it is a try in work that needs nothing but to be ended and answered: not replied before, not abandoned, not
    /// traced, without branches, loops and permits.
    boolean isOrdinary(int r) {
        int at = r << SHIFT;
        return (int) words[at + FLAGS_OPERATION] == (ALIVE | WORKING) && words[at + CALL_TRIES] >>> 48 == 0
                && (int) words[at + SCRATCH_DEPTH] == NONE;
    }

    /// A record for a session that is one request, which begins now.
    int session(int source, long now) {
        int r = allocate(SESSION | CALLING, NONE, NONE, 0);
        long[] w = words;
        int at = r << SHIFT;
        w[at + ARRIVED] = pack(source, 0);
        w[at + STEP_BEGAN] = 0;
        w[at + DEMAND] = now;
        return r;
    }

    /// A try comes to its replica and is taken in work.
    void begin(int r, long now) {
        int at = r << SHIFT;
        words[at + ARRIVED] = now;
        words[at + FLAGS_OPERATION] |= WORKING;
    }

    /// A try comes to its replica and waits.
    void queue(int r, long now) {
        int at = r << SHIFT;
        words[at + ARRIVED] = now;
        words[at + FLAGS_OPERATION] |= QUEUED;
    }

    /// A computation with a core for itself begins; the program goes on at a place when it is done.
    void compute(int r, int place, long now, double demand) {
        long[] w = words;
        int at = r << SHIFT;
        w[at + PLACE_REPLICA] = w[at + PLACE_REPLICA] & ~LOW | place;
        w[at + FLAGS_OPERATION] |= COMPUTING;
        w[at + STEP_BEGAN] = now;
        w[at + DEMAND] = Double.doubleToRawLongBits(demand);
    }

    /// A computation of a try that had a core for itself is done.
    void computed(int r, long now) {
        long[] w = words;
        int at = r << SHIFT;
        w[at + FLAGS_OPERATION] &= ~(long) COMPUTING;
        w[at + SELF_TIME] += now - w[at + STEP_BEGAN];
    }

    /// A step that only takes time begins; the program goes on at a place when it is over.
    void await(int r, int place, long now) {
        long[] w = words;
        int at = r << SHIFT;
        w[at + PLACE_REPLICA] = w[at + PLACE_REPLICA] & ~LOW | place;
        w[at + STEP_BEGAN] = now;
    }

    /// A step of a try is over that only took time.
    void waited(int r, long now) {
        int at = r << SHIFT;
        words[at + SELF_TIME] += now - words[at + STEP_BEGAN];
    }

    private int fresh() {
        int r = used++;
        if (used << SHIFT > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        int at = r << SHIFT;
        words[at + CURRENT_TRACE] = pack(NONE, NONE);
        words[at + TIMEOUT] = EventQueue.NONE;
        words[at + DEADLINE] = EventQueue.NONE;
        words[at + SCRATCH_DEPTH] = pack(NONE, 0);
        return r;
    }

    /// Gives the number of a record back, which must have put its time-out, deadline, try and scratch away.
    void free(int r) {
        int at = r << SHIFT;
        words[at + FLAGS_OPERATION] = 0;
        words[at + SELF_TIME] = free;
        free = r;
    }

    /// All numbers that were ever used are below.
    int used() {
        return used;
    }

    private static long pack(int low, int high) {
        return (long) high << 32 | low & LOW;
    }

    private int low(int r, int word) {
        return (int) words[(r << SHIFT) + word];
    }

    private int high(int r, int word) {
        return (int) (words[(r << SHIFT) + word] >>> 32);
    }

    private void setLow(int r, int word, int value) {
        int at = (r << SHIFT) + word;
        words[at] = words[at] & ~LOW | value & LOW;
    }

    private void setHigh(int r, int word, int value) {
        int at = (r << SHIFT) + word;
        words[at] = words[at] & LOW | (long) value << 32;
    }

    private long word(int r, int word) {
        return words[(r << SHIFT) + word];
    }

    private void set(int r, int word, long value) {
        words[(r << SHIFT) + word] = value;
    }

    // ---- what it is ----------------------------------------------------------------------------------------------

    /// Whether all of these flags are set.
    boolean is(int r, int flags) {
        return (low(r, FLAGS_OPERATION) & flags) == flags;
    }

    boolean isAny(int r, int flags) {
        return (low(r, FLAGS_OPERATION) & flags) != 0;
    }

    void mark(int r, int flags) {
        words[(r << SHIFT) + FLAGS_OPERATION] |= flags;
    }

    void unmark(int r, int flags) {
        words[(r << SHIFT) + FLAGS_OPERATION] &= ~(long) flags;
    }

    /// Takes some flags away and sets others.
    void change(int r, int away, int set) {
        int at = (r << SHIFT) + FLAGS_OPERATION;
        words[at] = words[at] & ~(long) away | set;
    }

    /// Why it failed, as one more than the ordinal of the failure; 0 when it has not.
    int failure(int r) {
        return low(r, FLAGS_OPERATION) >>> FAILURE_SHIFT;
    }

    void fail(int r, int failure) {
        words[(r << SHIFT) + FLAGS_OPERATION] |= (long) failure << FAILURE_SHIFT;
    }

    int operation(int r) {
        return high(r, FLAGS_OPERATION);
    }

    int replica(int r) {
        return high(r, PLACE_REPLICA);
    }

    /// Another replica takes it, where its program begins at a place.
    void replica(int r, int replica, int place) {
        words[(r << SHIFT) + PLACE_REPLICA] = pack(place, replica);
    }

    /// The next instruction.
    int place(int r) {
        return low(r, PLACE_REPLICA);
    }

    void place(int r, int place) {
        setLow(r, PLACE_REPLICA, place);
    }

    /// The try that a branch belongs to; itself otherwise.
    int root(int r) {
        return is(r, BRANCH) ? low(r, ROOT_FORK) : r;
    }

    /// The session or courier that a request or branch is done for in the end; none when nobody waits for it any more.
    int origin(int request) {
        int r = root(request);
        while (!isAny(r, SESSION | COURIER)) {
            if (isAny(r, ABANDONED | REPLIED) || caller(r) == NONE) {
                return NONE;
            }
            r = root(caller(r));
        }
        return r;
    }

    /// Where a branch ends.
    int fork(int r) {
        return high(r, ROOT_FORK);
    }

    /// Makes it a branch of a try that ends in a fork.
    void branch(int r, int root, int fork) {
        set(r, ROOT_FORK, pack(root, fork));
    }

    /// Of a try the first of its branches, where those are known.
    int firstBranch(int r) {
        return low(r, ROOT_FORK);
    }

    void firstBranch(int r, int branch) {
        setLow(r, ROOT_FORK, branch);
    }

    /// Of a try the copy of it that was sent before, where those are known.
    int copyBefore(int r) {
        return high(r, ROOT_FORK);
    }

    void copyBefore(int r, int copy) {
        setHigh(r, ROOT_FORK, copy);
    }

    // ---- the try ---------------------------------------------------------------------------------------------------

    /// Who waits for the answer.
    int caller(int r) {
        return low(r, CALLER_LINK);
    }

    /// The link over which the answer goes.
    int link(int r) {
        return high(r, CALLER_LINK);
    }

    void caller(int r, int caller, int link) {
        set(r, CALLER_LINK, pack(caller, link));
    }

    long arrived(int r) {
        return word(r, ARRIVED);
    }

    void arrived(int r, long time) {
        set(r, ARRIVED, time);
    }

    /// The time-out of the try.
    long timeout(int r) {
        return word(r, TIMEOUT);
    }

    void timeout(int r, long handle) {
        set(r, TIMEOUT, handle);
    }

    long stepBegan(int r) {
        return word(r, STEP_BEGAN);
    }

    void stepBegan(int r, long time) {
        set(r, STEP_BEGAN, time);
    }

    /// Nanoseconds of computing and waiting of a try, those of its branches included.
    long selfTime(int r) {
        return word(r, SELF_TIME);
    }

    void addSelfTime(int r, long nanos) {
        words[(r << SHIFT) + SELF_TIME] += nanos;
    }

    /// Nanoseconds of CPU that the computation under way needs.
    double demand(int r) {
        return Double.longBitsToDouble(word(r, DEMAND));
    }

    void demand(int r, double nanos) {
        set(r, DEMAND, Double.doubleToRawLongBits(nanos));
    }

    // ---- lines -----------------------------------------------------------------------------------------------------

    int next(int r) {
        return low(r, NEXT_PREVIOUS);
    }

    int previous(int r) {
        return high(r, NEXT_PREVIOUS);
    }

    /// Stands in a line between two others.
    void stand(int r, int previous, int next) {
        set(r, NEXT_PREVIOUS, pack(next, previous));
    }

    void next(int r, int next) {
        setLow(r, NEXT_PREVIOUS, next);
    }

    void previous(int r, int previous) {
        setHigh(r, NEXT_PREVIOUS, previous);
    }

    // ---- its own call ------------------------------------------------------------------------------------------------

    /// The call under way, by its number in the plan.
    int call(int r) {
        return low(r, CALL_TRIES);
    }

    int tries(int r) {
        return high(r, CALL_TRIES) & 0xFFFF;
    }

    void beginCall(int r, int call, long now) {
        int at = (r << SHIFT) + CALL_TRIES;
        words[at] = words[at] & 0xFFFFL << 48 | call & LOW;
        set(r, CALL_BEGAN, now);
    }

    void countTry(int r) {
        words[(r << SHIFT) + CALL_TRIES] += 1L << 32;
    }

    /// Branches of a try that have not ended.
    int branches(int r) {
        return high(r, CALL_TRIES) >>> 16;
    }

    void addBranches(int r, int change) {
        if (branches(r) + change > 0xFFFF) {
            throw new IllegalStateException("more than 65535 branches of one request run at the same time");
        }
        words[(r << SHIFT) + CALL_TRIES] += (long) change << 48;
    }

    long callBegan(int r) {
        return word(r, CALL_BEGAN);
    }

    long deadline(int r) {
        return word(r, DEADLINE);
    }

    void deadline(int r, long handle) {
        set(r, DEADLINE, handle);
    }

    /// The timer of the back-off before another try, or of the patience in a line for permits.
    long timer(int r) {
        return word(r, TIMER);
    }

    void timer(int r, long handle) {
        set(r, TIMER, handle);
    }

    /// When the try under way began, in place of the timer, which is not needed meanwhile.
    long tryBegan(int r) {
        return word(r, TIMER);
    }

    void tryBegan(int r, long time) {
        set(r, TIMER, time);
    }

    /// The try under way.
    int current(int r) {
        return low(r, CURRENT_TRACE);
    }

    void current(int r, int attempt) {
        setLow(r, CURRENT_TRACE, attempt);
    }

    /// The span of the trace that records it.
    int span(int r) {
        return high(r, CURRENT_TRACE);
    }

    /// Lets a span of a trace record it; none for no longer.
    void trace(int r, int span) {
        if (span != NONE) {
            setHigh(r, CURRENT_TRACE, span);
            mark(r, TRACED);
        } else if (is(r, TRACED)) {
            setHigh(r, CURRENT_TRACE, NONE);
            unmark(r, TRACED);
        }
    }

    // ---- loops and permits --------------------------------------------------------------------------------------------

    /// Its block of [Scratch].
    int scratch(int r) {
        return low(r, SCRATCH_DEPTH);
    }

    void scratch(int r, int block) {
        setLow(r, SCRATCH_DEPTH, block);
    }

    /// Loops around the place.
    int depth(int r) {
        return high(r, SCRATCH_DEPTH);
    }

    void depth(int r, int depth) {
        setHigh(r, SCRATCH_DEPTH, depth);
    }

    // ---- sessions: the words of a try that they do not need ------------------------------------------------------------

    int source(int r) {
        return low(r, ARRIVED);
    }

    int journey(int r) {
        return high(r, ARRIVED);
    }

    void journey(int r, int source, int journey) {
        set(r, ARRIVED, pack(source, journey));
    }

    /// When the request of a session began, whatever calls were made for it.
    long requestBegan(int r) {
        return word(r, DEMAND);
    }

    void requestBegan(int r, long time) {
        set(r, DEMAND, time);
    }

    int position(int r) {
        return low(r, STEP_BEGAN);
    }

    /// Repetitions left of the request at the position.
    int repetitions(int r) {
        return high(r, STEP_BEGAN);
    }

    void position(int r, int position, int repetitions) {
        set(r, STEP_BEGAN, pack(position, repetitions));
    }
}
