using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace App
{
    // Learns of SIGTERM, and of an interrupt from the keyboard, until it is disposed of.
    sealed class Ending : IDisposable
    {
        private static readonly ManualResetEventSlim Told = new ManualResetEventSlim();

        private readonly PosixSignalRegistration term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Begin);
        private readonly PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Begin);

        // Whether the program has been told to end.
        public static bool Begun => Told.IsSet;

        // Waits until it is told to.
        public static void Await()
        {
            Told.Wait();
        }

        private static void Begin(PosixSignalContext context)
        {
            // It ends by itself, later.
            context.Cancel = true;
            Told.Set();
        }

        public void Dispose()
        {
            term.Dispose();
            interrupt.Dispose();
        }
    }
}
