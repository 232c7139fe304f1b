package dev.archipelago.exporters.yaml;

import java.util.ArrayList;
import java.util.List;

/// What people read beside a value.
///
/// @param above lines before it
/// @param beside at the end of its line; empty for none
/// @param guard the condition of a template under which the entry is there at all; empty for none
record Comments(List<String> above, String beside, String guard) {

    static final Comments NONE = new Comments(List.of(), "", "");

    Comments {
        above = List.copyOf(above);
    }

    Comments withAbove(String line) {
        List<String> lines = new ArrayList<>(above);
        lines.add(line);
        return new Comments(lines, beside, guard);
    }

    Comments withBeside(String text) {
        return new Comments(above, text, guard);
    }

    Comments withGuard(String condition) {
        return new Comments(above, beside, condition);
    }
}
