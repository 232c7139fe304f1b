"""The steps that designs are made of.

A step is a function of a request; one of yours fits wherever a step of the design stands, and an exception that it raises
ends the request with status 500.
"""

import os
import queue
import random
import time

from app.links import Failure

# Multiplies all time that is only pretended; 0 switches it off.
WORK = float(os.environ.get("ARCHIPELAGO_WORK", "1"))


def sequence(*steps):
    def step(request):
        for each in steps:
            each(request)

    return step


def compute(seconds):
    """Keeps a core busy for so many seconds."""

    def step(request):
        end = time.monotonic() + seconds() * WORK
        while time.monotonic() < end:
            pass

    return step


def pause(seconds):
    """Lets so many seconds pass."""

    def step(request):
        wanted = seconds() * WORK
        if wanted > 0:
            time.sleep(wanted)

    return step


def call(link, operation):
    """Calls an operation of a linked program and waits for the answer."""
    return lambda request: request.design.links[link].call(operation, request)


def pretend(does, whom, *steps):
    """Stands for what only real code can do, such as a query: says so in the log, and takes its time."""
    passing = sequence(*steps)

    def step(request):
        request.log(f"would {does} {whom}")
        passing(request)

    return step


def maybe(probability, *steps):
    """Does steps with a probability."""
    return choice(branch(probability, *steps))


def branch(probability, *steps):
    return probability, sequence(*steps)


def choice(*branches):
    """Does one of several, nothing with what is left of 1."""

    def step(request):
        left = random.random()
        for probability, steps in branches:
            left -= probability
            if left < 0:
                steps(request)
                return

    return step


def repeat(times, *steps):
    once = sequence(*steps)

    def step(request):
        for _ in range(times()):
            once(request)

    return step


def parallel(join, *steps):
    """Does steps at the same time; goes on when so many have succeeded, fails when they cannot any more."""

    def step(request):
        outcomes = queue.SimpleQueue()
        for each in steps:
            request.fork(each, outcomes.put)
        succeeded = failed = 0
        while succeeded < join:
            failure = outcomes.get()
            if failure is None:
                succeeded += 1
                continue
            failed += 1
            if failed > len(steps) - join:
                raise failure

    return step


def background(*steps):
    """Does steps while the request goes on; nobody learns how they end."""
    together = sequence(*steps)
    return lambda request: request.fork(together, lambda failure: failure and request.log(str(failure)))


def otherwise(step, *instead):
    """Does a step, and where it fails others instead."""
    rest = sequence(*instead)

    def tolerant(request):
        try:
            step(request)
        except Failure as failure:
            request.log(f"instead of {failure}")
            rest(request)

    return tolerant


def reply(size):
    """Answers the caller with so many bytes; what follows is done while nobody waits."""
    return lambda request: request.reply(200, size)


def fail(probability):
    """Fails with a probability."""

    def step(request):
        if random.random() < probability:
            raise Failure("failed as designed")

    return step
