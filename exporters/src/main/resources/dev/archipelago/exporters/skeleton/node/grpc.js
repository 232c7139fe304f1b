/**
 * What the program speaks beside HTTP/1.1, on the same port: the service of its .proto file, whose operations take and give
 * bytes, and the health protocol of gRPC. Node.js has HTTP/2, so that nothing has to be installed. Put your own messages into
 * the .proto file, and a library of gRPC with the code that is made of it here.
 */
import { connect, constants, createServer } from "node:http2";
import { createServer as createListener } from "node:net";
import { Request } from "./request.js";
import { headers, traceOf } from "./trace.js";

const OK = 0;
const DEADLINE_EXCEEDED = 4;
const RESOURCE_EXHAUSTED = 8;
const UNIMPLEMENTED = 12;
const INTERNAL = 13;
const UNAVAILABLE = 14;
const HEALTH = "/grpc.health.v1.Health/Check";

/** Names the service that the program offers over gRPC, as in its .proto file. */
export const serves = (service) => (whole) => {
  whole.front = (server, program) => front(server, service, program);
};

/** Makes a link speak gRPC with a service, as in the .proto file of the other program. */
export const asks = (service) => (link) => {
  let session;
  link.send = (operation, request, seconds) => {
    if (session === undefined || session.closed || session.destroyed) {
      session = connect(link.address);
      session.on("error", () => {});
    }
    return ask(session, `/${service}/${rpcName(operation)}`, bytesValue(link.bytes), headers(request.trace), seconds);
  };
};

/** The name of an operation in the .proto file: place-order is PlaceOrder. */
function rpcName(operation) {
  return operation
    .replace(/^[0-9]/, (digit) => `r${digit}`)
    .replace(/(^|-)([a-z])/g, (_, dash, letter) => (dash === "" && operation[0] <= "9" ? letter : letter.toUpperCase()))
    .replaceAll("-", "_");
}

/** A google.protobuf.BytesValue of so many zeros. */
function bytesValue(size) {
  const length = [];
  for (let left = size; left > 0; left >>>= 7) {
    length.push(left >= 0x80 ? (left & 0x7f) | 0x80 : left);
  }
  return Buffer.concat([Buffer.from(size > 0 ? [0x0a, ...length] : []), Buffer.alloc(size)]);
}

/** A message with its length before it, as gRPC sends it. */
function framed(message) {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** Calls a method, and returns the status over HTTP that means the same. */
function ask(session, path, message, told, seconds) {
  return new Promise((resolve, reject) => {
    const limited = seconds < 2e6;
    const call = session.request(
      {
        ":method": "POST",
        ":path": path,
        "content-type": "application/grpc",
        te: "trailers",
        ...(limited && { "grpc-timeout": `${Math.min(99999999, Math.ceil(seconds * 1000))}m` }),
        ...told,
      },
      { signal: limited ? AbortSignal.timeout(Math.ceil(seconds * 1000)) : undefined },
    );
    let code;
    const learn = (given) => (code = given["grpc-status"] ?? code);
    call.on("response", learn);
    call.on("trailers", learn);
    call.on("error", reject);
    call.on("close", () => {
      if (Number(code) === DEADLINE_EXCEEDED) {
        reject(new DOMException("the other side gave up", "TimeoutError"));
      } else {
        resolve(code === undefined ? 503 : meant(Number(code)));
      }
    });
    call.resume();
    call.end(framed(message));
  });
}

function meant(code) {
  const known = { [OK]: 200, [UNAVAILABLE]: 503, [RESOURCE_EXHAUSTED]: 429 };
  return known[code] ?? 500;
}

/** Listens for both, and hands each connection to whom it is meant for by its first bytes. */
function front(server, service, program) {
  const sessions = new Set();
  const gateway = createServer();
  gateway.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
    session.on("error", () => {});
  });
  gateway.on("stream", (stream, given) => {
    stream.on("error", () => {});
    stream.resume();
    stream.on("end", () => answer(stream, given, service, program));
  });
  const listener = createListener((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (first) => {
      socket.pause();
      socket.unshift(first);
      (first.subarray(0, 3).toString("latin1") === "PRI" ? gateway : server).emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  });
  listener.on("listening", () => server.emit("listening"));
  listener.stop = () => sessions.forEach((session) => session.close());
  return listener;
}

function answer(stream, given, service, program) {
  const path = given[":path"];
  const operation = [...program.design.operations.values()].find((each) => path === `/${service}/${rpcName(each.id)}`);
  if (path === HEALTH) {
    succeed(stream, Buffer.from([0x08, program.isEnding() ? 2 : 1]));
  } else if (operation === undefined) {
    fail(stream, UNIMPLEMENTED, "no such operation");
  } else {
    const trace = traceOf(given.traceparent, given.tracestate);
    program.begin(new Request(program.design, operation, "GRPC", trace, new Answer(stream)));
  }
}

/** Takes what HTTP/1.1 would be told, and says it over gRPC. */
class Answer {
  #stream;
  #status;

  constructor(stream) {
    this.#stream = stream;
  }

  writeHead(status) {
    this.#status = status;
    return this;
  }

  end(body) {
    switch (this.#status) {
      case 200:
        succeed(this.#stream, bytesValue(body.length));
        break;
      case 503:
        fail(this.#stream, UNAVAILABLE, "too many requests wait");
        break;
      default:
        fail(this.#stream, INTERNAL, "the operation has failed");
    }
  }
}

function succeed(stream, message) {
  if (!stream.destroyed) {
    stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": String(OK) }));
    stream.end(framed(message));
  }
}

function fail(stream, code, message) {
  if (!stream.destroyed) {
    stream.respond(
      { ":status": 200, "content-type": "application/grpc", "grpc-status": String(code), "grpc-message": message },
      { endStream: true },
    );
    stream.close(constants.NGHTTP2_NO_ERROR);
  }
}
