package dev.archipelago.model;

/// How two components talk.
public enum Protocol {
    /// HTTP/1.1: one request per connection at a time.
    HTTP,

    /// HTTP/2: many requests over one connection.
    HTTP2,

    /// gRPC over HTTP/2.
    GRPC,

    /// A protocol of its own over TCP: databases, caches.
    TCP,

    /// A message queue protocol.
    AMQP,

    /// A log protocol.
    KAFKA
}
