use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::Mutex;

const BOUNDS: [f64; 14] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0];

static SERVER: Metrics = Metrics::new("http_server_request_duration_seconds");
static CLIENT: Metrics = Metrics::new("http_client_request_duration_seconds");
static ACTIVE: AtomicI64 = AtomicI64::new(0);

/// A histogram of times in the Prometheus text format, named as OpenTelemetry does.
pub struct Metrics {
    name: &'static str,
    series: Mutex<BTreeMap<String, Histogram>>,
}

#[derive(Default)]
struct Histogram {
    counts: [u64; BOUNDS.len() + 1],
    sum: f64,
}

pub fn server() -> &'static Metrics {
    &SERVER
}

pub fn client() -> &'static Metrics {
    &CLIENT
}

/// Counts requests that begin, or end with -1.
pub fn active(change: i64) {
    ACTIVE.fetch_add(change, Ordering::Relaxed);
}

impl Metrics {
    const fn new(name: &'static str) -> Metrics {
        Metrics { name, series: Mutex::new(BTreeMap::new()) }
    }

    /// Observes a time; no value of a label needs escaping.
    pub fn observe(&self, seconds: f64, labels: &[(&str, &str)]) {
        let key: Vec<String> = labels.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
        let mut series = self.series.lock().unwrap();
        let histogram = series.entry(key.join(",")).or_default();
        histogram.counts[BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len())] += 1;
        histogram.sum += seconds;
    }

    fn write(&self, text: &mut String) {
        let name = self.name;
        let _ = writeln!(text, "# TYPE {name} histogram");
        for (key, histogram) in self.series.lock().unwrap().iter() {
            let mut sum = 0;
            for (i, count) in histogram.counts.iter().enumerate() {
                sum += count;
                let bound = BOUNDS.get(i).map_or("+Inf".to_string(), f64::to_string);
                let _ = writeln!(text, "{name}_bucket{{{key},le=\"{bound}\"}} {sum}");
            }
            let _ = writeln!(text, "{name}_sum{{{key}}} {}\n{name}_count{{{key}}} {sum}", histogram.sum);
        }
    }
}

/// All that the program has counted.
pub fn text() -> String {
    let active = ACTIVE.load(Ordering::Relaxed);
    let mut text = format!("# TYPE http_server_active_requests gauge\nhttp_server_active_requests {active}\n");
    SERVER.write(&mut text);
    CLIENT.write(&mut text);
    text
}
