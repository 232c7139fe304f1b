package dev.archipelago.simulator.redesign;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.edit.BoundaryEdit;
import java.util.stream.Collectors;

/// Spells changes of boundaries as the arguments with which the command `refactor` does the same.
final class Commands {

    private Commands() {}

    static String of(BoundaryEdit edit) {
        return switch (edit) {
            case BoundaryEdit.MergeServices e -> "merge "
                    + e.services().stream().map(ComponentId::value).collect(Collectors.joining(" ")) + " --into "
                    + e.into();
            case BoundaryEdit.SplitService e -> "split " + e.service() + e.parts().entrySet().stream()
                    .map(part -> " --into " + part.getKey()
                            + (part.getValue().isEmpty() ? "" : "=" + String.join(",", part.getValue())))
                    .collect(Collectors.joining());
            case BoundaryEdit.ExtractModule e -> "extract "
                    + e.operations().stream().map(name -> e.service() + "." + name).collect(Collectors.joining(" "))
                    + " --into " + e.into();
            case BoundaryEdit.MoveOperation e -> "move " + e.operation() + " --into " + e.to();
            case BoundaryEdit.CallToEvent e -> "event " + e.caller() + " " + e.callee() + " --into " + e.channel();
        };
    }
}
