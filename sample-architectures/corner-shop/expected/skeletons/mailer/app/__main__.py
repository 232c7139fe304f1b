"""Serves the operations of the design, its health pages and its figures."""

import http.client
import http.server
import os
import signal
import sys
import threading
import time

from app import metrics
from app.operations import the_design
from app.request import Request, Work
from app.trace import Trace


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 1024
    daemon_threads = True

    def __init__(self, design, port):
        self.design = design
        self.work = Work()
        self.workers = threading.Semaphore(design.workers) if design.workers else None
        self.inside = Work()
        self.ending = False
        self.gateway = design.gateway(self) if design.gateway else None
        super().__init__(("", port), Handler)

    def serve(self, request):
        """Serves a request with one of the workers, or refuses it where too many wait for one."""
        with self.work, self.inside:
            design = self.design
            if self.workers is None:
                request.run()
            elif 0 <= design.backlog < self.inside.count - design.workers:
                request.reply(503, 0)
            else:
                with self.workers:
                    request.run()

    def schedule(self, operation):
        while not self.ending:
            time.sleep(operation.every)
            self.serve(Request(self.design, operation, Trace(), self.work))

    def stop(self, *_):
        """Takes no more requests."""
        self.ending = True
        threading.Thread(target=self.shutdown).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def setup(self):
        super().setup()
        self.server.work.__enter__()

    def finish(self):
        try:
            super().finish()
        finally:
            self.server.work.__exit__()

    def handle(self):
        if not (self.server.gateway and self.server.gateway.takes(self.connection)):
            super().handle()

    def handle_any(self):
        server, design = self.server, self.server.design
        path = self.path.split("?")[0]
        named = design.operations.get(path[1:])
        routed = [each for each in design.operations.values() if each.answers(self.command, path)]
        operation = routed[0] if routed else named if self.command == "POST" else None
        self.rfile.read(int(self.headers.get("content-length") or 0))
        if path in design.live:
            self.answer(200, b"ok\n")
        elif path in design.ready:
            self.answer(503 if server.ending else 200, b"ending\n" if server.ending else b"ok\n")
        elif path == "/metrics":
            text = metrics.text(server.inside.count)
            self.answer(200, text.encode(), "text/plain; version=0.0.4; charset=utf-8")
        elif operation:
            trace = Trace(self.headers.get("traceparent"), self.headers.get("tracestate"))
            server.serve(Request(design, operation, trace, server.work, self.command, self.answer))
        else:
            self.answer(405 if named else 404, b"no such operation\n")

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_any

    def answer(self, status, body, kind="text/plain; charset=utf-8"):
        try:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.send_header("connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)
            self.wfile.flush()
        except OSError as gone:
            print(f"the caller has gone: {gone}", file=sys.stderr)

    def log_message(self, *_):
        """Requests write lines of their own."""


def healthcheck(port):
    """Asks the program that runs on this machine whether it is alive."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/livez")
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, http.client.HTTPException):
        return 1


def main():
    design = the_design()
    port = int(os.environ.get("PORT") or design.port)
    if sys.argv[1:] == ["healthcheck"]:
        return healthcheck(port)
    server = Server(design, port)
    signal.signal(signal.SIGTERM, server.stop)
    signal.signal(signal.SIGINT, server.stop)
    for operation in design.operations.values():
        if operation.every:
            threading.Thread(target=server.schedule, args=(operation,), daemon=True).start()
    for source in design.sources.values():
        source.begin(server)
    print(f'{{"service": "{design.name}", "message": "listening"}}', flush=True)
    server.serve_forever(poll_interval=0.1)
    server.socket.close()
    ending = time.monotonic() + design.grace
    for source in design.sources.values():
        source.end(ending)
    if server.gateway:
        server.gateway.stop(design.grace)
    server.work.wait_until_idle(design.grace)
    return 0


if __name__ == "__main__":
    # Threads that are still at work when their time is up do not keep the program.
    status = main()
    sys.stdout.flush()
    os._exit(status)
