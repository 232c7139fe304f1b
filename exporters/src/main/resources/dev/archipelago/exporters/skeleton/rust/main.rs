// A design does not need every step, and yours may need others.
#![allow(dead_code, unused_imports)]

mod design;
mod http;
mod link;
mod metrics;
mod operations;
mod random;
mod request;
mod server;
mod steps;
mod times;
mod trace;

use std::env;
use std::process::exit;

fn main() {
    let design = operations::the_design();
    let port = env::var("PORT").ok().filter(|given| !given.is_empty()).unwrap_or(design.port.to_string());
    if env::args().nth(1).as_deref() == Some("healthcheck") {
        exit(if http::is_alive(&port) { 0 } else { 1 });
    }
    // It lives as long as the program does.
    if let Err(problem) = server::run(Box::leak(Box::new(design)), &port) {
        eprintln!("{problem}");
        exit(1);
    }
}
