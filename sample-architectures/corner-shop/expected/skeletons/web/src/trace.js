/** Where requests stand in their traces (W3C Trace Context). */
import { randomBytes } from "node:crypto";

const header = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

const random = (bytes) => randomBytes(bytes).toString("hex");

/** Goes on with the trace of a caller, or begins one. */
export function traceOf(traceparent = "", tracestate = "") {
  const parts = header.exec(traceparent);
  return parts
    ? { id: parts[1], span: random(8), parent: parts[2], flags: parts[3], state: tracestate }
    : { id: random(16), span: random(8), parent: "", flags: "01", state: "" };
}

/** What is told to programs that are called. */
export function headers(trace) {
  const told = { traceparent: `00-${trace.id}-${trace.span}-${trace.flags}` };
  return trace.state === "" ? told : { ...told, tracestate: trace.state };
}
