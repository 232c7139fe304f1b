import { Agent, request as send } from "node:http";
import { request as sendEncrypted } from "node:https";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { clientMetrics } from "./metrics.js";
import { headers } from "./trace.js";

const agent = new Agent({ keepAlive: true });

/** How another program is called: address, time-outs, further tries. */
export class Link {
  timeout = 0;
  deadline = 0;
  bytes = 0;
  attempts = 1;
  base = 0;
  max = 0;
  jitter = "none";
  causes = [];

  constructor(name, address) {
    this.name = name;
    this.address = address;
  }

  /** Calls an operation until it succeeds or may not be tried again. */
  async call(operation, request) {
    if (this.address === "") {
      request.log(`would call ${this.name}.${operation}`);
      return;
    }
    const start = performance.now();
    let pause = this.base;
    for (let attempt = 1; ; attempt++) {
      const left = this.deadline === 0 ? Infinity : this.deadline - (performance.now() - start) / 1000;
      const outcome = left <= 0 ? "timeout" : await this.#attempt(operation, request, left);
      if (outcome === "ok") {
        return;
      }
      if (attempt >= this.attempts || left <= 0 || !this.causes.includes(outcome)) {
        throw new Error(`${this.name}.${operation}: ${outcome}`);
      }
      if (this.jitter === "decorrelated") {
        pause = Math.min(this.max, this.base + Math.random() * Math.max(0, 3 * pause - this.base));
      } else if (attempt > 1) {
        pause = Math.min(this.max, 2 * pause);
      }
      await sleep(1000 * Math.min(left, this.#spread(pause)));
    }
  }

  #spread(pause) {
    switch (this.jitter) {
      case "full":
        return pause * Math.random();
      case "equal":
        return pause / 2 + (pause / 2) * Math.random();
      default:
        return pause;
    }
  }

  /** One try: ok, timeout, unavailable, rate-limited or error. */
  async #attempt(operation, request, left) {
    const seconds = this.timeout === 0 ? left : Math.min(this.timeout, left);
    const start = performance.now();
    let status = 0;
    let outcome;
    try {
      status = await this.send(operation, request, seconds);
      outcome = status < 400 ? "ok" : status === 503 ? "unavailable" : status === 429 ? "rate-limited" : "error";
    } catch (failure) {
      outcome = failure.name === "AbortError" || failure.name === "TimeoutError" ? "timeout" : "unavailable";
    }
    clientMetrics.observe((performance.now() - start) / 1000, {
      server_address: this.name,
      http_route: `/${operation}`,
      http_response_status_code: status,
    });
    return outcome;
  }

  /** Sends a request, and returns the status of its answer. */
  send(operation, request, seconds) {
    return new Promise((resolve, reject) => {
      const encrypted = this.address.startsWith("https:");
      const call = (encrypted ? sendEncrypted : send)(`${this.address}/${operation}`, {
        method: "POST",
        agent: encrypted ? undefined : agent,
        headers: { ...headers(request.trace), "content-length": this.bytes },
        signal: seconds < 2e6 ? AbortSignal.timeout(Math.ceil(seconds * 1000)) : undefined,
      });
      call.on("error", reject);
      call.on("response", (answer) => {
        answer.on("error", reject);
        answer.on("end", () => resolve(answer.statusCode));
        answer.resume();
      });
      call.end(Buffer.alloc(this.bytes));
    });
  }
}
