use std::io::{self, BufReader};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::design::{Design, Operation};
use crate::http::{self, Asked};
use crate::metrics;
use crate::request::{self, Request, Underway};
use crate::steps::sleep;
use crate::trace::Trace;

static ENDING: AtomicBool = AtomicBool::new(false);

const SIGINT: i32 = 2;
const SIGTERM: i32 = 15;

extern "C" {
    // Of the C library, which the standard library links anyway.
    fn signal(number: i32, handler: extern "C" fn(i32)) -> usize;
}

extern "C" fn end(_: i32) {
    ENDING.store(true, Ordering::SeqCst);
}

/// Serves the operations of a design, its health pages and its figures.
struct Server {
    design: &'static Design,
    workers: Option<Workers>,
    inside: AtomicI64,
}

/// Serves until SIGTERM, and returns when requests under way have ended or their time is up.
pub fn run(design: &'static Design, port: &str) -> io::Result<()> {
    unsafe {
        signal(SIGTERM, end);
        signal(SIGINT, end);
    }
    let listener =
        TcpListener::bind(format!("[::]:{port}")).or_else(|_| TcpListener::bind(format!("0.0.0.0:{port}")))?;
    let workers = (design.workers > 0).then(|| Workers::new(design.workers));
    let server = Arc::new(Server { design, workers, inside: AtomicI64::new(0) });
    for operation in design.operations.iter().filter(|operation| operation.every > 0.0) {
        let server = server.clone();
        thread::spawn(move || server.schedule(operation));
    }
    println!("{{\"service\":\"{}\",\"message\":\"listening\"}}", design.name);
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            if !ENDING.load(Ordering::SeqCst) {
                let server = server.clone();
                thread::spawn(move || server.talk(connection));
            }
        }
    });
    while !ENDING.load(Ordering::SeqCst) {
        sleep(0.05);
    }
    let end = Instant::now() + Duration::from_secs_f64(design.grace);
    while request::underway() > 0 && Instant::now() < end {
        sleep(0.01);
    }
    Ok(())
}

impl Server {
    fn schedule(&self, operation: &'static Operation) {
        while !ENDING.load(Ordering::SeqCst) {
            sleep(operation.every);
            self.serve(&Request::new(self.design, operation, "POST", Trace::of("", "")).0);
        }
    }

    /// Answers the requests of one connection until the caller has no more.
    fn talk(self: Arc<Self>, connection: TcpStream) {
        let _ = connection.set_nodelay(true);
        let Ok(mut answers) = connection.try_clone() else { return };
        let mut requests = BufReader::new(connection);
        while let Ok(Some(asked)) = http::read_request(&mut requests) {
            let _counted = Underway::begin();
            let (status, kind, body) = self.answer(&asked);
            let last = ENDING.load(Ordering::SeqCst) || asked.last;
            if http::write_answer(&mut answers, status, kind, &body, last).is_err() || last {
                return;
            }
        }
    }

    fn answer(self: &Arc<Self>, asked: &Asked) -> (u16, &'static str, Vec<u8>) {
        let text = |status: u16, body: &str| (status, "text/plain; charset=utf-8", format!("{body}\n").into_bytes());
        let path = asked.path.as_str();
        if self.design.live.contains(path) {
            return text(200, "ok");
        }
        if self.design.ready.contains(path) {
            let ending = ENDING.load(Ordering::SeqCst);
            return if ending { text(503, "ending") } else { text(200, "ok") };
        }
        if path == "/metrics" {
            return (200, "text/plain; version=0.0.4; charset=utf-8", metrics::text().into_bytes());
        }
        match self.find(&asked.method, path) {
            (Some(operation), _) => {
                let trace = Trace::of(&asked.traceparent, &asked.tracestate);
                let (request, answer) = Request::new(self.design, operation, &asked.method, trace);
                let server = self.clone();
                let counted = Underway::begin();
                thread::spawn(move || {
                    let _counted = counted;
                    server.serve(&request);
                });
                let (status, bytes) = answer.recv().unwrap_or((500, 0));
                (status, "application/octet-stream", vec![0; bytes])
            }
            (None, true) => text(405, "no such operation"),
            (None, false) => text(404, "no such operation"),
        }
    }

    /// The operation that is asked for, and whether the path alone is one.
    fn find(&self, method: &str, path: &str) -> (Option<&'static Operation>, bool) {
        let operations = &self.design.operations;
        if let Some(operation) = operations.iter().find(|operation| operation.answers(method, path)) {
            return (Some(operation), true);
        }
        let named = operations.iter().find(|operation| path.strip_prefix('/') == Some(&operation.id));
        (named.filter(|_| method == "POST"), named.is_some())
    }

    /// Serves a request with one of the workers, or refuses it where too many wait for one.
    fn serve(&self, request: &Arc<Request>) {
        let (_counted, inside) = Inside::enter(&self.inside);
        match &self.workers {
            Some(_) if self.design.backlog >= 0 && inside > self.design.workers as i64 + self.design.backlog => {
                request.reply(503, 0)
            }
            Some(workers) => {
                let _worker = workers.take();
                request.run();
            }
            None => request.run(),
        }
    }
}

/// A request in the program; it has left when this is dropped.
struct Inside<'a>(&'a AtomicI64);

impl Inside<'_> {
    /// Counts a request, and returns how many there are with it.
    fn enter(count: &AtomicI64) -> (Inside<'_>, i64) {
        metrics::active(1);
        (Inside(count), count.fetch_add(1, Ordering::SeqCst) + 1)
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
        metrics::active(-1);
    }
}

/// Workers that are given out in the order in which they were asked for.
struct Workers {
    tickets: Mutex<(usize, usize)>,
    given: Condvar,
}

impl Workers {
    fn new(count: usize) -> Self {
        Workers { tickets: Mutex::new((0, count)), given: Condvar::new() }
    }

    /// Waits for a worker, who is given back when this is dropped.
    fn take(&self) -> Worker<'_> {
        let mut tickets = self.tickets.lock().unwrap();
        let own = tickets.0;
        tickets.0 += 1;
        drop(self.given.wait_while(tickets, |(_, served)| own >= *served));
        Worker(self)
    }
}

/// One of the workers, until it is dropped.
struct Worker<'a>(&'a Workers);

impl Drop for Worker<'_> {
    fn drop(&mut self) {
        self.0.tickets.lock().unwrap().1 += 1;
        self.0.given.notify_all();
    }
}
