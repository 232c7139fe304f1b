package dev.archipelago.app.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Illustrator;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovingTest {

    private static final ComponentId MOVED = LargeDesign.id(7);

    private final Document document = LargeDesign.placed(20, 40);
    private final Layout layout = AutoLayout.of(document);
    private final Shown shown = new Shown(layout, Illustrator.draw(document, layout, Overlay.NONE, Palette.LIGHT,
            PictureOptions.BARE));

    @Test
    void moving_oneBox_drawsItElsewhereWithStraightLinesAndLeavesTheOthers() {
        Position to = new Position(900, 700);
        Shown still = Moving.without(shown, Set.of(MOVED));
        Moving moving = Moving.of(shown, still, Map.of(MOVED, to));

        long touching = layout.routes().keySet().stream().filter(id -> id.from().equals(MOVED) || id.to().equals(MOVED))
                .count();
        assertThat(touching).isPositive();
        assertThat(moving.lines()).hasSize((int) touching);
        assertThat(moving.layout().box(MOVED)).contains(Layout.boxAt(to));
        assertThat(moving.figures()).singleElement().satisfies(
                shifted -> assertThat(shifted.figure().subject()).isEqualTo(new Figure.OfComponent(MOVED)));
        assertThat(still.figure(MOVED)).isEmpty();
        assertThat(still.drawing().figures()).hasSize(shown.drawing().figures().size() - 1 - (int) touching);
        assertThat(moving.layout().routes()).hasSize(layout.routes().size() - (int) touching);
    }
}
