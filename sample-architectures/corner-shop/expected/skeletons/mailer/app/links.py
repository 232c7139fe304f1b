"""How other programs are called."""

import http.client
import random
import socket
import threading
import time
import urllib.parse

from app import metrics


def end(open, late):
    """Ends a connection under its reader."""
    late.set()
    try:
        open.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


class Failure(Exception):
    """A request that could not be served."""


class Link:
    """Address, time-outs, further tries."""

    def __init__(self, name, address):
        self.name = name
        self.address = urllib.parse.urlsplit(address)
        self.timeout = 0
        self.deadline = 0
        self.bytes = 0
        self.attempts = 1
        self.base = 0
        self.max = 0
        self.jitter = "none"
        self.causes = ()

    def call(self, operation, request):
        """Calls an operation until it succeeds or may not be tried again."""
        if self.address.netloc == "":
            request.log(f"would call {self.name}.{operation}")
            return
        start = time.monotonic()
        pause = self.base
        attempt = 0
        while True:
            attempt += 1
            left = float("inf") if self.deadline == 0 else self.deadline - (time.monotonic() - start)
            outcome = "timeout" if left <= 0 else self.attempt(operation, request, left)
            if outcome == "ok":
                return
            if attempt >= self.attempts or left <= 0 or outcome not in self.causes:
                raise Failure(f"{self.name}.{operation}: {outcome}")
            if self.jitter == "decorrelated":
                pause = min(self.max, self.base + random.random() * max(0, 3 * pause - self.base))
            elif attempt > 1:
                pause = min(self.max, 2 * pause)
            time.sleep(min(left, self.spread(pause)))

    def spread(self, pause):
        if self.jitter == "full":
            return pause * random.random()
        if self.jitter == "equal":
            return pause / 2 + pause / 2 * random.random()
        return pause

    def attempt(self, operation, request, left):
        """One try: ok, timeout, unavailable, rate-limited or error."""
        seconds = left if self.timeout == 0 else min(self.timeout, left)
        start = time.monotonic()
        status = 0
        try:
            status = self.send(operation, request, seconds if seconds < 1e6 else None)
            known = {503: "unavailable", 429: "rate-limited"}
            outcome = "ok" if status < 400 else known.get(status, "error")
        except TimeoutError:
            outcome = "timeout"
        except (OSError, http.client.HTTPException):
            outcome = "unavailable"
        metrics.CLIENT.observe(
            time.monotonic() - start,
            server_address=self.name,
            http_route=f"/{operation}",
            http_response_status_code=status,
        )
        return outcome

    def send(self, operation, request, seconds):
        encrypted = self.address.scheme == "https"
        kind = http.client.HTTPSConnection if encrypted else http.client.HTTPConnection
        connection = kind(self.address.netloc, timeout=seconds)
        late = threading.Event()
        watch = None
        try:
            connection.connect()
            if seconds is not None:
                # The time-out of the connection begins anew with every byte; this one does not.
                watch = threading.Timer(seconds, end, (connection.sock, late))
                watch.daemon = True
                watch.start()
            path = self.address.path.rstrip("/") + "/" + operation
            connection.request("POST", path, body=bytes(self.bytes), headers=request.trace.headers())
            answer = connection.getresponse()
            answer.read()
            return answer.status
        except (OSError, http.client.HTTPException):
            if late.is_set():
                raise TimeoutError from None
            raise
        finally:
            if watch is not None:
                watch.cancel()
            connection.close()
