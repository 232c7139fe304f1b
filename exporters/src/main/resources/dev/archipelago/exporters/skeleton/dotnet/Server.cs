using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace App
{
    // Serves the operations of a design, its health pages and its figures.
    sealed class Server
    {
        private const string Plain = "text/plain; charset=utf-8";

        private readonly Design design;
        private readonly Workers workers;
        private int inside;

        public Server(Design design)
        {
            this.design = design;
            workers = design.Workers > 0 ? new Workers(design.Workers) : null;
        }

        // Serves until SIGTERM, and returns when requests under way have ended or their time is up.
        public void Run(int port)
        {
            TcpListener listener = Listen(port);
            foreach (Design.Operation operation in design.Operations.Where(each => each.Every > 0))
            {
                Beside(() => Schedule(operation));
            }
            Beside(() => Accept(listener));
            using (new Ending())
            {
                Console.WriteLine("{\"service\":\"" + design.Name + "\",\"message\":\"listening\"}");
                Ending.Await();
                listener.Stop();
                Underway.AwaitEnd(design.Grace);
            }
        }

        private static TcpListener Listen(int port)
        {
            try
            {
                TcpListener both = TcpListener.Create(port);
                both.Start(1024);
                return both;
            }
            catch (SocketException)
            {
                // There is no IPv6 here, or somebody listens already, which the next line will say.
                var old = new TcpListener(IPAddress.Any, port);
                old.Start(1024);
                return old;
            }
        }

        private static void Beside(Action does)
        {
            new Thread(() => does()) { IsBackground = true }.Start();
        }

        private void Accept(TcpListener listener)
        {
            while (!Ending.Begun)
            {
                try
                {
                    TcpClient connection = listener.AcceptTcpClient();
                    Beside(() => Talk(connection));
                }
                catch (SocketException) when (!Ending.Begun)
                {
                    // A caller has gone before it was greeted, or there are no more descriptors.
                    Thread.Sleep(1);
                }
                catch (Exception) when (Ending.Begun)
                {
                    return;
                }
            }
        }

        private void Schedule(Design.Operation operation)
        {
            while (!Ending.Begun)
            {
                Steps.Sleep(operation.Every);
                var request = new Request(design, operation, "POST", new Trace("", ""));
                Underway.Begin();
                Serve(request);
                Underway.End();
            }
        }

        // Answers the requests of a connection one after the other.
        private void Talk(TcpClient connection)
        {
            try
            {
                using (connection)
                {
                    var wire = new Wire(connection);
                    for (Asked asked = wire.ReadRequest(); asked != null && Answer(wire, asked);)
                    {
                        asked = wire.ReadRequest();
                    }
                }
            }
            catch (Exception problem) when (problem is IOException || problem is TimeoutException
                || problem is SocketException || problem is ObjectDisposedException
                || problem is InvalidOperationException)
            {
                // The caller has gone, or speaks something else.
            }
        }

        // Whether the connection may be used again.
        private bool Answer(Wire wire, Asked asked)
        {
            Underway.Begin();
            try
            {
                string path = asked.Path;
                Func<bool> last = () => asked.Last || Ending.Begun;
                Design.Operation named = design.Operations.FirstOrDefault(each => path == "/" + each.Id);
                Design.Operation operation = design.Operations.FirstOrDefault(each => each.Answers(asked.Method, path))
                    ?? (asked.Method == "POST" ? named : null);
                if (design.Live.Contains(path))
                {
                    wire.Answer(200, Plain, "ok\n", 0, last());
                }
                else if (design.Ready.Contains(path))
                {
                    bool ending = Ending.Begun;
                    wire.Answer(ending ? 503 : 200, Plain, ending ? "ending\n" : "ok\n", 0, last());
                }
                else if (path == "/metrics")
                {
                    wire.Answer(200, "text/plain; version=0.0.4; charset=utf-8", Metrics.Text(), 0, last());
                }
                else if (operation == null)
                {
                    wire.Answer(named == null ? 404 : 405, Plain, "no such operation\n", 0, last());
                }
                else
                {
                    var trace = new Trace(asked.Traceparent, asked.Tracestate);
                    var request = new Request(design, operation, asked.Method, trace);
                    Underway.Start(() => Serve(request));
                    request.AwaitAnswer();
                    wire.Answer(request.Status, "application/octet-stream", "", request.Bytes, last());
                }
                return !last();
            }
            finally
            {
                Underway.End();
            }
        }

        // Serves a request with one of the workers, or refuses it where too many wait for one.
        private void Serve(Request request)
        {
            long room = design.Workers == 0 || design.Backlog < 0 ? long.MaxValue : (long)design.Workers + design.Backlog;
            Metrics.Active(1);
            try
            {
                if (Interlocked.Increment(ref inside) > room)
                {
                    request.Reply(503, 0);
                }
                else
                {
                    Work(request);
                }
            }
            finally
            {
                Interlocked.Decrement(ref inside);
                Metrics.Active(-1);
            }
        }

        private void Work(Request request)
        {
            workers?.Take();
            try
            {
                request.Run();
            }
            finally
            {
                workers?.GiveBack();
            }
        }
    }

    // Workers that are given out in the order in which they were asked for.
    sealed class Workers
    {
        private readonly Queue<ManualResetEventSlim> waiting = new Queue<ManualResetEventSlim>();
        private int free;

        public Workers(int count)
        {
            free = count;
        }

        public void Take()
        {
            var turn = new ManualResetEventSlim();
            lock (waiting)
            {
                if (free > 0)
                {
                    free--;
                    return;
                }
                waiting.Enqueue(turn);
            }
            turn.Wait();
        }

        public void GiveBack()
        {
            lock (waiting)
            {
                if (waiting.Count > 0)
                {
                    waiting.Dequeue().Set();
                }
                else
                {
                    free++;
                }
            }
        }
    }
}
