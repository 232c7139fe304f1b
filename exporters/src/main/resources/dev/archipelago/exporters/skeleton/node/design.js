/** What the program is and does: settings, links to others, operations. */
import { Link } from "./link.js";

export function design(...parts) {
  const whole = {
    name: "app",
    port: 8080,
    grace: 25,
    workers: 0,
    backlog: -1,
    live: new Set(["/livez"]),
    ready: new Set(["/readyz"]),
    links: new Map(),
    operations: new Map(),
    sources: new Map(),
  };
  parts.forEach((part) => part(whole));
  return whole;
}

/** Whether a request from outside is meant for an operation; {name} in its path stands for one part of any text. */
export function answers(operation, method, path) {
  const own = operation.path.split("/");
  const asked = path.split("/");
  return (
    operation.method === method &&
    own.length === asked.length &&
    own.every((part, i) => (part.startsWith("{") && asked[i] !== "") || part === asked[i])
  );
}

export const name = (text) => (whole) => {
  whole.name = text;
};

/** The port to listen on where the variable PORT is not set. */
export const port = (number) => (whole) => {
  whole.port = number;
};

/** Seconds that requests under way have to end after SIGTERM. */
export const grace = (seconds) => (whole) => {
  whole.grace = seconds;
};

/** Requests worked on at a time, and those that may wait; -1 for any number. Further ones get status 503. */
export const workers = (count, backlog) => (whole) => {
  whole.workers = count;
  whole.backlog = backlog;
};

/** A further page that says whether the program is alive. */
export const live = (path) => (whole) => {
  whole.live.add(path);
};

/** A further page that says whether the program takes requests. */
export const ready = (path) => (whole) => {
  whole.ready.add(path);
};

/** What can be asked of the program: POST /<id>, and by its route from outside. */
export const operation = (id, steps, ...parts) => (whole) => {
  const made = { id, steps, method: "", path: "", every: 0 };
  parts.forEach((part) => part(made));
  whole.operations.set(id, made);
};

export const route = (method, path) => (made) => {
  made.method = method;
  made.path = path;
};

/** The operation runs by itself at this interval in seconds. */
export const every = (seconds) => (made) => {
  made.every = seconds;
};

/**
 * Another program that this one calls. The variable holds its address; an empty one stands for a program that is not
 * there and always succeeds.
 */
export const link = (target, variable, address, ...parts) => (whole) => {
  const made = new Link(target, process.env[variable] ?? address);
  parts.forEach((part) => part(made));
  whole.links.set(target, made);
};

/** Seconds to wait for one try. */
export const timeout = (seconds) => (made) => {
  made.timeout = seconds;
};

/** Seconds to wait over all tries. */
export const deadline = (seconds) => (made) => {
  made.deadline = seconds;
};

/** Bytes of a request. */
export const sends = (bytes) => (made) => {
  made.bytes = bytes;
};

/**
 * Tries in all, back-off between them in seconds, its jitter (none, full, equal, decorrelated), and what is tried again.
 */
export const retry = (attempts, base, max, jitter, ...causes) => (made) => {
  Object.assign(made, { attempts, base, max, jitter, causes });
};
