"""Histograms of times in the Prometheus text format, named as OpenTelemetry does."""

import bisect
import threading

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)


class Metrics:
    def __init__(self, name):
        self.name = name
        self.series = {}
        self.lock = threading.Lock()

    def observe(self, seconds, **labels):
        """No value of a label needs escaping."""
        key = ",".join(f'{label}="{value}"' for label, value in labels.items())
        with self.lock:
            counts, total = self.series.get(key, ([0] * (len(BOUNDS) + 1), 0.0))
            counts[bisect.bisect_left(BOUNDS, seconds)] += 1
            self.series[key] = counts, total + seconds

    def lines(self):
        yield f"# TYPE {self.name} histogram"
        with self.lock:
            series = {key: (list(counts), total) for key, (counts, total) in sorted(self.series.items())}
        for labels, (counts, total) in series.items():
            running = 0
            for bound, count in zip((*BOUNDS, "+Inf"), counts):
                running += count
                yield f'{self.name}_bucket{{{labels},le="{bound}"}} {running}'
            yield f"{self.name}_sum{{{labels}}} {total}"
            yield f"{self.name}_count{{{labels}}} {running}"


SERVER = Metrics("http_server_request_duration_seconds")
CLIENT = Metrics("http_client_request_duration_seconds")


def text(active):
    """All that the program has counted."""
    gauge = ["# TYPE http_server_active_requests gauge", f"http_server_active_requests {active}"]
    return "\n".join([*gauge, *SERVER.lines(), *CLIENT.lines()]) + "\n"
