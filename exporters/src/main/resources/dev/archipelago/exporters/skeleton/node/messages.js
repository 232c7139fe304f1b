/** What the design says of messages: the brokers, their queues, and what is sent and taken. */
import { setTimeout as sleep } from "node:timers/promises";
import amqp from "amqplib";
import { Request } from "./request.js";
import { headers, traceOf } from "./trace.js";

const PATIENCE = 5000;
const PAUSE = 500;

/**
 * A RabbitMQ. The variable holds its address such as amqp://user:password@events:5672; where it has none, the program only
 * says what it would send.
 */
export const broker = (name, variable, ...parts) => (whole) => {
  const made = new Broker(name, process.env[variable] ?? "");
  parts.forEach((part) => part(made));
  whole.sources.set(name, made);
};

/** An exchange that gives each message to all queues that are bound to it. */
export const topic = (name) => (made) => {
  made.topics.push(name);
};

export const queue = (name, ...parts) => (made) => {
  const one = { name, topic: "", arguments: { "x-queue-type": "quorum" } };
  parts.forEach((part) => part(one));
  made.queues.push(one);
};

/** The queue gets all messages of a topic. */
export const bound = (topic) => (one) => {
  one.topic = topic;
};

/** An argument of a queue as RabbitMQ names it. */
export const argument = (name, value) => (one) => {
  one.arguments[name] = value;
};

/** Sends a message of so many bytes, and waits until the broker has it; the topic is empty where it goes to the queue alone. */
export const publish = (broker, topic, queue, bytes) => (request) =>
  request.design.sources.get(broker).publish(topic, queue, bytes, request);

/**
 * Messages of a queue are served like requests. A prefetch of 0 takes any number before they are acknowledged; delivery
 * at-most-once forgets a message when it is sent, all else when it is done.
 */
export const consumes = (broker, queue, prefetch, delivery) => (made) => {
  made.consumption = { broker, queue, prefetch, acknowledged: delivery !== "at-most-once" };
};

/** Whoever connects declares all queues, so that nothing is lost in whatever order programs start. */
class Broker {
  topics = [];
  queues = [];
  #consumers = [];
  #ending = new AbortController();
  #publishing;

  constructor(name, address) {
    this.name = name;
    this.address = address;
  }

  async publish(topic, queue, bytes, request) {
    const target = `${this.name}.${topic || queue}`;
    if (this.address === "") {
      request.log(`would publish to ${target}`);
      return;
    }
    try {
      const channel = await this.#open();
      await within(PATIENCE, (done) =>
        channel.publish(topic, queue, Buffer.alloc(bytes), { persistent: true, headers: headers(request.trace) }, done),
      );
    } catch (failure) {
      throw new Error(`${target}: unavailable: ${failure.message}`);
    }
  }

  /** The channel of all publishers, whose messages are confirmed. */
  #open() {
    this.#publishing ??= this.#connect((connection) => connection.createConfirmChannel(), () => {
      this.#publishing = undefined;
    }).then(({ channel }) => channel);
    return this.#publishing;
  }

  /** Connects, declares, and tells when the connection is no more. */
  async #connect(open, ended) {
    let connection;
    try {
      connection = await amqp.connect(this.address, { timeout: PATIENCE });
      connection.on("error", () => {});
      connection.on("close", ended);
      const channel = await open(connection);
      channel.on("error", () => connection.close().catch(() => {}));
      await this.#declare(channel);
      return { connection, channel };
    } catch (failure) {
      ended();
      await connection?.close().catch(() => {});
      throw failure;
    }
  }

  async #declare(channel) {
    for (const name of this.topics) {
      await channel.assertExchange(name, "fanout", { durable: true });
    }
    for (const one of this.queues) {
      await channel.assertQueue(one.name, { durable: true, arguments: one.arguments });
      if (one.topic !== "") {
        await channel.bindQueue(one.name, one.topic, "");
      }
    }
  }

  start(program) {
    for (const operation of program.design.operations.values()) {
      if (operation.consumption?.broker === this.name && this.address !== "") {
        this.#consumers.push(this.#consume(program, operation));
      }
    }
  }

  /** Takes messages until the program ends, over as many connections as it takes. */
  async #consume(program, operation) {
    while (!this.#ending.signal.aborted) {
      try {
        await this.#take(program, operation);
      } catch (failure) {
        console.error(`${this.name}: ${failure.message}`);
      }
      await sleep(PAUSE, undefined, { signal: this.#ending.signal }).catch(() => {});
    }
  }

  async #take(program, operation) {
    const { queue, prefetch, acknowledged } = operation.consumption;
    const taken = new Set();
    let stop;
    const stopped = new Promise((resolve) => (stop = resolve));
    const { connection, channel } = await this.#connect((open) => open.createChannel(), stop);
    await channel.prefetch(prefetch);
    const { consumerTag } = await channel.consume(
      queue,
      (message) => {
        if (message === null) {
          stop();
          return;
        }
        const done = serve(program, operation, channel, message).finally(() => taken.delete(done));
        taken.add(done);
      },
      { noAck: !acknowledged },
    );
    this.#ending.signal.addEventListener("abort", stop, { once: true });
    if (!this.#ending.signal.aborted) {
      await stopped;
    }
    this.#ending.signal.removeEventListener("abort", stop);
    await channel.cancel(consumerTag).catch(() => {});
    await Promise.allSettled(taken);
    await connection.close().catch(() => {});
  }

  /** Takes no more messages. */
  end() {
    this.#ending.abort();
  }

  /** Waits until those taken are acknowledged. */
  stop() {
    return Promise.allSettled(this.#consumers);
  }
}

/** Does what a message asks for. One that fails goes back, and to the dead letters when it has failed too often. */
function serve(program, operation, channel, message) {
  return new Promise((resolve) => {
    const { traceparent, tracestate } = message.properties.headers ?? {};
    let status;
    const response = {
      writeHead(given) {
        status = given;
        return response;
      },
      end() {
        try {
          if (operation.consumption.acknowledged && status < 400) {
            channel.ack(message);
          } else if (operation.consumption.acknowledged) {
            channel.nack(message, false, true);
          }
        } catch (gone) {
          console.error(`the message will come again: ${gone.message}`);
        }
        resolve();
      },
    };
    program.begin(new Request(program.design, operation, "MESSAGE", traceOf(traceparent, tracestate), response));
  });
}

function within(milliseconds, act) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("no confirmation in time")), milliseconds);
    act((failure) => {
      clearTimeout(late);
      if (failure) {
        reject(failure);
      } else {
        resolve();
      }
    });
  });
}
