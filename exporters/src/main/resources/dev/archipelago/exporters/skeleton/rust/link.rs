use std::io::BufReader;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::http::{self, Line};
use crate::metrics;
use crate::random::share;
use crate::request::Request;
use crate::steps::{sleep, Outcome};

/// How another program is called: address, time-outs, further tries.
pub struct Link {
    pub name: &'static str,
    host: String,
    base_path: String,
    pub timeout: f64,
    pub deadline: f64,
    pub bytes: usize,
    pub attempts: u32,
    pub base: f64,
    pub max: f64,
    pub jitter: &'static str,
    pub causes: Vec<&'static str>,
    idle: Mutex<Vec<BufReader<Line>>>,
}

impl Link {
    /// @param address such as `http://orders:8080`
    pub fn new(name: &'static str, address: &str) -> Link {
        let rest = address.trim_end_matches('/').trim_start_matches("http://");
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let port = if host.is_empty() || host.contains(':') { "" } else { ":80" };
        Link {
            name,
            host: format!("{host}{port}"),
            base_path: path.to_string(),
            timeout: 0.0,
            deadline: 0.0,
            bytes: 0,
            attempts: 1,
            base: 0.0,
            max: 0.0,
            jitter: "none",
            causes: Vec::new(),
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Calls an operation until it succeeds or may not be tried again.
    pub fn call(&self, operation: &str, request: &Request) -> Outcome {
        if self.host.is_empty() {
            request.log(&format!("would call {}.{operation}", self.name));
            return Ok(());
        }
        let start = Instant::now();
        let mut pause = self.base;
        let mut attempt = 1;
        loop {
            let spent = start.elapsed().as_secs_f64();
            let left = if self.deadline > 0.0 { self.deadline - spent } else { f64::INFINITY };
            let outcome = if left > 0.0 { self.attempt(operation, request, left) } else { "timeout" };
            if outcome == "ok" {
                return Ok(());
            }
            if attempt >= self.attempts || left <= 0.0 || !self.causes.contains(&outcome) {
                return Err(format!("{}.{operation}: {outcome}", self.name));
            }
            if self.jitter == "decorrelated" {
                pause = self.max.min(self.base + share() * (3.0 * pause - self.base).max(0.0));
            } else if attempt > 1 {
                pause = self.max.min(2.0 * pause);
            }
            sleep(left.min(self.spread(pause)));
            attempt += 1;
        }
    }

    fn spread(&self, pause: f64) -> f64 {
        match self.jitter {
            "full" => pause * share(),
            "equal" => pause / 2.0 + pause / 2.0 * share(),
            _ => pause,
        }
    }

    /// Tries once: ok, timeout, unavailable, rate-limited or error.
    fn attempt(&self, operation: &str, request: &Request, left: f64) -> &'static str {
        let seconds = if self.timeout > 0.0 { left.min(self.timeout) } else { left };
        let start = Instant::now();
        let end = (seconds < 1e6).then(|| start + Duration::from_secs_f64(seconds));
        let mut asked = format!(
            "POST {}/{operation} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n{}\r\n",
            self.base_path,
            self.host,
            self.bytes,
            request.trace.headers()
        )
        .into_bytes();
        asked.resize(asked.len() + self.bytes, 0);
        let answer = http::ask(&self.idle, &self.host, &asked, end);
        let status = *answer.as_ref().unwrap_or(&0);
        metrics::client().observe(
            start.elapsed().as_secs_f64(),
            &[
                ("server_address", self.name),
                ("http_route", &format!("/{operation}")),
                ("http_response_status_code", &status.to_string()),
            ],
        );
        match answer {
            Err(problem) if http::is_over(&problem) => "timeout",
            Err(_) | Ok(503) => "unavailable",
            Ok(429) => "rate-limited",
            Ok(status) if status >= 400 => "error",
            Ok(_) => "ok",
        }
    }
}
