using System;
using System.Collections.Generic;

namespace App
{
    // The statements that designs are made of.
    static class Parts
    {
        public static Action<Design> Name(string name)
        {
            return design => design.Name = name;
        }

        // The port to listen on where the variable PORT is not set.
        public static Action<Design> Port(int port)
        {
            return design => design.Port = port;
        }

        // Seconds that requests under way have to end after SIGTERM.
        public static Action<Design> Grace(double seconds)
        {
            return design => design.Grace = seconds;
        }

        // Requests worked on at a time, and those that may wait; -1 for any number. Further ones get status 503.
        public static Action<Design> Workers(int count, int backlog)
        {
            return design =>
            {
                design.Workers = count;
                design.Backlog = backlog;
            };
        }

        // A further page that says whether the program is alive.
        public static Action<Design> Live(string path)
        {
            return design => design.Live.Add(path);
        }

        // A further page that says whether the program takes requests.
        public static Action<Design> Ready(string path)
        {
            return design => design.Ready.Add(path);
        }

        public static Action<Design> Operation(string id, Step steps, params Action<Design.Operation>[] parts)
        {
            var operation = new Design.Operation(id, steps);
            foreach (Action<Design.Operation> part in parts)
            {
                part(operation);
            }
            return design => design.Operations.Add(operation);
        }

        public static Action<Design.Operation> Route(string method, string path)
        {
            return operation =>
            {
                operation.Method = method;
                operation.Path = path;
            };
        }

        // Makes the operation run by itself at this interval in seconds.
        public static Action<Design.Operation> Every(double seconds)
        {
            return operation => operation.Every = seconds;
        }

        // Another program that this one calls. The variable holds its address; an empty one stands for a program that
        // is not there and always succeeds.
        public static Action<Design> Link(string name, string variable, string address, params Action<Client>[] parts)
        {
            var client = new Client(name, Environment.GetEnvironmentVariable(variable) ?? address);
            foreach (Action<Client> part in parts)
            {
                part(client);
            }
            return design => design.Links[name] = client;
        }

        // Seconds to wait for one try.
        public static Action<Client> Timeout(double seconds)
        {
            return client => client.Timeout = seconds;
        }

        // Seconds to wait over all tries.
        public static Action<Client> Deadline(double seconds)
        {
            return client => client.Deadline = seconds;
        }

        // Bytes of a request.
        public static Action<Client> Sends(long bytes)
        {
            return client => client.Bytes = bytes;
        }

        // Tries in all, back-off between them in seconds, its jitter (none, full, equal, decorrelated), and what is
        // tried again.
        public static Action<Client> Retry(int attempts, double first, double max, string jitter,
            params string[] causes)
        {
            return client =>
            {
                client.Attempts = attempts;
                client.First = first;
                client.Max = max;
                client.Jitter = jitter;
                client.Causes = new HashSet<string>(causes);
            };
        }
    }
}
