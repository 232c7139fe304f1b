package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"
)

// Request is a request under way.
type Request struct {
	trace     *Trace
	design    *Design
	operation *Operation
	method    string
	start     time.Time
	once      sync.Once
	answer    chan response
}

type response struct{ status, bytes int }

// underway counts what has to end before the program does.
var underway sync.WaitGroup

func newRequest(design *Design, operation *Operation, method string, trace *Trace) *Request {
	return &Request{trace: trace, design: design, operation: operation, method: method, start: time.Now(), answer: make(chan response, 1)}
}

// run all steps, and answer unless one of them has.
func (request *Request) run() {
	if err := request.outcome(request.operation.steps); err != nil {
		request.log(err.Error())
		request.reply(http.StatusInternalServerError, 0)
	}
	request.reply(http.StatusOK, 0)
}

// fork does a step beside the others; the program does not end before it has.
func (request *Request) fork(step Step, done func(error)) {
	underway.Add(1)
	go func() {
		defer underway.Done()
		done(request.outcome(step))
	}()
}

// outcome of a step; one that panics has failed.
func (request *Request) outcome(step Step) (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("a step has panicked: %v", problem)
		}
	}()
	return step(request)
}

// reply to the caller; only the first answer counts.
func (request *Request) reply(status, bytes int) {
	request.once.Do(func() {
		taken := time.Since(request.start)
		serverMetrics.observe(taken.Seconds(), "http_request_method", request.method, "http_route", "/"+request.operation.id,
			"http_response_status_code", strconv.Itoa(status))
		request.log(fmt.Sprintf("answered %d after %d us", status, taken.Microseconds()))
		request.answer <- response{status, bytes}
	})
}

// log a line of JSON with the trace.
func (request *Request) log(message string) {
	line, _ := json.Marshal(struct {
		Time      string `json:"time"`
		Service   string `json:"service"`
		Operation string `json:"operation"`
		Trace     string `json:"trace_id"`
		Span      string `json:"span_id"`
		Parent    string `json:"parent_span_id"`
		Message   string `json:"message"`
	}{time.Now().UTC().Format(time.RFC3339Nano), request.design.name, request.operation.id, request.trace.id, request.trace.span, request.trace.parent, message})
	os.Stdout.Write(append(line, '\n'))
}
