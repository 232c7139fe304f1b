package dev.archipelago.app.editor.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.edit.BoundaryEdit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesignNamesTest {
    private static final ComponentId A = new ComponentId("a");
    private static final ComponentId B = new ComponentId("b");

    @Test
    void everyEdit_andEveryOtherName_isSaidInChinese() {
        Map<ComponentId, Set<String>> parts = new LinkedHashMap<>();
        parts.put(A, Set.of());
        parts.put(B, Set.of("x"));
        List<String> names = List.of(new BoundaryEdit.MergeServices(List.of(A, B), A).description(),
                new BoundaryEdit.SplitService(A, parts).description(),
                new BoundaryEdit.ExtractModule(A, Set.of("x"), B).description(),
                new BoundaryEdit.MoveOperation(OperationRef.parse("a.x"), B).description(),
                new BoundaryEdit.CallToEvent(OperationRef.parse("a.x"), OperationRef.parse("b.y"),
                        OperationRef.parse("bus.z")).description(),
                "Extract a", "Extract a, b", "now", "monolith", "suggested", "a->b: kept answers");
        DesignNames chinese = new DesignNames(Messages.of(Locale.SIMPLIFIED_CHINESE));
        DesignNames english = new DesignNames(Messages.of(Locale.ENGLISH));

        assertThat(names).allSatisfy(name -> {
            assertThat(chinese.of(name)).containsPattern("\\p{IsHan}").doesNotContainPattern("\\{[0-9]}");
            assertThat(english.of(name)).isEqualTo(name);
        });
        assertThat(chinese.of(names.getFirst())).contains("a, b");
        assertThat(chinese.of("a->b: gRPC")).isEqualTo("a->b: gRPC");
    }
}
