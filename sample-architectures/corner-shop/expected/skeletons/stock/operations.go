package main

// What the program does, operation by operation, as the design says. Yours to edit: put real code where a
// step stands. An operation is served at POST /<id>, and by its route where it has one.
// Made by Archipelago.

func theDesign() *Design {
	return newDesign(
		name("stock"),
		serves("stock.Stock"),
		port(9090),
		grace(25),
		operation("reserve", doReserve()),
	)
}

func doReserve() Step {
	return sequence(
		compute(exponential(0.002)),
		pretend("write to", "shop-db.write", pause(exponential(0.001)), pause(exponential(0.002))),
	)
}
