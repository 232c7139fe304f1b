use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{channel, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::design::{Design, Operation};
use crate::metrics;
use crate::steps::{Outcome, Step};
use crate::trace::Trace;

/// A request under way.
pub struct Request {
    pub trace: Trace,
    pub design: &'static Design,
    operation: &'static Operation,
    method: String,
    start: Instant,
    answer: Mutex<Option<Sender<(u16, usize)>>>,
}

static UNDERWAY: AtomicUsize = AtomicUsize::new(0);

/// Something that has to end before the program does; it ends when this is dropped.
pub struct Underway;

impl Underway {
    pub fn begin() -> Underway {
        UNDERWAY.fetch_add(1, Ordering::SeqCst);
        Underway
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        UNDERWAY.fetch_sub(1, Ordering::SeqCst);
    }
}

/// How much has to end before the program does.
pub fn underway() -> usize {
    UNDERWAY.load(Ordering::SeqCst)
}

impl Request {
    /// A request, and where its answer appears: status and bytes.
    pub fn new(
        design: &'static Design,
        operation: &'static Operation,
        method: &str,
        trace: Trace,
    ) -> (Arc<Request>, Receiver<(u16, usize)>) {
        let (sender, receiver) = channel();
        let request = Request {
            trace,
            design,
            operation,
            method: method.to_string(),
            start: Instant::now(),
            answer: Mutex::new(Some(sender)),
        };
        (Arc::new(request), receiver)
    }

    /// Runs all steps, and answers unless one of them has.
    pub fn run(self: &Arc<Self>) {
        if let Err(problem) = self.outcome(&self.operation.steps) {
            self.log(&problem);
            self.reply(500, 0);
        }
        self.reply(200, 0);
    }

    /// Does a step beside the others; the program does not end before it has.
    pub fn fork(self: &Arc<Self>, step: Step, done: impl FnOnce(Outcome) + Send + 'static) {
        let request = self.clone();
        let counted = Underway::begin();
        thread::spawn(move || {
            let _counted = counted;
            done(request.outcome(&step));
        });
    }

    /// How a step ends; one that panics has failed.
    fn outcome(self: &Arc<Self>, step: &Step) -> Outcome {
        catch_unwind(AssertUnwindSafe(|| step(self))).unwrap_or_else(|_| Err("a step has panicked".to_string()))
    }

    /// Answers the caller; only the first answer counts.
    pub fn reply(&self, status: u16, bytes: usize) {
        let Some(answer) = self.answer.lock().unwrap().take() else { return };
        let taken = self.start.elapsed();
        metrics::server().observe(
            taken.as_secs_f64(),
            &[
                ("http_request_method", &self.method),
                ("http_route", &format!("/{}", self.operation.id)),
                ("http_response_status_code", &status.to_string()),
            ],
        );
        self.log(&format!("answered {status} after {} us", taken.as_micros()));
        let _ = answer.send((status, bytes));
    }

    /// Writes a line of JSON with the trace.
    pub fn log(&self, message: &str) {
        let pairs = [
            ("time", now().as_str()),
            ("service", &self.design.name),
            ("operation", &self.operation.id),
            ("trace_id", &self.trace.id),
            ("span_id", &self.trace.span),
            ("parent_span_id", &self.trace.parent),
            ("message", message),
        ]
        .map(|(name, value)| format!("\"{name}\":\"{}\"", escaped(value)));
        println!("{{{}}}", pairs.join(","));
    }
}

fn escaped(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '"' | '\\' => format!("\\{letter}"),
            control if control < ' ' => format!("\\u{:04x}", control as u32),
            other => other.to_string(),
        })
        .collect()
}

/// The time in UTC (RFC 3339); the date after Howard Hinnant, "chrono-compatible low-level date algorithms".
fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, seconds) = (since.as_secs() / 86_400 + 719_468, since.as_secs() % 86_400);
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:09}Z", since.subsec_nanos())
}
