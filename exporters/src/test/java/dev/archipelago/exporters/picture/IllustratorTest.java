package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IllustratorTest {

    private final Drawing design = Drawings.of(Boutique.document(), Overlay.NONE, Palette.LIGHT,
            PictureOptions.COMPLETE);
    private final Drawing measured = Drawings.of(Boutique.document(), Drawings.overloaded(), Palette.LIGHT,
            PictureOptions.COMPLETE);

    @Test
    void box_withReading_showsUtilisationLatencyErrorsAndReplicas() {
        assertThat(texts(measured, "payment")).contains("Payment", "99 %", "1.24 s", "12 % err", "×4");
        assertThat(texts(design, "payment")).contains("Payment", "200m · 128Mi · 64 workers").doesNotContain("99 %");
    }

    @Test
    void label_ofProtectedCall_showsTimeoutAndAttempts() {
        assertThat(label(design, "checkout->payment")).containsExactly("300ms", "3");
        assertThat(label(measured, "checkout->payment")).contains("24/s", "300ms", "3");
    }

    @Test
    void lines_ofDifferentUses_differInRhythm() {
        assertThat(dash("frontend->checkout")).isEqualTo(Stroke.Dash.SOLID);
        assertThat(dash("checkout->recommendation")).isEqualTo(Stroke.Dash.DASHED);
        assertThat(dash("checkout->events")).isEqualTo(Stroke.Dash.DOTTED);
        assertThat(dash("events->email")).isEqualTo(Stroke.Dash.DOTTED);
        assertThat(width("cart->redis-cart")).isLessThan(width("frontend->checkout"));
    }

    @Test
    void figures_areInsideTheDrawingAndMarksInsideTheirFigures() {
        for (Figure figure : measured.figures()) {
            assertThat(measured.bounds().contains(figure.bounds())).as(figure.title()).isTrue();
            figure.marks().stream().filter(Mark.Text.class::isInstance).map(Mark.Text.class::cast)
                    .forEach(text -> assertThat(figure.bounds().grown(1).contains(text.at())).as(text.content())
                            .isTrue());
        }
    }

    @Test
    void texts_ofABox_endInsideIt() {
        for (Figure figure : measured.figures()) {
            if (figure.subject() instanceof Figure.OfComponent) {
                Box box = figure.bounds();
                texts(figure).forEach(text -> assertThat(left(text) + text.width()).as(text.content())
                        .isLessThanOrEqualTo(box.right() - 4));
            }
        }
    }

    @Test
    void symbols_ofKindsAndSeverities_areAllDifferent() {
        assertThat(Arrays.stream(ComponentKind.values()).map(Symbols::of)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Severity.values()).map(severity -> {
            Pen pen = new Pen();
            Symbols.severity(pen, severity, new Point(0, 0), 10, Ink.of(0));
            return pen.marks().stream()
                    .map(mark -> ((Mark.Shape) mark).outline() + " " + (((Mark.Shape) mark).fill() != null))
                    .toList();
        })).doesNotHaveDuplicates();
    }

    @Test
    void legend_namesOnlyWhatIsDrawn() {
        List<String> legend = texts(figure(design, new Figure.Furniture("legend"))).map(Mark.Text::content).toList();

        assertThat(legend).contains("Gateway", "Broker", "Messages", "Call, does not wait")
                .doesNotContain("Declared, not used", "Beyond its limit");
        assertThat(texts(figure(measured, new Figure.Furniture("legend"))).map(Mark.Text::content))
                .contains("Well", "Beyond its limit").doesNotContain("Down");
    }

    private static List<String> texts(Drawing drawing, String id) {
        return texts(figure(drawing, new Figure.OfComponent(new ComponentId(id)))).map(Mark.Text::content).toList();
    }

    private static List<String> label(Drawing drawing, String id) {
        return texts(figure(drawing, new Figure.OfLabel(ConnectionId.parse(id)))).map(Mark.Text::content).toList();
    }

    private static Figure figure(Drawing drawing, Figure.Subject subject) {
        return drawing.figures().stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
    }

    /// At 100 %.
    private static Stream<Mark.Text> texts(Figure figure) {
        return figure.marks().stream().filter(mark -> mark.detail().isVisibleAt(1)).filter(Mark.Text.class::isInstance)
                .map(Mark.Text.class::cast);
    }

    private static double left(Mark.Text text) {
        return switch (text.anchor()) {
            case START -> text.at().x();
            case MIDDLE -> text.at().x() - text.width() / 2;
            case END -> text.at().x() - text.width();
        };
    }

    private Stroke.Dash dash(String id) {
        return shaft(id).dash();
    }

    private double width(String id) {
        return shaft(id).width();
    }

    private Stroke shaft(String id) {
        Figure figure = figure(design, new Figure.OfConnection(ConnectionId.parse(id)));
        return ((Mark.Shape) figure.marks().getFirst()).stroke();
    }
}
