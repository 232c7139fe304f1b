using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

namespace App
{
    // One thing that an operation does; an exception ends the request with status 500. A lambda of yours fits wherever a
    // step of the design stands.
    delegate void Step(Request request);

    // A request that could not be served.
    sealed class Failure : Exception
    {
        public Failure(string message) : base(message) { }
    }

    // The steps that designs are made of.
    static class Steps
    {
        // Multiplies all time that is only pretended; 0 switches it off.
        private static readonly double Work = double.Parse(
            Environment.GetEnvironmentVariable("ARCHIPELAGO_WORK") ?? "1", CultureInfo.InvariantCulture);

        // An alternative of a choice.
        public sealed class Alternative
        {
            public readonly double Probability;
            public readonly Step Steps;

            public Alternative(double probability, Step steps)
            {
                Probability = probability;
                Steps = steps;
            }
        }

        // Sleeps whole milliseconds, which is all that the system offers here; what is left of one is drawn, so that the
        // mean is right.
        public static void Sleep(double seconds)
        {
            double time = Math.Min(seconds * 1000, int.MaxValue - 1);
            int whole = (int)Math.Floor(time);
            int drawn = whole + (Chance.Share() < time - whole ? 1 : 0);
            if (drawn > 0)
            {
                Thread.Sleep(drawn);
            }
        }

        public static Step Sequence(params Step[] steps)
        {
            return request =>
            {
                foreach (Step step in steps)
                {
                    step(request);
                }
            };
        }

        // Keeps a core busy for so many seconds.
        public static Step Compute(Func<double> seconds)
        {
            return request =>
            {
                double time = seconds() * Work;
                Stopwatch watch = Stopwatch.StartNew();
                while (watch.Elapsed.TotalSeconds < time)
                {
                    Thread.SpinWait(20);
                }
            };
        }

        // Lets so many seconds pass.
        public static Step Pause(Func<double> seconds)
        {
            return request => Sleep(seconds() * Work);
        }

        // Calls an operation of a linked program and waits for the answer.
        public static Step Call(string link, string operation)
        {
            return request => request.Design.Links[link].Call(operation, request);
        }

        // Stands for what only real code can do, such as a query: says so in the log, and takes its time.
        public static Step Pretend(string does, string whom, params Step[] steps)
        {
            Step time = Sequence(steps);
            return request =>
            {
                request.Log("would " + does + " " + whom);
                time(request);
            };
        }

        // Does steps with a probability.
        public static Step Maybe(double probability, params Step[] steps)
        {
            return Choice(Branch(probability, steps));
        }

        public static Alternative Branch(double probability, params Step[] steps)
        {
            return new Alternative(probability, Sequence(steps));
        }

        // Does one of several, nothing with what is left of 1.
        public static Step Choice(params Alternative[] branches)
        {
            return request =>
            {
                double left = Chance.Share();
                foreach (Alternative branch in branches)
                {
                    left -= branch.Probability;
                    if (left < 0)
                    {
                        branch.Steps(request);
                        return;
                    }
                }
            };
        }

        public static Step Repeat(Func<long> times, params Step[] steps)
        {
            Step once = Sequence(steps);
            return request =>
            {
                for (long left = times(); left > 0; left--)
                {
                    once(request);
                }
            };
        }

        // Does steps at the same time; goes on when so many have succeeded, fails when they cannot any more.
        public static Step Parallel(int join, params Step[] steps)
        {
            return request =>
            {
                // Not disposed of: steps that are not waited for still add to it.
                var outcomes = new BlockingCollection<Exception>();
                foreach (Step step in steps)
                {
                    request.Fork(step, outcomes.Add);
                }
                int failed = 0;
                for (int succeeded = 0; succeeded < join;)
                {
                    Exception problem = outcomes.Take();
                    if (problem == Request.None)
                    {
                        succeeded++;
                    }
                    else if (++failed > steps.Length - join)
                    {
                        throw problem is Failure ? new Failure(problem.Message) : new Exception(problem.Message, problem);
                    }
                }
            };
        }

        // Does steps while the request goes on; nobody learns how they end.
        public static Step Background(params Step[] steps)
        {
            Step all = Sequence(steps);
            return request => request.Fork(all, problem =>
            {
                if (problem != Request.None)
                {
                    request.Log(problem.Message);
                }
            });
        }

        // Does a step, and where it fails others instead.
        public static Step Otherwise(Step step, params Step[] instead)
        {
            Step rest = Sequence(instead);
            return request =>
            {
                try
                {
                    step(request);
                }
                catch (Failure failure)
                {
                    request.Log("instead of " + failure.Message);
                    rest(request);
                }
            };
        }

        // Answers the caller with so many bytes; what follows is done while nobody waits.
        public static Step Reply(long bytes)
        {
            return request => request.Reply(200, bytes);
        }

        // Fails with a probability.
        public static Step Fail(double probability)
        {
            return request =>
            {
                if (Chance.Share() < probability)
                {
                    throw new Failure("failed as designed");
                }
            };
        }
    }
}
