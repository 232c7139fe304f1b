const bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** A histogram of times in the Prometheus text format, named as OpenTelemetry does. */
class Metrics {
  #series = new Map();

  constructor(name) {
    this.name = name;
  }

  /** No value of a label needs escaping. */
  observe(seconds, labels) {
    const key = Object.entries(labels)
      .map(([label, value]) => `${label}="${value}"`)
      .join(",");
    if (!this.#series.has(key)) {
      this.#series.set(key, { counts: new Array(bounds.length + 1).fill(0), sum: 0 });
    }
    const series = this.#series.get(key);
    const bucket = bounds.findIndex((bound) => seconds <= bound);
    series.counts[bucket < 0 ? bounds.length : bucket]++;
    series.sum += seconds;
  }

  text() {
    const lines = [`# TYPE ${this.name} histogram`];
    for (const [labels, { counts, sum }] of [...this.#series].sort(([one], [other]) => (one < other ? -1 : 1))) {
      let total = 0;
      counts.forEach((count, i) => {
        total += count;
        lines.push(`${this.name}_bucket{${labels},le="${bounds[i] ?? "+Inf"}"} ${total}`);
      });
      lines.push(`${this.name}_sum{${labels}} ${sum}`, `${this.name}_count{${labels}} ${total}`);
    }
    return lines.join("\n") + "\n";
  }
}

export const serverMetrics = new Metrics("http_server_request_duration_seconds");
export const clientMetrics = new Metrics("http_client_request_duration_seconds");

/** All that the program has counted. */
export const metricsText = (active) =>
  `# TYPE http_server_active_requests gauge\nhttp_server_active_requests ${active}\n` +
  serverMetrics.text() +
  clientMetrics.text();
