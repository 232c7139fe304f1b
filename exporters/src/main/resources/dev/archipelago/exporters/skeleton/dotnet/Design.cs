using System;
using System.Collections.Generic;

namespace App
{
    // What the program is and does: settings, links to others, operations.
    sealed class Design
    {
        public string Name = "app";
        public int Port = 8080;
        public double Grace = 25;
        public int Workers;
        public int Backlog = -1;
        public readonly HashSet<string> Live = new HashSet<string> { "/livez" };
        public readonly HashSet<string> Ready = new HashSet<string> { "/readyz" };
        public readonly Dictionary<string, Client> Links = new Dictionary<string, Client>();
        public readonly List<Operation> Operations = new List<Operation>();

        public Design(params Action<Design>[] parts)
        {
            foreach (Action<Design> part in parts)
            {
                part(this);
            }
        }

        // What can be asked of the program: POST /{id}, and by its route from outside.
        public sealed class Operation
        {
            public readonly string Id;
            public readonly Step Steps;
            public string Method = "";
            public string Path = "";
            public double Every;

            public Operation(string id, Step steps)
            {
                Id = id;
                Steps = steps;
            }

            // Whether a request from outside is meant for it; {name} in its path stands for one part of any text.
            public bool Answers(string method, string path)
            {
                string[] own = Path.Split('/');
                string[] asked = path.Split('/');
                bool same = Method == method && own.Length == asked.Length;
                for (int i = 0; same && i < own.Length; i++)
                {
                    same = own[i] == asked[i] || own[i].StartsWith("{", StringComparison.Ordinal) && asked[i] != "";
                }
                return same;
            }
        }
    }
}
