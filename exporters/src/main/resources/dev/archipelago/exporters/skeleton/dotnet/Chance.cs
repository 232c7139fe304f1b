using System;
using System.Security.Cryptography;

namespace App
{
    // Random numbers, for each thread its own.
    static class Chance
    {
        [ThreadStatic]
        private static ulong state;

        [ThreadStatic]
        private static bool begun;

        // 64 random bits: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
        public static ulong Bits()
        {
            if (!begun)
            {
                state = Drawn();
                begun = true;
            }
            unchecked
            {
                state += 0x9e3779b97f4a7c15UL;
                ulong mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9UL;
                mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebUL;
                return mixed ^ (mixed >> 31);
            }
        }

        // From 0 on, and below 1.
        public static double Share()
        {
            return (Bits() >> 11) / 9007199254740992.0;
        }

        // From 0 on, and below the number.
        public static long Index(long below)
        {
            return Math.Min((long)(Share() * below), below - 1);
        }

        // Normally distributed with mean 0 and standard deviation 1 (Box and Muller, 1958).
        public static double Normally()
        {
            return Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());
        }

        private static ulong Drawn()
        {
            byte[] bytes = new byte[8];
            using (RandomNumberGenerator system = RandomNumberGenerator.Create())
            {
                system.GetBytes(bytes);
            }
            return BitConverter.ToUInt64(bytes, 0);
        }
    }
}
