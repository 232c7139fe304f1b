package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Metrics is a histogram of times in the Prometheus text format, named as OpenTelemetry does.
type Metrics struct {
	name   string
	mutex  sync.Mutex
	series map[string]*histogram
}

type histogram struct {
	counts [15]int64
	sum    float64
}

var bounds = []float64{0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10}
var serverMetrics = &Metrics{name: "http_server_request_duration_seconds", series: map[string]*histogram{}}
var clientMetrics = &Metrics{name: "http_client_request_duration_seconds", series: map[string]*histogram{}}
var active atomic.Int64

// observe a time; labels are names and values in turn, none of which needs escaping.
func (metrics *Metrics) observe(seconds float64, labels ...string) {
	var key []string
	for i := 0; i < len(labels); i += 2 {
		key = append(key, fmt.Sprintf("%s=%q", labels[i], labels[i+1]))
	}
	metrics.mutex.Lock()
	defer metrics.mutex.Unlock()
	joined := strings.Join(key, ",")
	series := metrics.series[joined]
	if series == nil {
		series = &histogram{}
		metrics.series[joined] = series
	}
	bucket := 0
	for bucket < len(bounds) && seconds > bounds[bucket] {
		bucket++
	}
	series.counts[bucket]++
	series.sum += seconds
}

func (metrics *Metrics) write(text *strings.Builder) {
	metrics.mutex.Lock()
	defer metrics.mutex.Unlock()
	fmt.Fprintf(text, "# TYPE %s histogram\n", metrics.name)
	var keys []string
	for key := range metrics.series {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		series := metrics.series[key]
		sum := int64(0)
		for i, count := range series.counts {
			sum += count
			bound := "+Inf"
			if i < len(bounds) {
				bound = fmt.Sprint(bounds[i])
			}
			fmt.Fprintf(text, "%s_bucket{%s,le=%q} %d\n", metrics.name, key, bound, sum)
		}
		fmt.Fprintf(text, "%s_sum{%s} %g\n%s_count{%s} %d\n", metrics.name, key, series.sum, metrics.name, key, sum)
	}
}

// metricsText is all that the program has counted.
func metricsText() string {
	var text strings.Builder
	fmt.Fprintf(&text, "# TYPE http_server_active_requests gauge\nhttp_server_active_requests %d\n", active.Load())
	serverMetrics.write(&text)
	clientMetrics.write(&text)
	return text.String()
}
