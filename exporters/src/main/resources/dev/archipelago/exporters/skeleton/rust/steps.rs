use std::env;
use std::sync::mpsc::channel;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use crate::random::share;
use crate::request::Request;
use crate::times::{Count, Time};

/// How a step ends; an error ends the request with status 500.
pub type Outcome = Result<(), String>;

/// One thing that an operation does.
pub type Step = Arc<dyn Fn(&Arc<Request>) -> Outcome + Send + Sync>;

/// An alternative of a choice.
pub struct Branch {
    probability: f64,
    steps: Step,
}

/// Makes a step of a function of yours.
pub fn step(does: impl Fn(&Arc<Request>) -> Outcome + Send + Sync + 'static) -> Step {
    Arc::new(does)
}

/// Multiplies all time that is only pretended; 0 switches it off.
fn work() -> f64 {
    static WORK: OnceLock<f64> = OnceLock::new();
    *WORK.get_or_init(|| env::var("ARCHIPELAGO_WORK").ok().and_then(|given| given.parse().ok()).unwrap_or(1.0))
}

pub fn sleep(seconds: f64) {
    thread::sleep(Duration::from_secs_f64(seconds.max(0.0)));
}

pub fn sequence(steps: Vec<Step>) -> Step {
    step(move |request| steps.iter().try_for_each(|step| step(request)))
}

/// Keeps a core busy for so many seconds.
pub fn compute(seconds: Time) -> Step {
    step(move |_| {
        let end = Instant::now() + Duration::from_secs_f64(seconds() * work());
        while Instant::now() < end {
            std::hint::spin_loop();
        }
        Ok(())
    })
}

/// Lets so many seconds pass.
pub fn pause(seconds: Time) -> Step {
    step(move |_| {
        let time = seconds() * work();
        if time > 0.0 {
            sleep(time);
        }
        Ok(())
    })
}

/// Calls an operation of a linked program and waits for the answer.
pub fn call(link: &'static str, operation: &'static str) -> Step {
    step(move |request| request.design.links[link].call(operation, request))
}

/// Stands for what only real code can do, such as a query: says so in the log, and takes its time.
pub fn pretend(does: &'static str, whom: &'static str, steps: Vec<Step>) -> Step {
    let time = sequence(steps);
    step(move |request| {
        request.log(&format!("would {does} {whom}"));
        time(request)
    })
}

/// Does steps with a probability.
pub fn maybe(probability: impl Into<f64>, steps: Vec<Step>) -> Step {
    choice(vec![branch(probability, steps)])
}

pub fn branch(probability: impl Into<f64>, steps: Vec<Step>) -> Branch {
    Branch { probability: probability.into(), steps: sequence(steps) }
}

/// Does one of several, nothing with what is left of 1.
pub fn choice(branches: Vec<Branch>) -> Step {
    step(move |request| {
        let mut left = share();
        for branch in &branches {
            left -= branch.probability;
            if left < 0.0 {
                return (branch.steps)(request);
            }
        }
        Ok(())
    })
}

pub fn repeat(times: Count, steps: Vec<Step>) -> Step {
    let once = sequence(steps);
    step(move |request| (0..times()).try_for_each(|_| once(request)))
}

/// Does steps at the same time; goes on when so many have succeeded, fails when they cannot any more.
pub fn parallel(join: usize, steps: Vec<Step>) -> Step {
    step(move |request| {
        let (sender, outcomes) = channel();
        for step in &steps {
            let sender = sender.clone();
            request.fork(step.clone(), move |outcome| drop(sender.send(outcome)));
        }
        drop(sender);
        let (mut succeeded, mut failed) = (0, 0);
        while succeeded < join {
            match outcomes.recv().unwrap_or(Err("a step has ended without an outcome".to_string())) {
                Ok(()) => succeeded += 1,
                Err(problem) => {
                    failed += 1;
                    if failed > steps.len() - join {
                        return Err(problem);
                    }
                }
            }
        }
        Ok(())
    })
}

/// Does steps while the request goes on; nobody learns how they end.
pub fn background(steps: Vec<Step>) -> Step {
    let all = sequence(steps);
    step(move |request| {
        let log = request.clone();
        request.fork(all.clone(), move |outcome| {
            if let Err(problem) = outcome {
                log.log(&problem);
            }
        });
        Ok(())
    })
}

/// Does a step, and where it fails others instead.
pub fn otherwise(first: Step, instead: Vec<Step>) -> Step {
    let rest = sequence(instead);
    step(move |request| {
        first(request).or_else(|problem| {
            request.log(&format!("instead of {problem}"));
            rest(request)
        })
    })
}

/// Answers the caller with so many bytes; what follows is done while nobody waits.
pub fn reply(bytes: usize) -> Step {
    step(move |request| {
        request.reply(200, bytes);
        Ok(())
    })
}

/// Fails with a probability.
pub fn fail(probability: impl Into<f64>) -> Step {
    let probability = probability.into();
    step(move |_| if share() < probability { Err("failed as designed".to_string()) } else { Ok(()) })
}
