"""Requests under way."""

import datetime
import json
import sys
import threading
import time

from app import metrics


class Work:
    """Counts what is under way, so that the program can end when nothing is."""

    def __init__(self):
        self.count = 0
        self.changed = threading.Condition()

    def __enter__(self):
        with self.changed:
            self.count += 1

    def __exit__(self, *failure):
        with self.changed:
            self.count -= 1
            self.changed.notify_all()

    def wait_until_idle(self, seconds):
        with self.changed:
            self.changed.wait_for(lambda: self.count == 0, seconds)


class Request:
    def __init__(self, design, operation, trace, work, method="POST", send=lambda status, body: None):
        """The function sends the answer; it does nothing where the program itself is the caller."""
        self.design = design
        self.operation = operation
        self.trace = trace
        self.work = work
        self.method = method
        self.send = send
        self.start = time.monotonic()
        self.answered = False
        self.lock = threading.Lock()

    def run(self):
        """Does all steps, and answers unless one of them has."""
        try:
            self.operation.steps(self)
            self.reply(200, 0)
        except Exception as failure:
            self.log(f"{type(failure).__name__}: {failure}")
            self.reply(500, 0)

    def fork(self, step, done):
        """Does a step beside the others; the program does not end before it has."""

        def work():
            with self.work:
                try:
                    step(self)
                except Exception as failure:
                    done(failure)
                else:
                    done(None)

        threading.Thread(target=work, daemon=True).start()

    def reply(self, status, size):
        """Answers the caller; only the first answer counts."""
        with self.lock:
            if self.answered:
                return
            self.answered = True
        taken = time.monotonic() - self.start
        metrics.SERVER.observe(
            taken,
            http_request_method=self.method,
            http_route=f"/{self.operation.id}",
            http_response_status_code=status,
        )
        self.log(f"answered {status} after {round(taken * 1e6)} us")
        self.send(status, bytes(size))

    def log(self, message):
        """Writes a line of JSON with the trace."""
        line = {
            "time": datetime.datetime.now(datetime.timezone.utc).isoformat(),
            "service": self.design.name,
            "operation": self.operation.id,
            "trace_id": self.trace.id,
            "span_id": self.trace.span,
            "parent_span_id": self.trace.parent,
            "message": message,
        }
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
