"""What the design says of messages: the brokers, their queues, and what is sent and taken."""

import os
import queue as queues
import sys
import threading
import time

import pika
import pika.exceptions

from app.links import Failure
from app.request import Request
from app.trace import Trace

PATIENCE = 5
PAUSE = 0.5


def broker(name, variable, *parts):
    """A RabbitMQ.

    The variable holds its address such as amqp://user:password@events:5672; where it has none, the program only says what
    it would send.
    """
    made = Broker(name, os.environ.get(variable, ""))
    for part in parts:
        part(made)
    return lambda whole: whole.sources.update({name: made})


def topic(name):
    """An exchange that gives each message to all queues that are bound to it."""
    return lambda made: made.topics.append(name)


def queue(name, *parts):
    one = Queue(name)
    for part in parts:
        part(one)
    return lambda made: made.queues.append(one)


def bound(topic):
    """The queue gets all messages of a topic."""
    return lambda one: setattr(one, "topic", topic)


def argument(name, value):
    """An argument of a queue as RabbitMQ names it."""
    return lambda one: one.arguments.update({name: value})


def publish(broker, topic, queue, size):
    """Sends a message of so many bytes, and waits until the broker has it.

    The topic is empty where it goes to the queue alone.
    """
    return lambda request: request.design.sources[broker].publish(topic, queue, size, request)


def consumes(broker, queue, prefetch, delivery):
    """Messages of a queue are served like requests.

    A prefetch of 0 takes any number before they are acknowledged; delivery at-most-once forgets a message when it is sent,
    all else when it is done.
    """
    return lambda made: setattr(made, "consumption", Consumption(broker, queue, prefetch, delivery != "at-most-once"))


class Consumption:
    def __init__(self, broker, queue, prefetch, acknowledged):
        self.broker = broker
        self.queue = queue
        self.prefetch = prefetch
        self.acknowledged = acknowledged


class Queue:
    def __init__(self, name):
        self.name = name
        self.topic = ""
        self.arguments = {"x-queue-type": "quorum"}


class Broker:
    """Whoever connects declares all queues, so that nothing is lost in whatever order programs start."""

    def __init__(self, name, address):
        self.name = name
        self.address = address
        self.topics = []
        self.queues = []
        self.idle = queues.SimpleQueue()
        self.consumers = []
        self.ending = threading.Event()

    def publish(self, topic, queue, size, request):
        target = f"{self.name}.{topic or queue}"
        if not self.address:
            request.log(f"would publish to {target}")
            return
        try:
            connection, channel = self.open()
            try:
                properties = pika.BasicProperties(delivery_mode=2, headers=request.trace.headers())
                channel.basic_publish(topic, queue, bytes(size), properties)
            except BaseException:
                hang_up(connection)
                raise
            self.idle.put((connection, channel))
        except (pika.exceptions.AMQPError, OSError) as problem:
            raise Failure(f"{target}: unavailable: {problem!r}") from None

    def open(self):
        """A connection that no other thread uses, since one cannot be shared."""
        while True:
            try:
                connection, channel = self.idle.get_nowait()
            except queues.Empty:
                break
            try:
                connection.process_data_events(0)
                if channel.is_open:
                    return connection, channel
            except (pika.exceptions.AMQPError, OSError):
                pass
            hang_up(connection)
        connection, channel = self.connect(0)
        channel.confirm_delivery()
        return connection, channel

    def connect(self, heartbeat):
        """Those that nobody reads from while they are idle have no heartbeat."""
        parameters = pika.URLParameters(self.address)
        parameters.heartbeat = heartbeat
        parameters.socket_timeout = parameters.blocked_connection_timeout = PATIENCE
        connection = pika.BlockingConnection(parameters)
        try:
            channel = connection.channel()
            for name in self.topics:
                channel.exchange_declare(name, "fanout", durable=True)
            for one in self.queues:
                channel.queue_declare(one.name, durable=True, arguments=one.arguments)
                if one.topic:
                    channel.queue_bind(one.name, one.topic, "")
        except BaseException:
            hang_up(connection)
            raise
        return connection, channel

    def begin(self, server):
        for operation in server.design.operations.values():
            if operation.consumption and operation.consumption.broker == self.name and self.address:
                consumer = threading.Thread(target=self.consume, args=(server, operation), daemon=True)
                self.consumers.append(consumer)
                consumer.start()

    def consume(self, server, operation):
        """Takes messages until the program ends, over as many connections as it takes."""
        while not self.ending.is_set():
            try:
                self.take(server, operation)
            except (pika.exceptions.AMQPError, OSError) as problem:
                print(f"{self.name}: {problem!r}", file=sys.stderr)
            self.ending.wait(PAUSE)

    def take(self, server, operation):
        consumption = operation.consumption
        connection, channel = self.connect(60)
        taken = set()

        def receive(_, method, properties, body):
            tag = method.delivery_tag
            taken.add(tag)

            def settle(status):
                taken.discard(tag)
                if not consumption.acknowledged:
                    return
                if status < 400:
                    channel.basic_ack(tag)
                else:
                    channel.basic_nack(tag, requeue=True)

            def send(status, _):
                try:
                    connection.add_callback_threadsafe(lambda: settle(status))
                except pika.exceptions.AMQPError as gone:
                    print(f"the message will come again: {gone!r}", file=sys.stderr)

            told = properties.headers or {}
            trace = Trace(told.get("traceparent"), told.get("tracestate"))
            request = Request(server.design, operation, trace, server.work, "MESSAGE", send)
            threading.Thread(target=server.serve, args=(request,), daemon=True).start()

        try:
            channel.basic_qos(prefetch_count=consumption.prefetch)
            tag = channel.basic_consume(consumption.queue, receive, auto_ack=not consumption.acknowledged)
            while not self.ending.is_set() and channel.is_open:
                connection.process_data_events(0.1)
            if channel.is_open:
                channel.basic_cancel(tag)
            while taken and channel.is_open:
                connection.process_data_events(0.1)
        finally:
            hang_up(connection)

    def end(self, deadline):
        """Takes no more messages, and waits until those taken are acknowledged."""
        self.ending.set()
        for consumer in self.consumers:
            consumer.join(max(0, deadline - time.monotonic()))


def hang_up(connection):
    try:
        connection.close()
    except (pika.exceptions.AMQPError, OSError):
        return
