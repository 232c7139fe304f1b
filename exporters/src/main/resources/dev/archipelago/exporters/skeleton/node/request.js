import { performance } from "node:perf_hooks";
import { serverMetrics } from "./metrics.js";

/** What has to end before the program does. */
export const underway = new Set();

/** A request under way. */
export class Request {
  #start = performance.now();
  #answered = false;

  /** The response is missing where the program itself is the caller. */
  constructor(design, operation, method, trace, response) {
    Object.assign(this, { design, operation, method, trace, response });
  }

  /** Does all steps, and answers unless one of them has. */
  async run() {
    try {
      await this.operation.steps(this);
      this.reply(200, 0);
    } catch (failure) {
      this.log(failure.message);
      this.reply(500, 0);
    }
  }

  /** Does a step beside the others; the program does not end before it has. */
  fork(step) {
    const running = (async () => step(this))();
    const ended = running.catch(() => {}).finally(() => underway.delete(ended));
    underway.add(ended);
    return running;
  }

  /** Answers the caller; only the first answer counts. */
  reply(status, bytes) {
    if (this.#answered) {
      return;
    }
    this.#answered = true;
    const taken = (performance.now() - this.#start) / 1000;
    serverMetrics.observe(taken, {
      http_request_method: this.method,
      http_route: `/${this.operation.id}`,
      http_response_status_code: status,
    });
    this.log(`answered ${status} after ${Math.round(taken * 1e6)} us`);
    this.response?.writeHead(status, { "content-length": bytes }).end(Buffer.alloc(bytes));
  }

  /** Writes a line of JSON with the trace. */
  log(message) {
    console.log(
      JSON.stringify({
        time: new Date().toISOString(),
        service: this.design.name,
        operation: this.operation.id,
        trace_id: this.trace.id,
        span_id: this.trace.span,
        parent_span_id: this.trace.parent,
        message,
      }),
    );
  }
}
