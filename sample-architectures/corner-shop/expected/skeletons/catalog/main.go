package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Server serves the operations of a design, its health pages and its figures.
type Server struct {
	design  *Design
	workers chan struct{}
	inside  atomic.Int64
	ending  atomic.Bool
}

// extend adds to what the program serves; a file of yours may set it, as grpc.go does where the program has it.
var extend = func(*Server, *http.Server) {}

func main() {
	design := theDesign()
	port := strconv.Itoa(design.port)
	if given := os.Getenv("PORT"); given != "" {
		port = given
	}
	if len(os.Args) > 1 && os.Args[1] == "healthcheck" {
		os.Exit(healthcheck(port))
	}
	server := &Server{design: design}
	if design.workers > 0 {
		server.workers = make(chan struct{}, design.workers)
	}
	server.run(port)
}

// healthcheck asks the program that runs on this machine whether it is alive.
func healthcheck(port string) int {
	asking := http.Client{Timeout: 2 * time.Second}
	answer, err := asking.Get("http://127.0.0.1:" + port + "/livez")
	if err != nil || answer.StatusCode != http.StatusOK {
		return 1
	}
	return 0
}

func (server *Server) run(port string) {
	listener := &http.Server{Addr: ":" + port, Handler: server, ReadHeaderTimeout: 10 * time.Second}
	extend(server, listener)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, os.Interrupt)
	failed := make(chan error, 1)
	go func() { failed <- listener.ListenAndServe() }()
	for _, operation := range server.design.operations {
		if operation.every > 0 {
			go server.schedule(operation)
		}
	}
	for _, source := range server.design.sources {
		source.start(server)
	}
	fmt.Printf("{\"service\":%q,\"message\":\"listening\"}\n", server.design.name)
	select {
	case err := <-failed:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	case <-signals:
		server.stop(listener)
	}
}

// stop takes no more requests, and returns when those under way have ended or their time is up.
func (server *Server) stop(listener *http.Server) {
	server.ending.Store(true)
	limited, cancel := context.WithTimeout(context.Background(), time.Duration(server.design.grace*1e9))
	defer cancel()
	var sources sync.WaitGroup
	for _, source := range server.design.sources {
		sources.Add(1)
		go func() {
			defer sources.Done()
			source.stop(limited)
		}()
	}
	listener.Shutdown(limited)
	sources.Wait()
	idle := make(chan struct{})
	go func() {
		underway.Wait()
		close(idle)
	}()
	select {
	case <-idle:
	case <-limited.Done():
	}
}

func (server *Server) schedule(operation *Operation) {
	for !server.ending.Load() {
		sleep(operation.every)
		server.serve(newRequest(server.design, operation, "POST", traceOf(http.Header{})))
	}
}

// ServeHTTP answers one request.
func (server *Server) ServeHTTP(writer http.ResponseWriter, asked *http.Request) {
	path := asked.URL.Path
	operation, named := server.find(asked.Method, path)
	switch {
	case server.design.live[path]:
		fmt.Fprintln(writer, "ok")
	case server.design.ready[path] && server.ending.Load():
		http.Error(writer, "ending", http.StatusServiceUnavailable)
	case server.design.ready[path]:
		fmt.Fprintln(writer, "ok")
	case path == "/metrics":
		writer.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		fmt.Fprint(writer, metricsText())
	case operation != nil:
		answer := server.begin(newRequest(server.design, operation, asked.Method, traceOf(asked.Header)))
		writer.Header().Set("Content-Length", strconv.Itoa(answer.bytes))
		writer.WriteHeader(answer.status)
		writer.Write(make([]byte, answer.bytes))
	case named:
		http.Error(writer, "no such operation", http.StatusMethodNotAllowed)
	default:
		http.Error(writer, "no such operation", http.StatusNotFound)
	}
}

// begin to serve a request, and return its answer, which may come before its end.
func (server *Server) begin(request *Request) response {
	underway.Add(1)
	go func() {
		defer underway.Done()
		server.serve(request)
	}()
	return <-request.answer
}

// find the operation that is asked for, and tell whether the path alone is one.
func (server *Server) find(method, path string) (*Operation, bool) {
	var byName *Operation
	for _, operation := range server.design.operations {
		if operation.answers(method, path) {
			return operation, true
		}
		if path == "/"+operation.id {
			byName = operation
		}
	}
	if byName == nil || method != http.MethodPost {
		return nil, byName != nil
	}
	return byName, true
}

// serve a request with one of the workers, or refuse it where too many wait for one.
func (server *Server) serve(request *Request) {
	active.Add(1)
	defer active.Add(-1)
	inside := server.inside.Add(1)
	defer server.inside.Add(-1)
	if server.workers != nil {
		if server.design.backlog >= 0 && inside > int64(server.design.workers+server.design.backlog) {
			request.reply(http.StatusServiceUnavailable, 0)
			return
		}
		server.workers <- struct{}{}
		defer func() { <-server.workers }()
	}
	request.run()
}
