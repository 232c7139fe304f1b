package dev.archipelago.model;

/// Who is served next of the requests that wait for a worker. Work that has begun is never interrupted.
public enum QueueDiscipline {
    /// Who has waited longest.
    FIFO,

    /// Who came last.
    LIFO,

    /// Who has waited longest, but who came last while somebody has been waiting for more than 100 ms without a break.
    ADAPTIVE_LIFO
}
