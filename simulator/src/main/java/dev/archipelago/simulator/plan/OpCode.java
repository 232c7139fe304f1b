package dev.archipelago.simulator.plan;

/// The instructions that the steps of an operation are compiled to; operands follow in the code.
public final class OpCode {

    /// Uses CPU: draw.
    public static final int COMPUTE = 0;

    /// Lets time pass: draw.
    public static final int WAIT = 1;

    /// Calls and waits for the answer: call.
    public static final int CALL = 2;

    /// Calls without waiting: call.
    public static final int SEND = 3;

    /// Starts branches at the same time: number n, successes needed, where to go on, n places.
    public static final int FORK = 4;

    /// Goes on with a probability, else jumps: uniform draw, index of the probability, where to jump.
    public static final int CHANCE = 5;

    /// Picks one of n places: uniform draw, number n, n pairs of (index of the cumulated probability, place), place if none.
    public static final int CHOOSE = 6;

    /// Begins a loop: draw of the count, where to go on behind it.
    public static final int LOOP = 7;

    /// Ends a pass of the innermost loop: where its first instruction is, where to go on behind it.
    public static final int AGAIN = 8;

    /// Goes on elsewhere: place.
    public static final int JUMP = 9;

    /// Answers the caller.
    public static final int REPLY = 10;

    /// Ends the request with an error, with a probability: uniform draw, index of the probability.
    public static final int FAIL = 11;

    /// Takes permits: resource of the station, number, longest wait in the table of times or -1.
    public static final int ACQUIRE = 12;

    /// Gives permits back: resource of the station, number.
    public static final int RELEASE = 13;

    /// Ends the operation or the branch.
    public static final int END = 14;

    /// Lets another operation answer the caller, unless it has been answered: call.
    public static final int FORWARD = 15;

    /// Goes on when a look-up misses, else jumps: uniform draw, index of the chance to hit, station of the cache, where to
    /// jump.
    public static final int LOOKUP = 16;

    /// The entry of a look-up that missed is in the cache now: index of the chance to hit, station of the cache.
    public static final int FILLED = 17;

    /// Lets a request wait for its turn, or ends it, if its replica takes no more per second.
    public static final int LIMIT = 32;

    /// Stores a message in a channel; the request fails or waits when the channel is full: channel.
    public static final int STORE = 48;

    /// Calls a broker together with other publishers of the replica, without waiting for the answer (0) or waiting (1): call,
    /// channel, 0 or 1.
    public static final int PUBLISH = 49;

    /// Lets a transaction over several services take its course, and goes on when it is committed: its number.
    public static final int TRANSACT = 64;

    /// Writes a message to an outbox: its number.
    public static final int OUTBOX = 65;

    /// Data have been changed of which others are to be told: number of the dual write.
    public static final int WRITES = 66;

    /// Tells others of a change of data, without waiting for the answer (0) or waiting (1): number of the dual write, call, 0
    /// or 1.
    public static final int TELLS = 67;

    /// Takes a message from a channel and waits for it: channel, longest wait in the table of times or -1.
    public static final int CONSUME = 50;

    /// Decides which key a look-up or a write is about: cache, level of nesting, level of the look-up around it that is about
    /// the same key or -1.
    public static final int KEY = 80;

    /// Goes on when a look-up misses, else jumps; waits where another one fetches the key: cache, level, where to jump.
    public static final int FOUND = 81;

    /// What a look-up missed is put into the cache: cache, level.
    public static final int FILL = 82;

    /// The replica of a cache looks for the key of its caller: cache, level.
    public static final int PROBE = 83;

    /// The replica of a cache takes the key that its caller has changed out: cache, level.
    public static final int DROP = 84;

    /// The replica of a cache keeps what its caller has changed: cache, level.
    public static final int KEEP = 85;

    /// Begins to read (0) or write (1) a record: database, 0 or 1.
    public static final int BEGIN = 96;

    /// A record has been read or written: database.
    public static final int DONE = 97;

    /// A branch goes to a copy: database, number of the copy.
    public static final int COPY = 98;

    /// A copy reads the record of its caller: database.
    public static final int READ = 99;

    /// The leader sends a write to the copies, and waits for them where it has to: database.
    public static final int REPLICATE = 100;

    /// A write counts as done: database.
    public static final int COMMIT = 101;

    /// A copy has a write: database.
    public static final int APPLY = 102;

    /// The copy that a branch has asked has answered: database.
    public static final int TOLD = 103;
    /// Goes on while the replica has much to do, else jumps: requests inside above which it begins, up to which it ends, where to
    /// jump.
    public static final int DEGRADE = 112;

    private OpCode() {}

    /// How many numbers an instruction has, its operands included.
    public static int length(int[] code, int at) {
        return switch (code[at]) {
            case REPLY, END, LIMIT -> 1;
            case COMPUTE, WAIT, CALL, SEND, FORWARD, JUMP, STORE, TRANSACT, OUTBOX, WRITES, DONE, READ, REPLICATE,
                    COMMIT, APPLY, TOLD ->
                2;
            case LOOP, AGAIN, FAIL, RELEASE, FILLED, CONSUME, FILL, PROBE, DROP, KEEP, BEGIN, COPY -> 3;
            case CHANCE, ACQUIRE, PUBLISH, TELLS, KEY, FOUND, DEGRADE -> 4;
            case LOOKUP -> 5;
            case FORK -> 4 + code[at + 1];
            case CHOOSE -> 4 + 2 * code[at + 2];
            default -> throw new IllegalArgumentException("unknown instruction " + code[at]);
        };
    }

    /// Moves a program that was written for the place 0 to where it stands now.
    public static void relocate(int[] code, int start, int length) {
        for (int at = start; at < start + length; at += length(code, at)) {
            switch (code[at]) {
                case CHANCE, FOUND, DEGRADE -> code[at + 3] += start;
                case LOOKUP -> code[at + 4] += start;
                case LOOP -> code[at + 2] += start;
                case AGAIN -> {
                    code[at + 1] += start;
                    code[at + 2] += start;
                }
                case JUMP -> code[at + 1] += start;
                case FORK -> {
                    for (int i = 3; i < 4 + code[at + 1]; i++) {
                        code[at + i] += start;
                    }
                }
                case CHOOSE -> {
                    for (int i = 0; i < code[at + 2]; i++) {
                        code[at + 4 + 2 * i] += start;
                    }
                    code[at + 3 + 2 * code[at + 2]] += start;
                }
                default -> {
                }
            }
        }
    }

    /// Whether a request that waits in an instruction waits for what it has called.
    public static boolean waitsForAnAnswer(int opCode) {
        return opCode == CALL || opCode == PUBLISH;
    }

    /// Whether a program has branches that run at the same time.
    static boolean forks(int[] code) {
        for (int at = 0; at < code.length; at += length(code, at)) {
            if (code[at] == FORK) {
                return true;
            }
        }
        return false;
    }
}
