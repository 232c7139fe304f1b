using System.Globalization;
using System.Text.RegularExpressions;

namespace App
{
    // Where a request stands in its trace (W3C Trace Context).
    sealed class Trace
    {
        private static readonly Regex Header = new Regex(
            "^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$");

        public readonly string Id;
        public readonly string Span = Drawn();
        public readonly string Parent;
        private readonly string flags;
        private readonly string state;

        // Goes on with the trace of a caller, or begins one.
        public Trace(string traceparent, string tracestate)
        {
            Match header = Header.Match(traceparent);
            Id = header.Success ? header.Groups[1].Value : Drawn() + Drawn();
            Parent = header.Success ? header.Groups[2].Value : "";
            flags = header.Success ? header.Groups[3].Value : "01";
            state = header.Success ? tracestate : "";
        }

        // What tells the trace to a program that is called.
        public string Headers()
        {
            string parent = "traceparent: 00-" + Id + "-" + Span + "-" + flags + "\r\n";
            return state == "" ? parent : parent + "tracestate: " + state + "\r\n";
        }

        private static string Drawn()
        {
            return Chance.Bits().ToString("x16", CultureInfo.InvariantCulture);
        }
    }
}
