package main

import (
	"errors"
	"math/rand/v2"
	"os"
	"strconv"
	"time"
)

// Step is one thing that an operation does; a function of yours fits wherever a step of the design stands. An error ends
// the request with status 500.
type Step func(*Request) error

// Branch is an alternative of a choice.
type Branch struct {
	probability float64
	steps       Step
}

// work multiplies all time that is only pretended; 0 switches it off.
var work = setting("ARCHIPELAGO_WORK", 1)

func setting(variable string, standard float64) float64 {
	if value, err := strconv.ParseFloat(os.Getenv(variable), 64); err == nil {
		return value
	}
	return standard
}

func sleep(seconds float64) { time.Sleep(time.Duration(seconds * 1e9)) }

func sequence(steps ...Step) Step {
	return func(request *Request) error {
		for _, step := range steps {
			if err := step(request); err != nil {
				return err
			}
		}
		return nil
	}
}

// compute keeps a core busy for so many seconds.
func compute(seconds Time) Step {
	return func(*Request) error {
		end := time.Now().Add(time.Duration(seconds() * work * 1e9))
		for time.Now().Before(end) {
		}
		return nil
	}
}

// pause lets so many seconds pass.
func pause(seconds Time) Step {
	return func(*Request) error {
		if time := seconds() * work; time > 0 {
			sleep(time)
		}
		return nil
	}
}

// call an operation of a linked program and wait for the answer.
func call(link, operation string) Step {
	return func(request *Request) error { return request.design.links[link].call(operation, request) }
}

// pretend stands for what only real code can do, such as a query: says so in the log, and takes its time.
func pretend(does, whom string, steps ...Step) Step {
	time := sequence(steps...)
	return func(request *Request) error {
		request.log("would " + does + " " + whom)
		return time(request)
	}
}

// maybe does steps with a probability.
func maybe(probability float64, steps ...Step) Step { return choice(branch(probability, steps...)) }

func branch(probability float64, steps ...Step) Branch {
	return Branch{probability, sequence(steps...)}
}

// choice does one of several, nothing with what is left of 1.
func choice(branches ...Branch) Step {
	return func(request *Request) error {
		left := rand.Float64()
		for _, branch := range branches {
			left -= branch.probability
			if left < 0 {
				return branch.steps(request)
			}
		}
		return nil
	}
}

func repeat(times Count, steps ...Step) Step {
	once := sequence(steps...)
	return func(request *Request) error {
		for left := times(); left > 0; left-- {
			if err := once(request); err != nil {
				return err
			}
		}
		return nil
	}
}

// parallel does steps at the same time; goes on when so many have succeeded, fails when they cannot any more.
func parallel(join int, steps ...Step) Step {
	return func(request *Request) error {
		outcomes := make(chan error, len(steps))
		for _, step := range steps {
			request.fork(step, func(err error) { outcomes <- err })
		}
		failed := 0
		for succeeded := 0; succeeded < join; {
			if err := <-outcomes; err == nil {
				succeeded++
			} else if failed++; failed > len(steps)-join {
				return err
			}
		}
		return nil
	}
}

// background does steps while the request goes on; nobody learns how they end.
func background(steps ...Step) Step {
	all := sequence(steps...)
	return func(request *Request) error {
		request.fork(all, func(err error) {
			if err != nil {
				request.log(err.Error())
			}
		})
		return nil
	}
}

// otherwise does a step, and where it fails others instead.
func otherwise(step Step, instead ...Step) Step {
	rest := sequence(instead...)
	return func(request *Request) error {
		err := step(request)
		if err == nil {
			return nil
		}
		request.log("instead of " + err.Error())
		return rest(request)
	}
}

// reply answers the caller with so many bytes; what follows is done while nobody waits.
func reply(bytes int) Step {
	return func(request *Request) error {
		request.reply(200, bytes)
		return nil
	}
}

// fail with a probability.
func fail(probability float64) Step {
	return func(*Request) error {
		if rand.Float64() < probability {
			return errors.New("failed as designed")
		}
		return nil
	}
}
