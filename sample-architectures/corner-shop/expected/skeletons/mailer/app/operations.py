# What the program does, operation by operation, as the design says. Yours to edit: put real code where a
# step stands. An operation is served at POST /<id>, and by its route where it has one.
# Made by Archipelago.
from app.design import design, grace, name, operation, port, workers
from app.steps import compute, pause, sequence
from app.times import exponential, lognormal
from app.messages import argument, bound, broker, consumes, queue, topic


def the_design():
    return design(
        name("mailer"),
        port(8080),
        grace(25),
        workers(8, -1),
        broker("events", "EVENTS_URL",
            topic("order-placed"),
            queue("order-placed.mailer",
                bound("order-placed"),
                argument("x-delivery-limit", 1000000000),
            ),
        ),
        operation("confirm",
            do_confirm(),
            consumes("events", "order-placed.mailer", 8, "at-least-once"),
        ),
    )


def do_confirm():
    return sequence(
        compute(exponential(0.003)),
        pause(lognormal(0.06, 1)),
    )
