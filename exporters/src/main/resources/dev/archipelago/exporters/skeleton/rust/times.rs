use crate::random::{index, normally, share};

/// A random time in seconds.
pub type Time = Box<dyn Fn() -> f64 + Send + Sync>;

/// A random number of times.
pub type Count = Box<dyn Fn() -> i64 + Send + Sync>;

/// Above 0, and 1 at most.
fn chance() -> f64 {
    1.0 - share()
}

pub fn constant(seconds: impl Into<f64>) -> Time {
    let seconds = seconds.into();
    Box::new(move || seconds)
}

pub fn exponential(mean: impl Into<f64>) -> Time {
    let mean = mean.into();
    Box::new(move || -mean * chance().ln())
}

pub fn uniform(min: impl Into<f64>, max: impl Into<f64>) -> Time {
    let (min, max) = (min.into(), max.into());
    Box::new(move || min + (max - min) * share())
}

/// Draws values below zero again.
pub fn normal(mean: impl Into<f64>, sd: impl Into<f64>) -> Time {
    let (mean, sd) = (mean.into(), sd.into());
    Box::new(move || loop {
        let value = mean + sd * normally();
        if value >= 0.0 {
            return value;
        }
    })
}

/// With the standard deviation divided by the mean, here and below.
pub fn lognormal(mean: impl Into<f64>, cv: impl Into<f64>) -> Time {
    let (mean, cv) = (mean.into(), cv.into());
    let variance = (cv * cv).ln_1p();
    Box::new(move || mean * (variance.sqrt() * normally() - variance / 2.0).exp())
}

/// After Marsaglia and Tsang, "A simple method for generating gamma variables", 2000.
pub fn gamma(mean: impl Into<f64>, cv: impl Into<f64>) -> Time {
    let (mean, cv) = (mean.into(), cv.into());
    let shape = 1.0 / (cv * cv);
    let d = (if shape < 1.0 { shape + 1.0 } else { shape }) - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    Box::new(move || loop {
        let x = normally();
        let v = (1.0 + c * x).powi(3);
        if v > 0.0 && chance().ln() < x * x / 2.0 + d - d * v + d * v.ln() {
            let boost = if shape < 1.0 { chance().powf(1.0 / shape) } else { 1.0 };
            return mean / shape * d * v * boost;
        }
    })
}

pub fn erlang(stages: u32, mean: impl Into<f64>) -> Time {
    let mean = mean.into();
    Box::new(move || (0..stages).map(|_| -chance().ln()).sum::<f64>() * mean / f64::from(stages))
}

pub fn hyperexponential(mean: impl Into<f64>, cv: impl Into<f64>) -> Time {
    let (mean, cv) = (mean.into(), cv.into());
    let first = (1.0 + ((cv * cv - 1.0) / (cv * cv + 1.0)).sqrt()) / 2.0;
    Box::new(move || {
        let part = if share() < first { first } else { 1.0 - first };
        -mean / (2.0 * part) * chance().ln()
    })
}

/// With a scale such that the mean is right.
pub fn weibull(scale: impl Into<f64>, shape: impl Into<f64>) -> Time {
    let (scale, shape) = (scale.into(), shape.into());
    Box::new(move || scale * (-chance().ln()).powf(1.0 / shape))
}

/// The tail is cut off at max; 0 for nowhere.
pub fn pareto(min: impl Into<f64>, shape: impl Into<f64>, max: impl Into<f64>) -> Time {
    let (min, shape, max) = (min.into(), shape.into(), max.into());
    let cut = if max > 0.0 { (min / max).powf(shape) } else { 0.0 };
    Box::new(move || min * (cut + (1.0 - cut) * chance()).powf(-1.0 / shape))
}

pub fn triangular(min: impl Into<f64>, mode: impl Into<f64>, max: impl Into<f64>) -> Time {
    let (min, mode, max) = (min.into(), mode.into(), max.into());
    Box::new(move || {
        let u = share() * (max - min);
        if u < mode - min {
            min + (u * (mode - min)).sqrt()
        } else {
            max - ((max - min - u) * (max - mode)).sqrt()
        }
    })
}

pub fn empirical(values: Vec<f64>) -> Time {
    Box::new(move || values[index(values.len())])
}

pub fn shifted(offset: impl Into<f64>, rest: Time) -> Time {
    let offset = offset.into();
    Box::new(move || offset + rest())
}

pub fn exactly(times: i64) -> Count {
    Box::new(move || times)
}

pub fn geometric(mean: impl Into<f64>) -> Count {
    let mean = mean.into();
    Box::new(move || {
        let mut times = 0;
        while share() < mean / (1.0 + mean) {
            times += 1;
        }
        times
    })
}

pub fn poisson(mean: impl Into<f64>) -> Count {
    let mean = mean.into();
    Box::new(move || {
        let (mut times, mut sum) = (-1, 0.0);
        while sum <= mean {
            sum -= chance().ln();
            times += 1;
        }
        times
    })
}

pub fn between(min: i64, max: i64) -> Count {
    Box::new(move || min + index((max - min + 1) as usize) as i64)
}
