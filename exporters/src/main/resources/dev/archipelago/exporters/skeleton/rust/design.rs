use std::collections::{HashMap, HashSet};
use std::env;

use crate::link::Link;
use crate::steps::Step;

/// What the program is and does: settings, links to others, operations.
pub struct Design {
    pub name: String,
    pub port: u16,
    pub grace: f64,
    pub workers: usize,
    pub backlog: i64,
    pub live: HashSet<String>,
    pub ready: HashSet<String>,
    pub links: HashMap<String, Link>,
    pub operations: Vec<Operation>,
}

/// One statement of a design.
pub type Part = Box<dyn FnOnce(&mut Design)>;

/// What can be asked of the program: POST /<id>, and by its route from outside.
pub struct Operation {
    pub id: String,
    pub steps: Step,
    pub method: String,
    pub path: String,
    pub every: f64,
}

/// One statement of an operation.
pub type OperationPart = Box<dyn FnOnce(&mut Operation)>;

/// One statement of a link.
pub type LinkPart = Box<dyn FnOnce(&mut Link)>;

impl Operation {
    /// Whether a request from outside is meant for it; {name} in its path stands for one part of any text.
    pub fn answers(&self, method: &str, path: &str) -> bool {
        let own: Vec<&str> = self.path.split('/').collect();
        let asked: Vec<&str> = path.split('/').collect();
        self.method == method
            && own.len() == asked.len()
            && own.iter().zip(&asked).all(|(own, asked)| own == asked || own.starts_with('{') && !asked.is_empty())
    }
}

pub fn design(parts: Vec<Part>) -> Design {
    let mut design = Design {
        name: "app".to_string(),
        port: 8080,
        grace: 25.0,
        workers: 0,
        backlog: -1,
        live: HashSet::from(["/livez".to_string()]),
        ready: HashSet::from(["/readyz".to_string()]),
        links: HashMap::new(),
        operations: Vec::new(),
    };
    for part in parts {
        part(&mut design);
    }
    design
}

pub fn name(name: &'static str) -> Part {
    Box::new(move |design| design.name = name.to_string())
}

/// The port to listen on where the variable PORT is not set.
pub fn port(port: u16) -> Part {
    Box::new(move |design| design.port = port)
}

/// The seconds that requests under way have to end after SIGTERM.
pub fn grace(seconds: impl Into<f64>) -> Part {
    let seconds = seconds.into();
    Box::new(move |design| design.grace = seconds)
}

/// Requests worked on at a time, and those that may wait; -1 for any number. Further ones get status 503.
pub fn workers(count: usize, backlog: i64) -> Part {
    Box::new(move |design| (design.workers, design.backlog) = (count, backlog))
}

/// A further page that says whether the program is alive.
pub fn live(path: &'static str) -> Part {
    Box::new(move |design| design.live.extend([path.to_string()]))
}

/// A further page that says whether the program takes requests.
pub fn ready(path: &'static str) -> Part {
    Box::new(move |design| design.ready.extend([path.to_string()]))
}

pub fn operation(id: &'static str, steps: Step, parts: Vec<OperationPart>) -> Part {
    let mut operation = Operation { id: id.to_string(), steps, method: String::new(), path: String::new(), every: 0.0 };
    for part in parts {
        part(&mut operation);
    }
    Box::new(move |design| design.operations.push(operation))
}

pub fn route(method: &'static str, path: &'static str) -> OperationPart {
    Box::new(move |operation| (operation.method, operation.path) = (method.to_string(), path.to_string()))
}

/// Makes the operation run by itself at this interval in seconds.
pub fn every(seconds: impl Into<f64>) -> OperationPart {
    let seconds = seconds.into();
    Box::new(move |operation| operation.every = seconds)
}

/// Another program that this one calls. The variable holds its address; an empty one stands for a program that is not
/// there and always succeeds.
pub fn link(name: &'static str, variable: &str, address: &str, parts: Vec<LinkPart>) -> Part {
    let mut link = Link::new(name, &env::var(variable).unwrap_or(address.to_string()));
    for part in parts {
        part(&mut link);
    }
    Box::new(move |design| drop(design.links.insert(name.to_string(), link)))
}

/// The seconds to wait for one try.
pub fn timeout(seconds: impl Into<f64>) -> LinkPart {
    let seconds = seconds.into();
    Box::new(move |link| link.timeout = seconds)
}

/// The seconds to wait over all tries.
pub fn deadline(seconds: impl Into<f64>) -> LinkPart {
    let seconds = seconds.into();
    Box::new(move |link| link.deadline = seconds)
}

/// The bytes of a request.
pub fn sends(bytes: usize) -> LinkPart {
    Box::new(move |link| link.bytes = bytes)
}

/// Tries in all, back-off between them in seconds, its jitter (none, full, equal, decorrelated), and what is tried again.
pub fn retry(
    attempts: u32,
    base: impl Into<f64>,
    max: impl Into<f64>,
    jitter: &'static str,
    causes: Vec<&'static str>,
) -> LinkPart {
    let (base, max) = (base.into(), max.into());
    Box::new(move |link| {
        (link.attempts, link.base, link.max, link.jitter, link.causes) = (attempts, base, max, jitter, causes)
    })
}
