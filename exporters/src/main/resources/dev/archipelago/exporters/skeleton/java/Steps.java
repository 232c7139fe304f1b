package app;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/// The steps that designs are made of.
final class Steps {

    /// Multiplies all time that is only pretended; 0 switches it off.
    private static final double WORK = Double.parseDouble(System.getenv().getOrDefault("ARCHIPELAGO_WORK", "1"));

    private Steps() {}

    /// An alternative of a choice.
    record Branch(double probability, Step steps) {}

    static Step sequence(Step... steps) {
        return request -> {
            for (Step step : steps) {
                step.run(request);
            }
        };
    }

    /// Keeps a core busy for so many seconds.
    static Step compute(DoubleSupplier seconds) {
        return _ -> {
            long end = System.nanoTime() + (long) (seconds.getAsDouble() * WORK * 1e9);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        };
    }

    /// Lets so many seconds pass.
    static Step pause(DoubleSupplier seconds) {
        return _ -> {
            double time = seconds.getAsDouble() * WORK;
            if (time > 0) {
                Thread.sleep(Duration.ofNanos((long) (time * 1e9)));
            }
        };
    }

    /// Calls an operation of a linked program and waits for the answer.
    static Step call(String link, String operation) {
        return request -> request.link(link).call(operation, request);
    }

    /// Stands for what only real code can do, such as a query: says so in the log, and takes its time.
    static Step pretend(String does, String whom, Step... steps) {
        Step time = sequence(steps);
        return request -> {
            request.log("would " + does + " " + whom);
            time.run(request);
        };
    }

    /// Does steps with a probability.
    static Step maybe(double probability, Step... steps) {
        return choice(branch(probability, steps));
    }

    static Branch branch(double probability, Step... steps) {
        return new Branch(probability, sequence(steps));
    }

    /// Does one of several, nothing with what is left of 1.
    static Step choice(Branch... branches) {
        return request -> {
            double left = ThreadLocalRandom.current().nextDouble();
            for (Branch branch : branches) {
                left -= branch.probability();
                if (left < 0) {
                    branch.steps().run(request);
                    return;
                }
            }
        };
    }

    static Step repeat(IntSupplier times, Step... steps) {
        Step once = sequence(steps);
        return request -> {
            for (int left = times.getAsInt(); left > 0; left--) {
                once.run(request);
            }
        };
    }

    /// Does steps at the same time; goes on when so many have succeeded, fails when they cannot any more.
    static Step parallel(int join, Step... steps) {
        return request -> {
            BlockingQueue<Optional<Exception>> outcomes = new LinkedBlockingQueue<>();
            Arrays.stream(steps).forEach(step -> request.fork(step, outcomes::add));
            int failed = 0;
            for (int succeeded = 0; succeeded < join;) {
                Optional<Exception> outcome = outcomes.take();
                if (outcome.isEmpty()) {
                    succeeded++;
                } else if (++failed > steps.length - join) {
                    throw outcome.get();
                }
            }
        };
    }

    /// Does steps while the request goes on; nobody learns how they end.
    static Step background(Step... steps) {
        Step all = sequence(steps);
        return request -> request.fork(all, failure -> failure.ifPresent(why -> request.log(why.toString())));
    }

    /// Does a step, and where it fails others instead.
    static Step otherwise(Step step, Step... instead) {
        Step rest = sequence(instead);
        return request -> {
            try {
                step.run(request);
            } catch (Failure failure) {
                request.log("instead of " + failure.getMessage());
                rest.run(request);
            }
        };
    }

    /// Answers the caller with so many bytes; what follows is done while nobody waits.
    static Step reply(int bytes) {
        return request -> request.reply(200, bytes);
    }

    /// Fails with a probability.
    static Step fail(double probability) {
        return _ -> {
            if (ThreadLocalRandom.current().nextDouble() < probability) {
                throw new Failure("failed as designed");
            }
        };
    }
}
