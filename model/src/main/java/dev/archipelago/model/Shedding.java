package dev.archipelago.model;

/// What a component does with requests that it cannot serve in time anyway.
public enum Shedding {
    /// It drops those whose callers have given up when their turn comes.
    EXPIRED,

    /// It rejects more and more of those whose turn comes, while all of them have waited too long: CoDel with a target of 5 ms
    /// and an interval of 100 ms.
    CODEL,

    /// When its backlog is full, it lets a request of higher priority take the place of one of the lowest.
    PRIORITY
}
