package dev.archipelago.app.editor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.NewComponent;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import org.junit.jupiter.api.Test;

class StructureTest {
    private final Document shop = NewComponent.of(Document.empty("Shop"), ComponentKind.SERVICE, null)
            .apply(Document.empty("Shop")).orElseThrow();

    @Test
    void value_setThroughMissingRecords_isThereAndTheRestIsAsBefore() {
        Pointer strategy = Pointer.of("components", "service", "rollout", "minReady");
        Document changed = Structure.with(shop, strategy, TimeSpan.ofMillis(500));
        assertThat(Structure.value(changed, strategy)).contains(TimeSpan.ofMillis(500));
        assertThat(Structure.with(changed, strategy, null)).isEqualTo(shop);
    }

    @Test
    void property_ofAConnectionThatIsNotDeclared_declaresIt() {
        Pointer timeout = Pointer.of("connections", "service->service", "timeout");
        Document changed = Structure.with(shop, timeout, TimeSpan.ofMillis(250));
        assertThat(changed.architecture().connections()).hasSize(1);
        assertThat(Structure.value(changed, timeout)).contains(TimeSpan.ofMillis(250));
    }

    @Test
    void element_ofAList_isAppendedReplacedAndRemoved() {
        Pointer steps = Pointer.of("components", "service", "operations", "handle", "steps");
        Object step = Structure.value(shop, steps.child(0)).orElseThrow();
        Document two = Structure.with(shop, steps.child(1), step);
        assertThat(Structure.value(two, steps.child(1))).contains(step);
        assertThat(Structure.with(two, steps.child(1), null)).isEqualTo(shop);
    }

    @Test
    void part_withoutThoseThatMustBeGiven_isRefusedWithTheirNames() {
        Pointer most = Pointer.of("components", "service", "autoscaling", "max");
        assertThatThrownBy(() -> Structure.with(shop, most, 4)).isInstanceOf(NotationException.class)
                .hasMessageContaining("min");
    }

    @Test
    void value_whereNothingIs_isEmpty() {
        assertThat(Structure.value(shop, Pointer.of("components", "ghost", "replicas"))).isEmpty();
    }
}
