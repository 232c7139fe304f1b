package main

import (
	"context"
	"os"
	"strings"
)

// Design is what the program is and does: settings, links to others, operations.
type Design struct {
	name       string
	service    string
	port       int
	grace      float64
	workers    int
	backlog    int
	live       map[string]bool
	ready      map[string]bool
	links      map[string]*Link
	operations []*Operation
	sources    map[string]Source
}

// Source brings messages that are served like requests, and sends some.
type Source interface {
	start(server *Server)
	// stop takes no more messages, and returns when those taken are acknowledged.
	stop(ctx context.Context)
	publish(topic, queue string, bytes int, request *Request) error
}

// Consumption is the messages that drive an operation; a prefetch of 0 is any number.
type Consumption struct {
	broker, queue string
	prefetch      int
	acknowledged  bool
}

// Part is one statement of a design.
type Part func(*Design)

// Operation is what can be asked of the program: POST /<id>, and by its route from outside.
type Operation struct {
	id       string
	steps    Step
	method   string
	path     string
	every    float64
	consumes *Consumption
}

// OperationPart is one statement of an operation.
type OperationPart func(*Operation)

// LinkPart is one statement of a link.
type LinkPart func(*Link)

func newDesign(parts ...Part) *Design {
	design := &Design{
		name: "app", port: 8080, grace: 25, backlog: -1,
		live: map[string]bool{"/livez": true}, ready: map[string]bool{"/readyz": true},
		links: map[string]*Link{}, sources: map[string]Source{},
	}
	for _, part := range parts {
		part(design)
	}
	return design
}

// answers tells whether a request from outside is meant for it; {name} in its path stands for one part of any text.
func (operation *Operation) answers(method, path string) bool {
	own, asked := strings.Split(operation.path, "/"), strings.Split(path, "/")
	if operation.method != method || len(own) != len(asked) {
		return false
	}
	for i := range own {
		if !(strings.HasPrefix(own[i], "{") && asked[i] != "" || own[i] == asked[i]) {
			return false
		}
	}
	return true
}

func name(name string) Part { return func(design *Design) { design.name = name } }

// port to listen on where the variable PORT is not set.
func port(port int) Part { return func(design *Design) { design.port = port } }

// grace is the seconds that requests under way have to end after SIGTERM.
func grace(seconds float64) Part { return func(design *Design) { design.grace = seconds } }

// workers is the requests worked on at a time, and those that may wait; -1 for any number. Further ones get status 503.
func workers(count, backlog int) Part {
	return func(design *Design) { design.workers, design.backlog = count, backlog }
}

// live is a further page that says whether the program is alive.
func live(path string) Part { return func(design *Design) { design.live[path] = true } }

// ready is a further page that says whether the program takes requests.
func ready(path string) Part { return func(design *Design) { design.ready[path] = true } }

func operation(id string, steps Step, parts ...OperationPart) Part {
	operation := &Operation{id: id, steps: steps}
	for _, part := range parts {
		part(operation)
	}
	return func(design *Design) { design.operations = append(design.operations, operation) }
}

func route(method, path string) OperationPart {
	return func(operation *Operation) { operation.method, operation.path = method, path }
}

// every makes the operation run by itself at this interval in seconds.
func every(seconds float64) OperationPart {
	return func(operation *Operation) { operation.every = seconds }
}

// link to another program that this one calls. The variable holds its address; an empty one stands for a program that is
// not there and always succeeds.
func link(name, variable, address string, parts ...LinkPart) Part {
	link := &Link{name: name, address: address, attempts: 1}
	link.send = link.post
	if given, present := os.LookupEnv(variable); present {
		link.address = given
	}
	for _, part := range parts {
		part(link)
	}
	return func(design *Design) { design.links[name] = link }
}

// timeout is the seconds to wait for one try.
func timeout(seconds float64) LinkPart { return func(link *Link) { link.timeout = seconds } }

// deadline is the seconds to wait over all tries.
func deadline(seconds float64) LinkPart { return func(link *Link) { link.deadline = seconds } }

// sends is the bytes of a request.
func sends(bytes int) LinkPart { return func(link *Link) { link.bytes = bytes } }

// retry tells tries in all, back-off between them in seconds, its jitter (none, full, equal, decorrelated), and what is
// tried again.
func retry(attempts int, base, max float64, jitter string, causes ...string) LinkPart {
	return func(link *Link) {
		link.attempts, link.base, link.max, link.jitter, link.causes = attempts, base, max, jitter, causes
	}
}
