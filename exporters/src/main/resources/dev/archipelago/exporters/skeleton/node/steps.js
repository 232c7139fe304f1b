/**
 * The steps that designs are made of. A step is a function of a request; one of yours fits wherever a step of the design
 * stands, and an error that it throws ends the request with status 500.
 */
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** Multiplies all time that is only pretended; 0 switches it off. */
const work = Number(process.env.ARCHIPELAGO_WORK ?? 1);

export const sequence =
  (...steps) =>
  async (request) => {
    for (const step of steps) {
      await step(request);
    }
  };

/** Keeps a core busy for so many seconds. */
export const compute = (seconds) => () => {
  const end = performance.now() + seconds() * work * 1000;
  while (performance.now() < end);
};

/** Lets so many seconds pass. */
export const pause = (seconds) => async () => {
  const time = seconds() * work;
  if (time > 0) {
    await sleep(time * 1000);
  }
};

/** Calls an operation of a linked program and waits for the answer. */
export const call = (link, operation) => (request) => request.design.links.get(link).call(operation, request);

/** Stands for what only real code can do, such as a query: says so in the log, and takes its time. */
export const pretend = (does, whom, ...steps) => {
  const time = sequence(...steps);
  return (request) => {
    request.log(`would ${does} ${whom}`);
    return time(request);
  };
};

/** Does steps with a probability. */
export const maybe = (probability, ...steps) => choice(branch(probability, ...steps));

export const branch = (probability, ...steps) => ({ probability, steps: sequence(...steps) });

/** Does one of several, nothing with what is left of 1. */
export const choice =
  (...branches) =>
  async (request) => {
    let left = Math.random();
    for (const { probability, steps } of branches) {
      left -= probability;
      if (left < 0) {
        return steps(request);
      }
    }
  };

export const repeat = (times, ...steps) => {
  const once = sequence(...steps);
  return async (request) => {
    for (let left = times(); left > 0; left--) {
      await once(request);
    }
  };
};

/** Does steps at the same time; goes on when so many have succeeded, fails when they cannot any more. */
export const parallel =
  (join, ...steps) =>
  (request) =>
    new Promise((resolve, reject) => {
      let succeeded = 0;
      let failed = 0;
      if (join <= 0) {
        resolve();
      }
      for (const step of steps) {
        request.fork(step).then(
          () => ++succeeded === join && resolve(),
          (failure) => ++failed > steps.length - join && reject(failure),
        );
      }
    });

/** Does steps while the request goes on; nobody learns how they end. */
export const background = (...steps) => {
  const all = sequence(...steps);
  return (request) => {
    request.fork(all).catch((failure) => request.log(failure.message));
  };
};

/** Does a step, and where it fails others instead. */
export const otherwise = (step, ...instead) => {
  const rest = sequence(...instead);
  return async (request) => {
    try {
      await step(request);
    } catch (failure) {
      request.log(`instead of ${failure.message}`);
      await rest(request);
    }
  };
};

/** Answers the caller with so many bytes; what follows is done while nobody waits. */
export const reply = (bytes) => (request) => request.reply(200, bytes);

/** Fails with a probability. */
export const fail = (probability) => () => {
  if (Math.random() < probability) {
    throw new Error("failed as designed");
  }
};
