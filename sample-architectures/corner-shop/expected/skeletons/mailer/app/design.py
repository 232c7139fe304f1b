"""What the program is and does: settings, links to others, operations."""

import os

from app.links import Link


class Design:
    def __init__(self):
        self.name = "app"
        self.port = 8080
        self.grace = 25
        self.workers = 0
        self.backlog = -1
        self.live = {"/livez"}
        self.ready = {"/readyz"}
        self.links = {}
        self.operations = {}
        self.sources = {}
        self.gateway = None


class Operation:
    """What can be asked of the program: POST /<id>, and by its route from outside."""

    def __init__(self, id, steps):
        self.id = id
        self.steps = steps
        self.method = ""
        self.path = ""
        self.every = 0
        self.consumption = None

    def answers(self, method, path):
        """Whether a request from outside is meant for it; {name} in its path stands for one part of any text."""
        own, asked = self.path.split("/"), path.split("/")
        return (
            self.method == method
            and len(own) == len(asked)
            and all((mine.startswith("{") and part != "") or mine == part for mine, part in zip(own, asked))
        )


def design(*parts):
    whole = Design()
    for part in parts:
        part(whole)
    return whole


def setting(attribute, value):
    return lambda owner: setattr(owner, attribute, value)


def name(text):
    return setting("name", text)


def port(number):
    """The port to listen on where the variable PORT is not set."""
    return setting("port", number)


def grace(seconds):
    """Seconds that requests under way have to end after SIGTERM."""
    return setting("grace", seconds)


def workers(count, backlog):
    """Requests worked on at a time, and those that may wait; -1 for any number. Further ones get status 503."""

    def part(whole):
        whole.workers = count
        whole.backlog = backlog

    return part


def live(path):
    """A further page that says whether the program is alive."""
    return lambda whole: whole.live.add(path)


def ready(path):
    """A further page that says whether the program takes requests."""
    return lambda whole: whole.ready.add(path)


def operation(id, steps, *parts):
    made = Operation(id, steps)
    for part in parts:
        part(made)
    return lambda whole: whole.operations.update({id: made})


def route(method, path):
    def part(made):
        made.method = method
        made.path = path

    return part


def every(seconds):
    """The operation runs by itself at this interval in seconds."""
    return setting("every", seconds)


def link(target, variable, address, *parts):
    """Another program that this one calls.

    The variable holds its address; an empty one stands for a program that is not there and always succeeds.
    """
    made = Link(target, os.environ.get(variable, address))
    for part in parts:
        part(made)
    return lambda whole: whole.links.update({target: made})


def timeout(seconds):
    """Seconds to wait for one try."""
    return setting("timeout", seconds)


def deadline(seconds):
    """Seconds to wait over all tries."""
    return setting("deadline", seconds)


def sends(bytes):
    """Bytes of a request."""
    return setting("bytes", bytes)


def retry(attempts, base, max, jitter, *causes):
    """Tries in all, back-off between them in seconds, its jitter (none, full, equal, decorrelated), what is tried again."""

    def part(made):
        made.attempts = attempts
        made.base = base
        made.max = max
        made.jitter = jitter
        made.causes = causes

    return part
