using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;

namespace App
{
    // A time that may pass from now on, in seconds.
    sealed class Limit
    {
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private readonly double seconds;

        public Limit(double seconds)
        {
            this.seconds = seconds;
        }

        // What is left, in milliseconds; -1 for any time.
        public int Left()
        {
            double left = (seconds - watch.Elapsed.TotalSeconds) * 1000;
            if (left <= 0)
            {
                throw new TimeoutException();
            }
            return left > 1e9 ? -1 : (int)Math.Ceiling(left);
        }
    }

    // What a request says of itself; its body is read and dropped.
    sealed class Asked
    {
        public string Method;
        public string Path;
        public string Traceparent;
        public string Tracestate;
        public bool Last;
    }

    // One side of a connection that speaks HTTP/1.1.
    sealed class Wire : IDisposable
    {
        private const int MostHead = 64 * 1024;
        private const double MostIdle = 75;

        private readonly TcpClient client;
        private readonly NetworkStream stream;
        private readonly byte[] buffer = new byte[8192];
        private int begin;
        private int end;
        private Limit limit = new Limit(double.PositiveInfinity);

        public Wire(TcpClient client)
        {
            this.client = client;
            client.NoDelay = true;
            stream = client.GetStream();
        }

        // Connects, or throws TimeoutException or IOException.
        public static Wire Open(string host, int port, Limit limit)
        {
            var client = new TcpClient();
            try
            {
                if (!client.ConnectAsync(host, port).Wait(limit.Left()))
                {
                    throw new TimeoutException();
                }
                return new Wire(client);
            }
            catch (TimeoutException)
            {
                client.Dispose();
                throw;
            }
            catch (Exception refused)
            {
                client.Dispose();
                throw new IOException(refused.GetBaseException().Message, refused);
            }
        }

        public void Dispose()
        {
            client.Dispose();
        }

        // Whether the other side has neither closed the connection nor said anything.
        public bool IsOpen()
        {
            try
            {
                return begin == end && !client.Client.Poll(0, SelectMode.SelectRead);
            }
            catch (Exception closed) when (closed is SocketException || closed is ObjectDisposedException)
            {
                return false;
            }
        }

        // Whether the program that runs on this machine says that it is alive.
        public static bool IsAlive(int port)
        {
            var limit = new Limit(2);
            try
            {
                using (Wire wire = Open("127.0.0.1", port, limit))
                {
                    const string Head = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                    return wire.Exchange(Head, 0, limit, out bool _) == 200;
                }
            }
            catch (Exception problem) when (problem is IOException || problem is TimeoutException)
            {
                return false;
            }
        }

        // Sends a request with a body of so many bytes and reads its answer: the status, and whether the connection may
        // be used again.
        public int Exchange(string head, long bytes, Limit time, out bool usable)
        {
            usable = false;
            limit = time;
            Send(head, bytes);
            string first = ReadHead(out Dictionary<string, string> headers);
            if (first == null)
            {
                throw new EndOfStreamException();
            }
            string[] words = first.Split(' ');
            if (words.Length < 2 || !int.TryParse(words[1], out int status))
            {
                throw new InvalidDataException(first);
            }
            bool close = Value(headers, "connection").Equals("close", StringComparison.OrdinalIgnoreCase)
                || words[0] == "HTTP/1.0";
            DropBody(headers, close);
            usable = !close;
            return status;
        }

        // The next request of the connection; null where there is none.
        public Asked ReadRequest()
        {
            limit = new Limit(MostIdle);
            string first = ReadHead(out Dictionary<string, string> headers);
            if (first == null)
            {
                return null;
            }
            string[] words = first.Split(' ');
            if (words.Length != 3)
            {
                throw new InvalidDataException(first);
            }
            if (Value(headers, "expect").Equals("100-continue", StringComparison.OrdinalIgnoreCase))
            {
                Send("HTTP/1.1 100 Continue\r\n\r\n", 0);
            }
            DropBody(headers, false);
            string wish = Value(headers, "connection").ToLowerInvariant();
            return new Asked
            {
                Method = words[0],
                Path = words[1].Split('?')[0],
                Traceparent = Value(headers, "traceparent"),
                Tracestate = Value(headers, "tracestate"),
                Last = wish.Contains("close") || words[2] == "HTTP/1.0" && !wish.Contains("keep-alive")
            };
        }

        // Answers with a text, and so many bytes behind it.
        public void Answer(int status, string kind, string text, long bytes, bool last)
        {
            limit = new Limit(MostIdle);
            long length = Encoding.UTF8.GetByteCount(text) + bytes;
            Send("HTTP/1.1 " + status.ToString(CultureInfo.InvariantCulture) + " " + Reason(status) + "\r\nContent-Type: "
                + kind + "\r\nContent-Length: " + length.ToString(CultureInfo.InvariantCulture) + "\r\n"
                + (last ? "Connection: close\r\n" : "") + "\r\n" + text, bytes);
        }

