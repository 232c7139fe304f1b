package dev.archipelago.model.file;

import dev.archipelago.model.finding.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// Says that a file holds no document, to those who had no other answer in mind.
public final class UnreadableDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> problems;

    UnreadableDocumentException(List<Finding> problems) {
        super(problems.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Finding> problems() {
        return problems;
    }
}
