package dev.archipelago.model;

/// Who is served next of the requests that wait for a worker. Work that has begun is never interrupted.
public enum QueueDiscipline {
    /// Who has waited longest.
    FIFO,

    /// Who came last.
    LIFO
}
