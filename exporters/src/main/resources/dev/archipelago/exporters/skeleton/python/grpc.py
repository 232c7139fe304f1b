"""What the program speaks beside HTTP/1.1, on the same port.

The service of its .proto file, whose operations take and give bytes, and the health protocol of gRPC. No code has to be
generated for it; put your own messages into the .proto file, and the code that grpcio-tools makes of it here.
"""

import re
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import grpc

from app.request import Request
from app.trace import Trace

HEALTH = "grpc.health.v1.Health"
MOST_THREADS = 1000

# Reconnecting soon, since programs start in any order.
OPTIONS = (("grpc.initial_reconnect_backoff_ms", 100), ("grpc.max_reconnect_backoff_ms", 2000))
OVER_HTTP = {
    grpc.StatusCode.OK: 200,
    grpc.StatusCode.UNAVAILABLE: 503,
    grpc.StatusCode.RESOURCE_EXHAUSTED: 429,
}


def serves(service):
    """Names the service that the program offers over gRPC, as in its .proto file."""

    def part(whole):
        whole.gateway = lambda server: Gateway(server, service)

    return part


def asks(service):
    """Makes a link speak gRPC with a service, as in the .proto file of the other program."""

    def part(made):
        channel = grpc.insecure_channel(made.address.netloc or "localhost:0", OPTIONS)

        def send(operation, request, seconds):
            method = channel.unary_unary(f"/{service}/{rpc_name(operation)}")
            try:
                method(bytes_value(made.bytes), timeout=seconds, metadata=tuple(request.trace.headers().items()))
            except grpc.RpcError as problem:
                if problem.code() == grpc.StatusCode.DEADLINE_EXCEEDED:
                    raise TimeoutError from None
                return OVER_HTTP.get(problem.code(), 500)
            return 200

        made.send = send

    return part


def rpc_name(operation):
    """The name of an operation in the .proto file: place-order is PlaceOrder."""
    digit = operation[0] <= "9"
    named = re.sub("^[0-9]", lambda found: "r" + found[0], operation)
    named = re.sub("(^|-)([a-z])", lambda found: found[2] if digit and not found[1] else found[2].upper(), named)
    return named.replace("-", "_")


def bytes_value(size):
    """A google.protobuf.BytesValue of so many zeros."""
    length = bytearray()
    left = size
    while left > 0:
        length.append(left & 0x7F | (0x80 if left > 0x7F else 0))
        left >>= 7
    return (b"\x0a" + bytes(length) if size else b"") + bytes(size)


class Gateway:
    """Serves gRPC on a port of its own that only this machine reaches, and passes connections on to it."""

    def __init__(self, server, service):
        self.server = server
        self.grpc = grpc.server(ThreadPoolExecutor(MOST_THREADS))
        methods = {rpc_name(each.id): unary(self.handler(each)) for each in server.design.operations.values()}
        health = {"Check": unary(lambda *_: b"\x08\x02" if server.ending else b"\x08\x01")}
        self.grpc.add_generic_rpc_handlers(
            (
                grpc.method_handlers_generic_handler(service, methods),
                grpc.method_handlers_generic_handler(HEALTH, health),
            )
        )
        self.port = self.grpc.add_insecure_port("127.0.0.1:0")
        self.grpc.start()

    def handler(self, operation):
        def handle(_, context):
            told = {pair.key: pair.value for pair in context.invocation_metadata()}
            answer = {}
            answered = threading.Event()

            def send(status, body):
                answer.update(status=status, body=body)
                answered.set()

            server = self.server
            trace = Trace(told.get("traceparent"), told.get("tracestate"))
            request = Request(server.design, operation, trace, server.work, "GRPC", send)
            threading.Thread(target=server.serve, args=(request,), daemon=True).start()
            answered.wait()
            if answer["status"] == 503:
                context.abort(grpc.StatusCode.UNAVAILABLE, "too many requests wait")
            if answer["status"] != 200:
                context.abort(grpc.StatusCode.INTERNAL, "the operation has failed")
            return bytes_value(len(answer["body"]))

        return handle

    def takes(self, connection):
        """Whether a connection speaks HTTP/2; it is passed on until one side ends it."""
        first = b""
        while len(first) < 3 and b"PRI".startswith(first):
            seen = connection.recv(3, socket.MSG_PEEK)
            if seen in (b"", first):
                time.sleep(0.001)
                if seen == b"":
                    return False
            first = seen
        if first != b"PRI":
            return False
        with socket.create_connection(("127.0.0.1", self.port)) as inner:
            for one in (connection, inner):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            back = threading.Thread(target=pump, args=(inner, connection), daemon=True)
            back.start()
            pump(connection, inner)
            back.join()
        return True

    def stop(self, seconds):
        """Takes no more calls, and ends connections when those under way have ended or their time is up."""
        self.grpc.stop(seconds)


def unary(handle):
    return grpc.unary_unary_rpc_method_handler(handle)


def pump(source, target):
    """Passes bytes on until there are no more."""
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
    except OSError:
        pass
    for one, how in ((target, socket.SHUT_WR), (source, socket.SHUT_RD)):
        try:
            one.shutdown(how)
        except OSError:
            continue
