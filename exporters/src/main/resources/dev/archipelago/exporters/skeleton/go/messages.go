package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Broker is a RabbitMQ. Whoever connects declares all queues, so that nothing is lost in whatever order programs start.
type Broker struct {
	name    string
	address string
	topics  []string
	queues  []*Queue

	lock       sync.Mutex
	connection *amqp.Connection
	channel    *amqp.Channel

	ending    chan struct{}
	consumers sync.WaitGroup
}

// Queue of a broker, with its arguments as RabbitMQ names them.
type Queue struct {
	name      string
	topic     string
	arguments amqp.Table
}

// BrokerPart is one statement of a broker.
type BrokerPart func(*Broker)

// QueuePart is one statement of a queue.
type QueuePart func(*Queue)

const (
	patience = 5 * time.Second
	respite  = 500 * time.Millisecond
)

// broker of messages. The variable holds its address such as amqp://user:password@events:5672; where it has none, the
// program only says what it would send.
func broker(name, variable string, parts ...BrokerPart) Part {
	broker := &Broker{name: name, address: os.Getenv(variable), ending: make(chan struct{})}
	for _, part := range parts {
		part(broker)
	}
	return func(design *Design) { design.sources[name] = broker }
}

// topic is an exchange that gives each message to all queues that are bound to it.
func topic(name string) BrokerPart {
	return func(broker *Broker) { broker.topics = append(broker.topics, name) }
}

func queue(name string, parts ...QueuePart) BrokerPart {
	queue := &Queue{name: name, arguments: amqp.Table{"x-queue-type": "quorum"}}
	for _, part := range parts {
		part(queue)
	}
	return func(broker *Broker) { broker.queues = append(broker.queues, queue) }
}

// bound makes the queue get all messages of a topic.
func bound(topic string) QueuePart { return func(queue *Queue) { queue.topic = topic } }

// argument of a queue as RabbitMQ names it.
func argument(name string, value any) QueuePart {
	return func(queue *Queue) { queue.arguments[name] = value }
}

// publish a message of so many bytes, and wait until the broker has it; the topic is empty where it goes to the queue alone.
func publish(broker, topic, queue string, bytes int) Step {
	return func(request *Request) error { return request.design.sources[broker].publish(topic, queue, bytes, request) }
}

// consumes makes messages of a queue be served like requests. Delivery at-most-once forgets a message when it is sent, all
// else when it is done.
func consumes(broker, queue string, prefetch int, delivery string) OperationPart {
	return func(operation *Operation) {
		operation.consumes = &Consumption{broker, queue, prefetch, delivery != "at-most-once"}
	}
}

func (broker *Broker) publish(topic, queue string, bytes int, request *Request) error {
	target := broker.name + "." + topic
	if topic == "" {
		target = broker.name + "." + queue
	}
	if broker.address == "" {
		request.log("would publish to " + target)
		return nil
	}
	if err := broker.send(topic, queue, bytes, request.trace); err != nil {
		return fmt.Errorf("%s: unavailable: %w", target, err)
	}
	return nil
}

func (broker *Broker) send(topic, queue string, bytes int, trace *Trace) error {
	channel, err := broker.open()
	if err != nil {
		return err
	}
	told := http.Header{}
	trace.tell(told)
	message := amqp.Publishing{Headers: amqp.Table{}, DeliveryMode: amqp.Persistent, Body: make([]byte, bytes)}
	for _, name := range []string{"traceparent", "tracestate"} {
		if value := told.Get(name); value != "" {
			message.Headers[name] = value
		}
	}
	limited, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	confirmed, err := channel.PublishWithDeferredConfirmWithContext(limited, topic, queue, false, false, message)
	if err != nil {
		return err
	}
	stored, err := confirmed.WaitContext(limited)
	if err == nil && !stored {
		err = fmt.Errorf("the broker has refused it")
	}
	return err
}

// open is the channel of all publishers, whose messages are confirmed.
func (broker *Broker) open() (*amqp.Channel, error) {
	broker.lock.Lock()
	defer broker.lock.Unlock()
	if broker.channel != nil && !broker.channel.IsClosed() {
		return broker.channel, nil
	}
	if broker.connection != nil {
		broker.connection.Close()
	}
	connection, channel, err := broker.connect()
	if err != nil {
		return nil, err
	}
	if err := channel.Confirm(false); err != nil {
		connection.Close()
		return nil, err
	}
	broker.connection, broker.channel = connection, channel
	return channel, nil
}

func (broker *Broker) connect() (*amqp.Connection, *amqp.Channel, error) {
	connection, err := amqp.DialConfig(broker.address, amqp.Config{Dial: amqp.DefaultDial(patience)})
	if err != nil {
		return nil, nil, err
	}
	channel, err := connection.Channel()
	if err == nil {
		err = broker.declare(channel)
	}
	if err != nil {
		connection.Close()
		return nil, nil, err
	}
	return connection, channel, nil
}

func (broker *Broker) declare(channel *amqp.Channel) error {
	for _, topic := range broker.topics {
		if err := channel.ExchangeDeclare(topic, "fanout", true, false, false, false, nil); err != nil {
			return err
		}
	}
	for _, queue := range broker.queues {
		if _, err := channel.QueueDeclare(queue.name, true, false, false, false, queue.arguments); err != nil {
			return err
		}
		if queue.topic != "" {
			if err := channel.QueueBind(queue.name, "", queue.topic, false, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

func (broker *Broker) start(server *Server) {
	for _, operation := range server.design.operations {
		if operation.consumes != nil && operation.consumes.broker == broker.name && broker.address != "" {
			broker.consumers.Add(1)
			go broker.consume(server, operation)
		}
	}
}

// consume messages until the program ends, over as many connections as it takes.
func (broker *Broker) consume(server *Server, operation *Operation) {
	defer broker.consumers.Done()
	for !server.ending.Load() {
		if err := broker.take(server, operation); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", broker.name, err)
		}
		select {
		case <-broker.ending:
		case <-time.After(respite):
		}
	}
}

func (broker *Broker) take(server *Server, operation *Operation) error {
	connection, channel, err := broker.connect()
	if err != nil {
		return err
	}
	defer connection.Close()
	consumption := operation.consumes
	if err := channel.Qos(consumption.prefetch, 0, false); err != nil {
		return err
	}
	messages, err := channel.Consume(consumption.queue, operation.id, !consumption.acknowledged, false, false, false, nil)
	if err != nil {
		return err
	}
	var taken sync.WaitGroup
	defer taken.Wait()
	for {
		select {
		case <-broker.ending:
			return channel.Cancel(operation.id, false)
		case message, open := <-messages:
			if !open {
				return fmt.Errorf("the connection has ended")
			}
			taken.Add(1)
			go func() {
				defer taken.Done()
				serve(server, operation, message)
			}()
		}
	}
}

// serve does what a message asks for. One that fails goes back, and to the dead letters when it has failed too often.
func serve(server *Server, operation *Operation, message amqp.Delivery) {
	told := http.Header{}
	for name, value := range message.Headers {
		if text, ok := value.(string); ok {
			told.Set(name, text)
		}
	}
	answer := server.begin(newRequest(server.design, operation, "MESSAGE", traceOf(told)))
	if !operation.consumes.acknowledged {
		return
	}
	err := error(nil)
	if answer.status < 400 {
		err = message.Ack(false)
	} else {
		err = message.Nack(false, true)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "the message will come again: %v\n", err)
	}
}

func (broker *Broker) stop(ctx context.Context) {
	close(broker.ending)
	ended := make(chan struct{})
	go func() {
		broker.consumers.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}
