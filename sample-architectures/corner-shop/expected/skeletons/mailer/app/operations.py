# What the program does, operation by operation, as the design says. Yours to edit: put real code where a
# step stands. An operation is served at POST /<id>, and by its route where it has one.
# Made by Archipelago.
from app.design import design, grace, name, operation, port, workers
from app.steps import compute, pause, sequence
from app.times import exponential, lognormal


def the_design():
    return design(
        name("mailer"),
        port(8080),
        grace(25),
        workers(8, -1),
        operation("confirm", do_confirm()),
    )


def do_confirm():
    return sequence(
        compute(exponential(0.003)),
        pause(lognormal(0.06, 1)),
    )
