package main

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"regexp"
	"strings"
)

// Trace is where a request stands in its trace (W3C Trace Context).
type Trace struct {
	id, span, parent, flags, state string
}

var traceparent = regexp.MustCompile(`^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$`)

// traceOf goes on with the trace of a caller, or begins one.
func traceOf(header http.Header) *Trace {
	parts := traceparent.FindStringSubmatch(header.Get("traceparent"))
	if parts == nil || parts[1] == "ff" || strings.Trim(parts[2], "0") == "" || strings.Trim(parts[3], "0") == "" {
		return &Trace{id: random(16), span: random(8), flags: "01"}
	}
	return &Trace{id: parts[2], span: random(8), parent: parts[3], flags: parts[4], state: header.Get("tracestate")}
}

// tell the trace to a program that is called.
func (trace *Trace) tell(header http.Header) {
	header.Set("traceparent", "00-"+trace.id+"-"+trace.span+"-"+trace.flags)
	if trace.state != "" {
		header.Set("tracestate", trace.state)
	}
}

func random(bytes int) string {
	drawn := make([]byte, bytes)
	rand.Read(drawn)
	return hex.EncodeToString(drawn)
}
