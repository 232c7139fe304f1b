/** Serves the operations of the design, its health pages and its figures. */
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answers } from "./design.js";
import { metricsText } from "./metrics.js";
import { theDesign } from "./operations.js";
import { Request, underway } from "./request.js";
import { traceOf } from "./trace.js";

const design = theDesign();
const port = Number(process.env.PORT || design.port);
const waiting = [];
let active = 0;
let busy = 0;
let ending = false;

/** Serves a request with one of the workers, or refuses it where too many wait for one. */
async function serve(request) {
  if (design.workers > 0 && design.backlog >= 0 && active >= design.workers + design.backlog) {
    request.reply(503, 0);
    return;
  }
  active++;
  if (design.workers > 0 && busy >= design.workers) {
    await new Promise((resolve) => waiting.push(resolve));
  } else {
    busy++;
  }
  try {
    await request.run();
  } finally {
    active--;
    if (waiting.length > 0) {
      waiting.shift()();
    } else {
      busy--;
    }
  }
}

function track(promise) {
  const ended = promise.finally(() => underway.delete(ended));
  underway.add(ended);
}

function text(response, status, body, type = "text/plain; charset=utf-8") {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) }).end(body);
}

function handle(asked, response) {
  const path = asked.url.split("?")[0];
  const named = design.operations.get(path.slice(1));
  const operation =
    [...design.operations.values()].find((each) => answers(each, asked.method, path)) ??
    (asked.method === "POST" ? named : undefined);
  asked.resume();
  if (design.live.has(path)) {
    text(response, 200, "ok\n");
  } else if (design.ready.has(path)) {
    text(response, ending ? 503 : 200, ending ? "ending\n" : "ok\n");
  } else if (path === "/metrics") {
    text(response, 200, metricsText(active), "text/plain; version=0.0.4; charset=utf-8");
  } else if (operation) {
    const trace = traceOf(asked.headers.traceparent, asked.headers.tracestate);
    program.begin(new Request(design, operation, asked.method, trace, response));
  } else {
    text(response, named ? 405 : 404, "no such operation\n");
  }
}

/** Takes no more requests, and ends when those under way have ended or their time is up. */
async function stop(server) {
  ending = true;
  design.sources.forEach((source) => source.end());
  sleep(design.grace * 1000).then(() => process.exit(0));
  await new Promise((resolve) => {
    server.close(resolve);
    server.stop?.();
    http.closeIdleConnections();
  });
  await Promise.all([...design.sources.values()].map((source) => source.stop()));
  while (underway.size > 0) {
    await Promise.allSettled(underway);
  }
  process.exit(0);
}

/** Asks the program that runs on this machine whether it is alive. */
async function healthcheck() {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/livez`, { signal: AbortSignal.timeout(2000) });
    return answer.ok ? 0 : 1;
  } catch {
    return 1;
  }
}

if (process.argv[2] === "healthcheck") {
  process.exit(await healthcheck());
}
const http = createServer(handle);
const program = { design, begin: (request) => track(serve(request)), isEnding: () => ending };
const server = design.front?.(http, program) ?? http;
server.listen(port, () => console.log(JSON.stringify({ service: design.name, message: "listening" })));
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => stop(server));
}
for (const operation of design.operations.values()) {
  if (operation.every > 0) {
    setInterval(() => {
      if (!ending) {
        program.begin(new Request(design, operation, "POST", traceOf()));
      }
    }, operation.every * 1000);
  }
}
for (const source of design.sources.values()) {
  source.start(program);
}
