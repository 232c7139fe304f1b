package app;

import static app.Design.*;
import static app.Grpc.*;
import static app.Messages.*;
import static app.Steps.*;
import static app.Times.*;

/// What the program does, operation by operation, as the design says. Yours to edit: put real code where a
/// step stands. An operation is served at POST /<id>, and by its route where it has one.
///
/// Made by Archipelago.
final class Operations {

    private Operations() {}

    static Design design() {
        return new Design(
                name("orders"),
                serves("orders.Orders"),
                port(9090),
                grace(25),
                workers(8, 16),
                link("stock", "STOCK_URL", "http://stock:9090",
                        timeout(0.3),
                        retry(3, 0.025, 0.25, "full", "timeout", "unavailable"),
                        asks("stock.Stock")),
                broker("events", "EVENTS_URL",
                        topic("order-placed"),
                        queue("order-placed.mailer",
                                bound("order-placed"),
                                argument("x-delivery-limit", 1000000000))),
                operation("place", doPlace()));
    }

    static Step doPlace() {
        return sequence(
                compute(lognormal(0.004, 0.8)),
                parallel(2,
                        call("stock", "reserve"),
                        choice(
                                branch(0.9,
                                        pretend("call", "payments.charge",
                                                pause(lognormal(0.08, 0.6)),
                                                fail(0.0005))))),
                pretend("write to", "shop-db.write",
                        pause(exponential(0.001)),
                        pause(exponential(0.002)),
                        pause(exponential(0.003))),
                background(publish("events", "order-placed", "", 2048)),
                reply(2048),
                compute(constant(0.001)));
    }
}