        private static string Reason(int status)
        {
            switch (status)
            {
                case 200:
                    return "OK";
                case 404:
                    return "Not Found";
                case 405:
                    return "Method Not Allowed";
                case 503:
                    return "Service Unavailable";
                default:
                    return "Internal Server Error";
            }
        }

        // Sends a text and so many zeros behind it, in one piece where they are few.
        private void Send(string text, long zeros)
        {
            byte[] head = Encoding.UTF8.GetBytes(text);
            byte[] piece = new byte[head.Length + Math.Min(zeros, MostHead)];
            head.CopyTo(piece, 0);
            Write(piece, piece.Length);
            byte[] empty = zeros > MostHead ? new byte[MostHead] : piece;
            for (long left = zeros - MostHead; left > 0; left -= MostHead)
            {
                Write(empty, (int)Math.Min(left, MostHead));
            }
        }

        private void Write(byte[] bytes, int count)
        {
            try
            {
                stream.WriteTimeout = limit.Left();
                stream.Write(bytes, 0, count);
            }
            catch (IOException problem) when (IsOver(problem))
            {
                throw new TimeoutException();
            }
        }

        // Whether there are further bytes.
        private bool Fill()
        {
            try
            {
                stream.ReadTimeout = limit.Left();
                begin = 0;
                end = stream.Read(buffer, 0, buffer.Length);
                return end > 0;
            }
            catch (IOException problem) when (IsOver(problem))
            {
                throw new TimeoutException();
            }
        }

        private static bool IsOver(IOException problem)
        {
            return problem.InnerException is SocketException inner
                && (inner.SocketErrorCode == SocketError.TimedOut || inner.SocketErrorCode == SocketError.WouldBlock);
        }

        // A line without its end; null where there are no further bytes.
        private string ReadLine(ref int room)
        {
            var line = new StringBuilder();
            while (begin < end || Fill())
            {
                if (--room < 0)
                {
                    throw new InvalidDataException("the headers do not end");
                }
                char letter = (char)buffer[begin++];
                if (letter == '\n')
                {
                    return line.ToString().TrimEnd();
                }
                line.Append(letter);
            }
            if (line.Length > 0)
            {
                throw new EndOfStreamException();
            }
            return null;
        }

        // The first line, null where the other side has closed; headers by name in lower case.
        private string ReadHead(out Dictionary<string, string> headers)
        {
            headers = new Dictionary<string, string>();
            int room = MostHead;
            string first = ReadLine(ref room);
            if (first == null)
            {
                return null;
            }
            for (string line = ReadLine(ref room); line != ""; line = ReadLine(ref room))
            {
                if (line == null)
                {
                    throw new EndOfStreamException();
                }
                int colon = line.IndexOf(':');
                if (colon < 0)
                {
                    throw new InvalidDataException(line);
                }
                string name = line.Substring(0, colon).ToLowerInvariant();
                if (!headers.ContainsKey(name))
                {
                    headers.Add(name, line.Substring(colon + 1).Trim());
                }
            }
            return first;
        }

        private static string Value(Dictionary<string, string> headers, string name)
        {
            return headers.TryGetValue(name, out string value) ? value : "";
        }

        private void DropBody(Dictionary<string, string> headers, bool toTheEnd)
        {
            if (Value(headers, "transfer-encoding").Equals("chunked", StringComparison.OrdinalIgnoreCase))
            {
                while (DropChunk())
                {
                }
                return;
            }
            bool known = long.TryParse(Value(headers, "content-length"), NumberStyles.None, CultureInfo.InvariantCulture,
                out long length);
            if (known)
            {
                Drop(length);
            }
            else if (toTheEnd)
            {
                while (Fill())
                {
                }
            }
        }

        // Whether there may be another one.
        private bool DropChunk()
        {
            int room = MostHead;
            string digits = (ReadLine(ref room) ?? "").Split(';')[0].Trim();
            if (!long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long size))
            {
                throw new InvalidDataException(digits);
            }
            Drop(size);
            ReadLine(ref room);
            return size > 0;
        }

        private void Drop(long bytes)
        {
            for (long left = bytes; left > 0;)
            {
                if (begin == end && !Fill())
                {
                    throw new EndOfStreamException();
                }
                int taken = (int)Math.Min(left, end - begin);
                begin += taken;
                left -= taken;
            }
        }
    }
}
