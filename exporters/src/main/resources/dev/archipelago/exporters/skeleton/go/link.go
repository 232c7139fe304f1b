package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Link is how another program is called: address, time-outs, further tries.
type Link struct {
	name     string
	address  string
	timeout  float64
	deadline float64
	bytes    int
	attempts int
	base     float64
	max      float64
	jitter   string
	causes   []string
	send     func(context.Context, string, *Request) (int, error)
}

var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256, IdleConnTimeout: 30 * time.Second}}

// call an operation until it succeeds or may not be tried again.
func (link *Link) call(operation string, request *Request) error {
	if link.address == "" {
		request.log("would call " + link.name + "." + operation)
		return nil
	}
	start := time.Now()
	pause := link.base
	for attempt := 1; ; attempt++ {
		left := math.MaxFloat64
		if link.deadline > 0 {
			left = link.deadline - time.Since(start).Seconds()
		}
		outcome := "timeout"
		if left > 0 {
			outcome = link.attempt(operation, request, left)
		}
		if outcome == "ok" {
			return nil
		}
		if attempt >= link.attempts || left <= 0 || !slices.Contains(link.causes, outcome) {
			return fmt.Errorf("%s.%s: %s", link.name, operation, outcome)
		}
		if link.jitter == "decorrelated" {
			pause = min(link.max, link.base+rand.Float64()*max(0, 3*pause-link.base))
		} else if attempt > 1 {
			pause = min(link.max, 2*pause)
		}
		sleep(min(left, link.spread(pause)))
	}
}

func (link *Link) spread(pause float64) float64 {
	switch link.jitter {
	case "full":
		return pause * rand.Float64()
	case "equal":
		return pause/2 + pause/2*rand.Float64()
	}
	return pause
}

// attempt once: ok, timeout, unavailable, rate-limited or error.
func (link *Link) attempt(operation string, request *Request, left float64) string {
	seconds := left
	if link.timeout > 0 {
		seconds = min(link.timeout, left)
	}
	ctx := context.Background()
	if seconds < 1e6 {
		limited, cancel := context.WithTimeout(ctx, time.Duration(seconds*1e9))
		defer cancel()
		ctx = limited
	}
	start := time.Now()
	status, err := link.send(ctx, operation, request)
	clientMetrics.observe(time.Since(start).Seconds(), "server_address", link.name, "http_route", "/"+operation,
		"http_response_status_code", strconv.Itoa(status))
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case err != nil || status == 503:
		return "unavailable"
	case status == 429:
		return "rate-limited"
	case status >= 400:
		return "error"
	}
	return "ok"
}

// post a request over HTTP/1.1, and return the status of its answer.
func (link *Link) post(ctx context.Context, operation string, request *Request) (int, error) {
	call, err := http.NewRequestWithContext(ctx, "POST", link.address+"/"+operation, bytes.NewReader(make([]byte, link.bytes)))
	if err != nil {
		return 0, err
	}
	request.trace.tell(call.Header)
	answer, err := client.Do(call)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, err
}
