package dev.archipelago.model.check;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Pointer;
import org.jspecify.annotations.Nullable;

/// A place in the document that names an operation.
///
/// @param from the operation whose step it is; null for workloads and connections
/// @param times how often it is done on average each time the operation is
record Reference(OperationRef to, Pointer pointer, Use use, @Nullable OperationRef from, double times) {

    /// What the operation is named for.
    enum Use {
        CALL, QUERY, CACHE, ENTRY, FALLBACK
    }
}
