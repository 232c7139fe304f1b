package main

// What the program does, operation by operation, as the design says. Yours to edit: put real code where a
// step stands. An operation is served at POST /<id>, and by its route where it has one.
// Made by Archipelago.

func theDesign() *Design {
	return newDesign(
		name("catalog"),
		serves("catalog.Catalog"),
		port(9090),
		grace(25),
		operation("list", doList()),
	)
}

func doList() Step {
	return sequence(
		compute(exponential(0.0008)),
		sequence(
			pretend("look up", "products.get", pause(exponential(0.00005))),
			maybe(0.08, pretend("query", "shop-db.read", pause(exponential(0.0015)))),
		),
	)
}
