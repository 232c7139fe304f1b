using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace App
{
    // How another program is called: address, time-outs, further tries.
    sealed class Client
    {
        private readonly string name;
        private readonly Uri address;
        private readonly ConcurrentStack<Wire> idle = new ConcurrentStack<Wire>();

        public double Timeout;
        public double Deadline;
        public long Bytes;
        public int Attempts = 1;
        public double First;
        public double Max;
        public string Jitter = "none";
        public HashSet<string> Causes = new HashSet<string>();

        // The address is such as http://orders:8080.
        public Client(string name, string address)
        {
            this.name = name;
            this.address = address == "" ? null : new Uri(address);
        }

        // Calls an operation until it succeeds or may not be tried again.
        public void Call(string operation, Request request)
        {
            if (address == null)
            {
                request.Log("would call " + name + "." + operation);
                return;
            }
            Stopwatch watch = Stopwatch.StartNew();
            double pause = First;
            for (int attempt = 1; ; attempt++)
            {
                double left = Deadline > 0 ? Deadline - watch.Elapsed.TotalSeconds : double.PositiveInfinity;
                string outcome = left > 0 ? Attempt(operation, request, left) : "timeout";
                if (outcome == "ok")
                {
                    return;
                }
                if (attempt >= Attempts || left <= 0 || !Causes.Contains(outcome))
                {
                    throw new Failure(name + "." + operation + ": " + outcome);
                }
                pause = Next(pause, attempt);
                Steps.Sleep(Math.Min(left, Spread(pause)));
            }
        }

        private double Next(double pause, int attempt)
        {
            if (Jitter == "decorrelated")
            {
                return Math.Min(Max, First + Chance.Share() * Math.Max(0, 3 * pause - First));
            }
            return attempt == 1 ? pause : Math.Min(Max, 2 * pause);
        }

        private double Spread(double pause)
        {
            switch (Jitter)
            {
                case "full":
                    return pause * Chance.Share();
                case "equal":
                    return pause / 2 + pause / 2 * Chance.Share();
                default:
                    return pause;
            }
        }

        // Tries once: ok, timeout, unavailable, rate-limited or error.
        private string Attempt(string operation, Request request, double left)
        {
            double seconds = Timeout > 0 ? Math.Min(left, Timeout) : left;
            string head = "POST " + address.AbsolutePath.TrimEnd('/') + "/" + operation + " HTTP/1.1\r\nHost: "
                + address.Authority + "\r\nContent-Length: " + Bytes.ToString(CultureInfo.InvariantCulture) + "\r\n"
                + request.Trace.Headers() + "\r\n";
            Stopwatch watch = Stopwatch.StartNew();
            int status = 0;
            string outcome;
            try
            {
                status = Ask(head, new Limit(seconds));
                outcome = status == 503 ? "unavailable" : status == 429 ? "rate-limited" : status >= 400 ? "error" : "ok";
            }
            catch (TimeoutException)
            {
                outcome = "timeout";
            }
            catch (IOException)
            {
                outcome = "unavailable";
            }
            Metrics.Client.Observe(watch.Elapsed.TotalSeconds, "server_address", name, "http_route", "/" + operation,
                "http_response_status_code", status.ToString(CultureInfo.InvariantCulture));
            return outcome;
        }

        // Sends a request over an idle connection that the other side has not closed, or over a new one. It is sent
        // once: what fails later may have been done.
        private int Ask(string head, Limit limit)
        {
            while (idle.TryPop(out Wire kept))
            {
                if (kept.IsOpen())
                {
                    return Ask(kept, head, limit);
                }
                kept.Dispose();
            }
            return Ask(Wire.Open(address.Host, address.Port, limit), head, limit);
        }

        private int Ask(Wire wire, string head, Limit limit)
        {
            bool usable = false;
            try
            {
                int status = wire.Exchange(head, Bytes, limit, out usable);
                if (usable)
                {
                    idle.Push(wire);
                }
                return status;
            }
            finally
            {
                if (!usable)
                {
                    wire.Dispose();
                }
            }
        }
    }
}
