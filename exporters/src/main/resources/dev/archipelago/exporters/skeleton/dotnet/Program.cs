using System;

namespace App
{
    // Starts the program, or asks the one that runs whether it is well.
    static class Program
    {
        static int Main(string[] arguments)
        {
            Design design = Operations.TheDesign();
            string given = Environment.GetEnvironmentVariable("PORT");
            int port = string.IsNullOrEmpty(given) ? design.Port : int.Parse(given);
            if (arguments.Length > 0 && arguments[0] == "healthcheck")
            {
                return Wire.IsAlive(port) ? 0 : 1;
            }
            new Server(design).Run(port);
            return 0;
        }
    }
}
