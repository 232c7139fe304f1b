using System;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading;

namespace App
{
    // A request under way.
    sealed class Request
    {
        // What a step that has succeeded ends with.
        public static readonly Exception None = new Exception("none");

        public readonly Trace Trace;
        public readonly Design Design;
        private readonly Design.Operation operation;
        private readonly string method;
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private readonly ManualResetEventSlim answer = new ManualResetEventSlim();
        private int answered;

        // The answer, once it is there.
        public int Status { get; private set; }
        public long Bytes { get; private set; }

        public Request(Design design, Design.Operation operation, string method, Trace trace)
        {
            Design = design;
            this.operation = operation;
            this.method = method;
            Trace = trace;
        }

        // Does all steps, and answers unless one of them has.
        public void Run()
        {
            try
            {
                operation.Steps(this);
                Reply(200, 0);
            }
            catch (Exception problem)
            {
                Log(problem.Message);
                Reply(500, 0);
            }
        }

        // Does a step beside the others; the program does not end before it has.
        public void Fork(Step step, Action<Exception> done)
        {
            Underway.Start(() =>
            {
                Exception outcome = None;
                try
                {
                    step(this);
                }
                catch (Exception problem)
                {
                    outcome = problem;
                }
                done(outcome);
            });
        }

        // Answers the caller; only the first answer counts.
        public void Reply(int status, long bytes)
        {
            if (Interlocked.Exchange(ref answered, 1) == 1)
            {
                return;
            }
            TimeSpan taken = watch.Elapsed;
            Metrics.Server.Observe(taken.TotalSeconds, "http_request_method", method, "http_route",
                "/" + operation.Id, "http_response_status_code", status.ToString(CultureInfo.InvariantCulture));
            Log("answered " + status + " after " + taken.Ticks / 10 + " us");
            Status = status;
            Bytes = bytes;
            answer.Set();
        }

        // Waits until the answer is there.
        public void AwaitAnswer()
        {
            answer.Wait();
        }

        // Writes a line of JSON with the trace.
        public void Log(string message)
        {
            string[] pairs =
            {
                "time", DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
                "service", Design.Name, "operation", operation.Id, "trace_id", Trace.Id, "span_id", Trace.Span,
                "parent_span_id", Trace.Parent, "message", message
            };
            var line = new StringBuilder();
            for (int i = 0; i < pairs.Length; i += 2)
            {
                line.Append(i == 0 ? "{" : ",").Append('"').Append(pairs[i]).Append("\":\"");
                Escape(pairs[i + 1], line);
                line.Append('"');
            }
            Console.WriteLine(line.Append('}'));
        }

        private static void Escape(string text, StringBuilder line)
        {
            foreach (char letter in text)
            {
                if (letter < ' ')
                {
                    line.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
                }
                else
                {
                    line.Append(letter == '"' || letter == '\\' ? "\\" : "").Append(letter);
                }
            }
        }
    }

    // Counts what has to end before the program does.
    static class Underway
    {
        private static int count;

        public static void Begin()
        {
            Interlocked.Increment(ref count);
        }

        public static void End()
        {
            Interlocked.Decrement(ref count);
        }

        // Does something on a thread of its own.
        public static void Start(Action does)
        {
            Begin();
            new Thread(() =>
            {
                try
                {
                    does();
                }
                finally
                {
                    End();
                }
            }) { IsBackground = true }.Start();
        }

        // Waits until nothing is under way, at most so many seconds.
        public static void AwaitEnd(double seconds)
        {
            Stopwatch watch = Stopwatch.StartNew();
            while (Volatile.Read(ref count) > 0 && watch.Elapsed.TotalSeconds < seconds)
            {
                Thread.Sleep(10);
            }
        }
    }
}
