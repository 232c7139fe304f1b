package main

import (
	"math"
	"math/rand/v2"
)

// Time is a random time in seconds.
type Time func() float64

// Count is a random number of times.
type Count func() int

func chance() float64 { return 1 - rand.Float64() }

func constant(seconds float64) Time { return func() float64 { return seconds } }

func exponential(mean float64) Time { return func() float64 { return -mean * math.Log(chance()) } }

func uniform(min, max float64) Time { return func() float64 { return min + (max-min)*rand.Float64() } }

// normal draws values below zero again.
func normal(mean, sd float64) Time {
	return func() float64 {
		for {
			if value := mean + sd*rand.NormFloat64(); value >= 0 {
				return value
			}
		}
	}
}

// lognormal with the standard deviation divided by the mean, here and below.
func lognormal(mean, cv float64) Time {
	variance := math.Log(1 + cv*cv)
	return func() float64 { return mean * math.Exp(math.Sqrt(variance)*rand.NormFloat64()-variance/2) }
}

// gamma after Marsaglia and Tsang, "A simple method for generating gamma variables", 2000.
func gamma(mean, cv float64) Time {
	shape := 1 / (cv * cv)
	boosted := shape
	if shape < 1 {
		boosted = shape + 1
	}
	d := boosted - 1.0/3
	c := 1 / math.Sqrt(9*d)
	return func() float64 {
		for {
			x := rand.NormFloat64()
			v := math.Pow(1+c*x, 3)
			if v > 0 && math.Log(chance()) < x*x/2+d-d*v+d*math.Log(v) {
				value := mean / shape * d * v
				if shape < 1 {
					value *= math.Pow(chance(), 1/shape)
				}
				return value
			}
		}
	}
}

func erlang(stages int, mean float64) Time {
	return func() float64 {
		sum := 0.0
		for range stages {
			sum -= math.Log(chance())
		}
		return sum * mean / float64(stages)
	}
}

func hyperexponential(mean, cv float64) Time {
	share := (1 + math.Sqrt((cv*cv-1)/(cv*cv+1))) / 2
	return func() float64 {
		part := 1 - share
		if rand.Float64() < share {
			part = share
		}
		return -mean / (2 * part) * math.Log(chance())
	}
}

// weibull with a scale such that the mean is right.
func weibull(scale, shape float64) Time {
	return func() float64 { return scale * math.Pow(-math.Log(chance()), 1/shape) }
}

// pareto whose tail is cut off at max; 0 for nowhere.
func pareto(min, shape, max float64) Time {
	cut := 0.0
	if max > 0 {
		cut = math.Pow(min/max, shape)
	}
	return func() float64 { return min * math.Pow(cut+(1-cut)*chance(), -1/shape) }
}

func triangular(min, mode, max float64) Time {
	return func() float64 {
		u := rand.Float64() * (max - min)
		if u < mode-min {
			return min + math.Sqrt(u*(mode-min))
		}
		return max - math.Sqrt((max-min-u)*(max-mode))
	}
}

func empirical(values ...float64) Time {
	return func() float64 { return values[rand.IntN(len(values))] }
}

func shifted(offset float64, rest Time) Time { return func() float64 { return offset + rest() } }

func exactly(times int) Count { return func() int { return times } }

func geometric(mean float64) Count {
	return func() int {
		times := 0
		for rand.Float64() < mean/(1+mean) {
			times++
		}
		return times
	}
}

func poisson(mean float64) Count {
	return func() int {
		times := -1
		for sum := 0.0; sum <= mean; times++ {
			sum -= math.Log(chance())
		}
		return times
	}
}

func between(min, max int) Count { return func() int { return min + rand.IntN(max-min+1) } }
