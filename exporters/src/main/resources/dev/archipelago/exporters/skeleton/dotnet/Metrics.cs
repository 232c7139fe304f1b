using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;

namespace App
{
    // A histogram of times in the Prometheus text format, named as OpenTelemetry does.
    sealed class Metrics
    {
        public static readonly Metrics Server = new Metrics("http_server_request_duration_seconds");
        public static readonly Metrics Client = new Metrics("http_client_request_duration_seconds");

        private static readonly double[] Bounds =
        {
            0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
        };

        private static int active;

        private readonly string name;
        private readonly SortedDictionary<string, Histogram> series =
            new SortedDictionary<string, Histogram>(StringComparer.Ordinal);

        private sealed class Histogram
        {
            public readonly long[] Counts = new long[Bounds.Length + 1];
            public double Sum;
        }

        private Metrics(string name)
        {
            this.name = name;
        }

        // Counts requests that begin, or end with -1.
        public static void Active(int change)
        {
            Interlocked.Add(ref active, change);
        }

        // Observes a time; labels are names and values in turn, none of which needs escaping.
        public void Observe(double seconds, params string[] labels)
        {
            var key = new StringBuilder();
            for (int i = 0; i < labels.Length; i += 2)
            {
                key.Append(i == 0 ? "" : ",").Append(labels[i]).Append("=\"").Append(labels[i + 1]).Append('"');
            }
            int bucket = 0;
            while (bucket < Bounds.Length && seconds > Bounds[bucket])
            {
                bucket++;
            }
            lock (series)
            {
                if (!series.TryGetValue(key.ToString(), out Histogram histogram))
                {
                    histogram = new Histogram();
                    series.Add(key.ToString(), histogram);
                }
                histogram.Counts[bucket]++;
                histogram.Sum += seconds;
            }
        }

        private void Write(StringBuilder text)
        {
            text.Append("# TYPE ").Append(name).Append(" histogram\n");
            lock (series)
            {
                foreach (KeyValuePair<string, Histogram> pair in series)
                {
                    long sum = 0;
                    for (int i = 0; i <= Bounds.Length; i++)
                    {
                        sum += pair.Value.Counts[i];
                        string bound = i == Bounds.Length ? "+Inf" : Digits(Bounds[i]);
                        text.Append(name).Append("_bucket{").Append(pair.Key).Append(",le=\"").Append(bound)
                            .Append("\"} ").Append(sum).Append('\n');
                    }
                    text.Append(name).Append("_sum{").Append(pair.Key).Append("} ").Append(Digits(pair.Value.Sum));
                    text.Append('\n').Append(name).Append("_count{").Append(pair.Key).Append("} ").Append(sum)
                        .Append('\n');
                }
            }
        }

        private static string Digits(double value)
        {
            return value.ToString("R", CultureInfo.InvariantCulture);
        }

        // All that the program has counted.
        public static string Text()
        {
            var text = new StringBuilder("# TYPE http_server_active_requests gauge\n");
            text.Append("http_server_active_requests ").Append(Volatile.Read(ref active)).Append('\n');
            Server.Write(text);
            Client.Write(text);
            return text.ToString();
        }
    }
}
