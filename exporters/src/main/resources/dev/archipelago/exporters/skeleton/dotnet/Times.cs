using System;

namespace App
{
    // Random times in seconds, and random numbers of times.
    static class Times
    {
        // Above 0, and 1 at most.
        private static double Some()
        {
            return 1 - Chance.Share();
        }

        public static Func<double> Constant(double seconds)
        {
            return () => seconds;
        }

        public static Func<double> Exponential(double mean)
        {
            return () => -mean * Math.Log(Some());
        }

        public static Func<double> Uniform(double min, double max)
        {
            return () => min + (max - min) * Chance.Share();
        }

        // Values below zero are drawn again.
        public static Func<double> Normal(double mean, double sd)
        {
            return () =>
            {
                double value;
                do
                {
                    value = mean + sd * Chance.Normally();
                } while (value < 0);
                return value;
            };
        }

        // cv is the standard deviation divided by the mean, here and below.
        public static Func<double> Lognormal(double mean, double cv)
        {
            double variance = Math.Log(1 + cv * cv);
            return () => mean * Math.Exp(Math.Sqrt(variance) * Chance.Normally() - variance / 2);
        }

        // Marsaglia and Tsang, "A simple method for generating gamma variables", 2000.
        public static Func<double> Gamma(double mean, double cv)
        {
            double shape = 1 / (cv * cv);
            double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
            double c = 1 / Math.Sqrt(9 * d);
            return () =>
            {
                while (true)
                {
                    double x = Chance.Normally();
                    double v = Math.Pow(1 + c * x, 3);
                    if (v > 0 && Math.Log(Some()) < x * x / 2 + d - d * v + d * Math.Log(v))
                    {
                        return mean / shape * d * v * (shape < 1 ? Math.Pow(Some(), 1 / shape) : 1);
                    }
                }
            };
        }

        public static Func<double> Erlang(int stages, double mean)
        {
            return () =>
            {
                double sum = 0;
                for (int i = 0; i < stages; i++)
                {
                    sum -= Math.Log(Some());
                }
                return sum * mean / stages;
            };
        }

        public static Func<double> Hyperexponential(double mean, double cv)
        {
            double first = (1 + Math.Sqrt((cv * cv - 1) / (cv * cv + 1))) / 2;
            return () =>
            {
                double part = Chance.Share() < first ? first : 1 - first;
                return -mean / (2 * part) * Math.Log(Some());
            };
        }

        // With a scale such that the mean is right.
        public static Func<double> Weibull(double scale, double shape)
        {
            return () => scale * Math.Pow(-Math.Log(Some()), 1 / shape);
        }

        // The tail is cut off at max; 0 for nowhere.
        public static Func<double> Pareto(double min, double shape, double max)
        {
            double cut = max == 0 ? 0 : Math.Pow(min / max, shape);
            return () => min * Math.Pow(cut + (1 - cut) * Some(), -1 / shape);
        }

        public static Func<double> Triangular(double min, double mode, double max)
        {
            return () =>
            {
                double u = Chance.Share() * (max - min);
                return u < mode - min
                    ? min + Math.Sqrt(u * (mode - min))
                    : max - Math.Sqrt((max - min - u) * (max - mode));
            };
        }

        public static Func<double> Empirical(params double[] values)
        {
            return () => values[Chance.Index(values.Length)];
        }

        public static Func<double> Shifted(double offset, Func<double> rest)
        {
            return () => offset + rest();
        }

        public static Func<long> Exactly(long times)
        {
            return () => times;
        }

        public static Func<long> Geometric(double mean)
        {
            return () =>
            {
                long times = 0;
                while (Chance.Share() < mean / (1 + mean))
                {
                    times++;
                }
                return times;
            };
        }

        public static Func<long> Poisson(double mean)
        {
            return () =>
            {
                long times = -1;
                for (double sum = 0; sum <= mean; times++)
                {
                    sum -= Math.Log(Some());
                }
                return times;
            };
        }

        public static Func<long> Between(long min, long max)
        {
            return () => min + Chance.Index(max - min + 1);
        }
    }
}
