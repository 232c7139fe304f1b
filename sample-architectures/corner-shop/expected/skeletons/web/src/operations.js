// What the program does, operation by operation, as the design says. Yours to edit: put real code where a
// step stands. An operation is served at POST /<id>, and by its route where it has one.
// Made by Archipelago.
import { design, grace, link, live, name, operation, port, ready, retry, route, timeout } from "./design.js";
import { call, compute, sequence } from "./steps.js";
import { exponential } from "./times.js";
import { asks } from "./grpc.js";

export function theDesign() {
  return design(
    name("web"),
    port(8080),
    grace(25),
    live("/healthz"),
    ready("/healthz"),
    link("catalog", "CATALOG_URL", "http://catalog:9090",
      timeout(0.5),
      retry(2, 0, 0, "none", "timeout", "unavailable"),
      asks("catalog.Catalog"),
    ),
    link("orders", "ORDERS_URL", "http://orders:9090", timeout(2), asks("orders.Orders")),
    operation("browse", doBrowse(), route("GET", "/products")),
    operation("checkout", doCheckout(), route("POST", "/orders")),
  );
}

function doBrowse() {
  return sequence(
    compute(exponential(0.001)),
    call("catalog", "list"),
  );
}

function doCheckout() {
  return sequence(
    compute(exponential(0.002)),
    call("orders", "place"),
  );
}
