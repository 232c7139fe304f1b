package dev.archipelago.model;

import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Key;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that an operation does.
///
/// In the file a step is an object whose first key says what is done: `{ "call": "orders.place", "probability": "95%" }`.
/// That key is the name of the first part of the record. The order of the permitted types decides where two would fit.
public sealed interface Step
        permits Step.Call, Step.Query, Step.CacheLookup, Step.Parallel, Step.Choice, Step.Repeat, Step.Publish,
        Step.Consume, Step.Acquire, Step.Release, Step.Reply, Step.Saga, Step.TwoPhaseCommit, Step.Fail, Step.Forward,
        Step.Wait, Step.Compute, Step.Degrade, Step.Sequence {

    /// Calls an operation of another component.
    @Meaning("Calls an operation of another component.")
    record Call(@Meaning("The operation called, as component.operation.") OperationRef call,
            @Meaning("How likely the call is made at all.") @Default("100%") @Nullable Share probability,
            @Meaning("How many times, one after the other; a plain number is exact, geometric(n) is random.") @Default("1") @Nullable Count times,
            @Meaning("Whether the caller waits for the answer.") @Default("sync") @Nullable CallMode mode)
            implements
                Step {
        public static Call to(String operation) {
            return new Call(OperationRef.parse(operation), null, null, null);
        }

        public boolean isAsync() {
            return mode == CallMode.ASYNC;
        }
    }

    /// Asks a database.
    @Meaning("Asks a database.")
    record Query(@Meaning("The database, or one of its operations as component.operation.") OperationRef query,
            @Meaning("Time that the query keeps its connection without using CPU or the disk: locks.") @Default("0s") @Nullable Distribution hold,
            @Meaning("CPU time at the database.") @Default("0s") @Nullable Distribution compute,
            @Meaning("Whether it changes data.") @Default("false") @Nullable Boolean write,
            @Meaning("How many times, one after the other.") @Default("1") @Nullable Count times,
            @Meaning("Time that it keeps the disk of the database.") @Default("0s") @Nullable Distribution io)
            implements
                Step {}

    /// Looks something up in a cache and does further steps on a miss.
    @Meaning("Looks something up in a cache and does further steps on a miss.")
    record CacheLookup(@Meaning("The cache, or one of its operations as component.operation.") OperationRef cache,
            @Meaning("How likely the entry is found.") @Default("the hit ratio of the cache") @Nullable Share hit,
            @Meaning("What is done on a miss.") @Default("nothing") List<Step> miss)
            implements
                Step {
        public CacheLookup {
            miss = List.copyOf(miss);
        }
    }

    /// Does several steps at the same time.
    @Meaning("Does several steps at the same time and goes on when enough of them are done.")
    record Parallel(@Meaning("The steps done at the same time.") List<Step> parallel,
            @Meaning("Goes on when so many have succeeded.") @Default("all") @Nullable Integer join)
            implements
                Step {
        public Parallel {
            parallel = List.copyOf(parallel);
        }
    }

    /// Does one of several sequences.
    @Meaning("Does one of several sequences, each with a probability; nothing with what is left of 100%.")
    record Choice(@Meaning("The alternatives.") List<Branch> choice) implements Step {
        public Choice {
            choice = List.copyOf(choice);
        }
    }

    /// One alternative of a [Choice].
    record Branch(@Meaning("How likely it is taken.") Share probability,
            @Meaning("What is done then.") @Default("nothing") List<Step> steps) {
        public Branch {
            steps = List.copyOf(steps);
        }
    }

    /// Does a sequence several times.
    @Meaning("Does a sequence several times.")
    record Repeat(
            @Meaning("How many times; a plain number is exact, geometric(n), poisson(n) and uniform(a, b) are random.") Count repeat,
            @Meaning("What is done each time.") List<Step> steps) implements Step {
        public Repeat {
            steps = List.copyOf(steps);
        }
    }

    /// Sends a message to a channel.
    @Meaning("Sends a message to a channel of a broker.")
    record Publish(
            @Meaning("The channel, as broker.channel; the channel alone where only one broker has it.") String publish,
            @Meaning("Bytes of the message.") @Default("0B") @Nullable DataSize size,
            @Meaning("How likely it is sent at all.") @Default("100%") @Nullable Share probability,
            @Meaning("Whether the publisher waits until the broker has confirmed.") @Default("async") @Nullable CallMode mode,
            @Meaning("Written to an outbox with the change of data, from which it is sent at this interval, even when its publisher has ended.") @Default("sent at once, and lost with its publisher") @Nullable TimeSpan outbox,
            @Meaning("What the publisher wants to be certain of: nothing, so that it does not wait at all, the leader, or all copies in sync.") @Default("all") @Nullable Acknowledgement acks,
            @Meaning("How it comes out of the outbox: looked for at the interval, or read from the log of the database so long after.") @Default("polling") @Nullable Relay relay,
            @Meaning("Messages of the outbox that are sent, one after the other, before it is noted that they are.") @Default("all that wait; one where the log is read") @Nullable Integer batch)
            implements
                Step {
        /// One of which only the channel is known.
        public static Publish to(String channel) {
            return new Publish(channel, null, null, null, null, null, null, null);
        }
    }

    /// Takes one message from a channel.
    @Meaning("Takes one message from a channel of a broker, waiting for it.")
    record Consume(@Meaning("The channel, as broker.channel.") String consume,
            @Meaning("Goes on without a message after so long.") @Default("waits for ever") @Nullable TimeSpan maxWait)
            implements
                Step {}

    /// Takes permits of a limited resource of the own replica.
    @Meaning("Takes permits of a limited resource of the own replica, waiting for them.")
    record Acquire(@Meaning("The id of the resource.") String acquire,
            @Meaning("How many.") @Default("1") @Nullable Integer permits,
            @Meaning("The request fails when it waits longer.") @Default("waits for ever") @Nullable TimeSpan maxWait,
            @Meaning("For a read-write lock: beside others who share it, as readers do.") @Default("false") @Nullable Boolean shared)
            implements
                Step {}

    /// Gives permits back.
    @Meaning("Gives permits of a limited resource back.")
    record Release(@Meaning("The id of the resource.") String release,
            @Meaning("How many.") @Default("1") @Nullable Integer permits)
            implements
                Step {}

    /// Answers the caller; what follows is the second phase, which nobody waits for.
    @Meaning("Answers the caller; the steps behind it are done while nobody waits.")
    record Reply(@Meaning("Bytes of the answer.") DataSize reply) implements Step {}

    /// A chain of actions in several services, each undone when a later one fails.
    @Meaning("A chain of actions in several services; when one fails, those before it are undone in reverse order.")
    record Saga(@Meaning("The actions, in order.") List<SagaStep> saga,
            @Meaning("What is not decided after so long is undone.") @Default("as long as it takes") @Nullable TimeSpan timeout,
            @Meaning("Tries of what must succeed in the end: undoing, confirming, what follows the pivot.") @Default("until it succeeds") @Nullable Integer attempts,
            @Meaning("Waiting before each further try of it.") @Default("100ms..10s full-jitter") @Nullable Backoff backoff)
            implements
                Step {
        public Saga {
            saga = List.copyOf(saga);
        }
    }

    /// One action of a [Saga].
    record SagaStep(@Meaning("The operation called, as component.operation.") OperationRef call,
            @Meaning("The operation that undoes it.") @Default("nothing") @Nullable OperationRef compensate,
            @Meaning("The operation that makes it final when all actions have succeeded, as in try-confirm-cancel.") @Default("nothing") @Nullable OperationRef confirm,
            @Meaning("When it has succeeded nothing is undone any more: what follows is tried until it succeeds.") @Default("false") @Nullable Boolean pivot,
            @Meaning("Begins together with the action before it.") @Default("false") @Nullable Boolean alongside) {

        /// An action that may be undone.
        public static SagaStep of(OperationRef call, @Nullable OperationRef compensate) {
            return new SagaStep(call, compensate, null, null, null);
        }
    }

    /// Changes in several services that happen all or not at all.
    @Meaning("Prepares in several services and commits when all have agreed.")
    record TwoPhaseCommit(
            @Meaning("The participants' operations that prepare: what they have acquired and not released stays held until the decision.") List<OperationRef> twoPhaseCommit,
            @Meaning("The operations that commit, one for each participant in the same order.") @Default("what a participant has to do then takes no time") List<OperationRef> commit,
            @Meaning("The operations that roll back, one for each participant in the same order.") @Default("what a participant has to do then takes no time") List<OperationRef> abort,
            @Meaning("Time to write the decision down.") @Default("0s") @Nullable Distribution log)
            implements
                Step {
        public TwoPhaseCommit {
            twoPhaseCommit = List.copyOf(twoPhaseCommit);
            commit = matching(commit, twoPhaseCommit.size(), "commit");
            abort = matching(abort, twoPhaseCommit.size(), "abort");
        }

        private static List<OperationRef> matching(List<OperationRef> operations, int participants, String key) {
            if (!operations.isEmpty() && operations.size() != participants) {
                throw new NotationException(Integer.toString(operations.size()),
                        "as many operations in '" + key + "' as there are participants, in the same order");
            }
            return List.copyOf(operations);
        }
    }

    /// Ends the request with an error.
    @Meaning("Ends the request with an error, with a probability.")
    record Fail(@Meaning("How likely.") Share fail) implements Step {}

    /// Lets another operation answer the caller.
    @Meaning("Hands the request to another operation, which answers the caller in place of this one.")
    record Forward(
            @Meaning("The operation that answers, as component.operation.") OperationRef forward) implements Step {}

    /// Lets time pass without using CPU; the worker stays held.
    @Meaning("Lets time pass without using CPU; the worker stays held.")
    record Wait(@Meaning("How long.") @Key("wait") Distribution time) implements Step {}

    /// Uses CPU.
    @Meaning("Uses CPU.")
    record Compute(@Meaning("CPU time on one core.") Distribution compute) implements Step {}

    /// Does less while its replica has much to do: graceful degradation.
    @Meaning("Does less while its replica has much to do, such as leaving optional calls out.")
    record Degrade(@Meaning("What is done then.") List<Step> degrade,
            @Meaning("What is done otherwise.") @Default("nothing") List<Step> full,
            @Meaning("While more requests than this are inside the replica, in work or waiting.") Integer above,
            @Meaning("Until so many or fewer are.") @Default("as many as begin it") @Nullable Integer below)
            implements
                Step {
        public Degrade {
            degrade = List.copyOf(degrade);
            full = List.copyOf(full);
        }
    }

    /// Steps one after the other, where one step is expected.
    @Meaning("Steps one after the other.")
    record Sequence(@Meaning("The steps, in order.") List<Step> steps) implements Step {
        public Sequence {
            steps = List.copyOf(steps);
        }
    }

    /// The steps directly inside this one.
    default List<Step> children() {
        return switch (this) {
            case CacheLookup s -> s.miss();
            case Parallel s -> s.parallel();
            case Choice s -> s.choice().stream().flatMap(branch -> branch.steps().stream()).toList();
            case Repeat s -> s.steps();
            case Sequence s -> s.steps();
            case Degrade s -> Stream.concat(s.degrade().stream(), s.full().stream()).toList();
            case Call _,Query _,Publish _,Consume _,Acquire _,Release _,Reply _,Saga _,TwoPhaseCommit _,Fail _,Forward _,Wait _,Compute _ ->
                List
                        .of();
        };
    }

    /// This step and all inside it, in the order written.
    default Stream<Step> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Step::all));
    }
}
