using System.Threading;
using Mono.Unix;
using Mono.Unix.Native;

// What .NET has for signals and Mono has not, as far as the skeletons need it, over what Mono has instead.
namespace System.Runtime.InteropServices
{
    enum PosixSignal
    {
        SIGINT = -2,
        SIGTERM = -4
    }

    sealed class PosixSignalContext
    {
        public bool Cancel { get; set; }
    }

    sealed class PosixSignalRegistration : IDisposable
    {
        public static PosixSignalRegistration Create(PosixSignal number, Action<PosixSignalContext> handler)
        {
            var signal = new UnixSignal(number == PosixSignal.SIGTERM ? Signum.SIGTERM : Signum.SIGINT);
            new Thread(() =>
            {
                signal.WaitOne();
                var context = new PosixSignalContext();
                handler(context);
                if (!context.Cancel)
                {
                    Environment.Exit(1);
                }
            }) { IsBackground = true }.Start();
            return new PosixSignalRegistration();
        }

        public void Dispose()
        {
        }
    }
}
