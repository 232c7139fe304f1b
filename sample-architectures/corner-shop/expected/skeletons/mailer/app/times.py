"""Random times in seconds, and random numbers of times."""

import math
import random


def chance():
    return 1 - random.random()


def constant(seconds):
    return lambda: seconds


def exponential(mean):
    return lambda: -mean * math.log(chance())


def uniform(low, high):
    return lambda: low + (high - low) * random.random()


def normal(mean, sd):
    """Values below zero are drawn again."""

    def draw():
        while True:
            value = random.gauss(mean, sd)
            if value >= 0:
                return value

    return draw


def lognormal(mean, cv):
    """With the standard deviation divided by the mean, here and below."""
    variance = math.log(1 + cv * cv)
    return lambda: mean * math.exp(math.sqrt(variance) * random.gauss(0, 1) - variance / 2)


def gamma(mean, cv):
    return lambda: random.gammavariate(1 / (cv * cv), mean * cv * cv)


def erlang(stages, mean):
    return lambda: -sum(math.log(chance()) for _ in range(stages)) * mean / stages


def hyperexponential(mean, cv):
    share = (1 + math.sqrt((cv * cv - 1) / (cv * cv + 1))) / 2

    def draw():
        part = share if random.random() < share else 1 - share
        return -mean / (2 * part) * math.log(chance())

    return draw


def weibull(scale, shape):
    """With a scale such that the mean is right."""
    return lambda: scale * (-math.log(chance())) ** (1 / shape)


def pareto(low, shape, high):
    """The tail is cut off at high; 0 for nowhere."""
    cut = 0 if high == 0 else (low / high) ** shape
    return lambda: low * (cut + (1 - cut) * chance()) ** (-1 / shape)


def triangular(low, mode, high):
    return lambda: random.triangular(low, high, mode)


def empirical(*values):
    return lambda: random.choice(values)


def shifted(offset, rest):
    return lambda: offset + rest()


def exactly(times):
    return lambda: times


def geometric(mean):
    def draw():
        times = 0
        while random.random() < mean / (1 + mean):
            times += 1
        return times

    return draw


def poisson(mean):
    def draw():
        times = -1
        total = 0.0
        while total <= mean:
            total -= math.log(chance())
            times += 1
        return times

    return draw


def between(low, high):
    return lambda: random.randint(low, high)
