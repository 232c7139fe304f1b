package dev.archipelago.model;

/// What a component is; decides its symbol, its defaults and what is exported for it.
public enum ComponentKind {
    /// A group of users or a calling system outside: only sends load.
    CLIENT,

    /// The entrance: receives requests from outside and passes them on.
    GATEWAY,

    /// A program of our own.
    SERVICE,

    /// Stores data; answers queries.
    DATABASE,

    /// Keeps answers for a while.
    CACHE,

    /// Takes messages and delivers them: queues and topics.
    BROKER,

    /// A system of the same organisation that is not part of this design.
    EXTERNAL,

    /// An interface of another organisation.
    THIRD_PARTY
}
