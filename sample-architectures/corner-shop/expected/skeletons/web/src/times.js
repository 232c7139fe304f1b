/** Random times in seconds, and random numbers of times. */

const chance = () => 1 - Math.random();

const gaussian = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * Math.random());

export const constant = (seconds) => () => seconds;

export const exponential = (mean) => () => -mean * Math.log(chance());

export const uniform = (min, max) => () => min + (max - min) * Math.random();

/** Values below zero are drawn again. */
export const normal = (mean, sd) => () => {
  let value;
  do {
    value = mean + sd * gaussian();
  } while (value < 0);
  return value;
};

/** With the standard deviation divided by the mean, here and below. */
export const lognormal = (mean, cv) => {
  const variance = Math.log(1 + cv * cv);
  return () => mean * Math.exp(Math.sqrt(variance) * gaussian() - variance / 2);
};

/** Marsaglia and Tsang, "A simple method for generating gamma variables", 2000. */
export const gamma = (mean, cv) => {
  const shape = 1 / (cv * cv);
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  return () => {
    for (;;) {
      const x = gaussian();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(chance()) < (x * x) / 2 + d - d * v + d * Math.log(v)) {
        return (mean / shape) * d * v * (shape < 1 ? chance() ** (1 / shape) : 1);
      }
    }
  };
};

export const erlang = (stages, mean) => () => {
  let sum = 0;
  for (let i = 0; i < stages; i++) {
    sum -= Math.log(chance());
  }
  return (sum * mean) / stages;
};

export const hyperexponential = (mean, cv) => {
  const share = (1 + Math.sqrt((cv * cv - 1) / (cv * cv + 1))) / 2;
  return () => {
    const part = Math.random() < share ? share : 1 - share;
    return (-mean / (2 * part)) * Math.log(chance());
  };
};

/** With a scale such that the mean is right. */
export const weibull = (scale, shape) => () => scale * (-Math.log(chance())) ** (1 / shape);

/** The tail is cut off at max; 0 for nowhere. */
export const pareto = (min, shape, max) => {
  const cut = max === 0 ? 0 : (min / max) ** shape;
  return () => min * (cut + (1 - cut) * chance()) ** (-1 / shape);
};

export const triangular = (min, mode, max) => () => {
  const u = Math.random() * (max - min);
  return u < mode - min ? min + Math.sqrt(u * (mode - min)) : max - Math.sqrt((max - min - u) * (max - mode));
};

export const empirical =
  (...values) =>
  () =>
    values[Math.floor(Math.random() * values.length)];

export const shifted = (offset, rest) => () => offset + rest();

export const exactly = (times) => () => times;

export const geometric = (mean) => () => {
  let times = 0;
  while (Math.random() < mean / (1 + mean)) {
    times++;
  }
  return times;
};

export const poisson = (mean) => () => {
  let times = -1;
  for (let sum = 0; sum <= mean; times++) {
    sum -= Math.log(chance());
  }
  return times;
};

export const between = (min, max) => () => min + Math.floor(Math.random() * (max - min + 1));
