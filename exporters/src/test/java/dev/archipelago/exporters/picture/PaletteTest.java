package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentKind;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {

    static Stream<Palette> palettes() {
        return Stream.of(Palette.LIGHT, Palette.DARK);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void texts_onGroundAndSurface_haveTheContrastOfReadableText(Palette palette) {
        for (Ink behind : new Ink[]{palette.ground(), palette.surface()}) {
            assertThat(contrast(palette.text(), behind)).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(palette.quiet(), behind)).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void signs_onGroundAndSurface_haveTheContrastOfGraphics(Palette palette) {
        for (Ink behind : new Ink[]{palette.ground(), palette.surface()}) {
            for (Severity severity : Severity.values()) {
                assertThat(contrast(palette.status(severity), behind)).as(severity.name()).isGreaterThanOrEqualTo(3);
            }
            for (ComponentKind kind : ComponentKind.values()) {
                assertThat(contrast(palette.kind(kind), behind)).as(kind.name()).isGreaterThanOrEqualTo(3);
            }
            assertThat(contrast(palette.line(), behind)).isGreaterThanOrEqualTo(3);
        }
    }

    /// Contrast ratio of WCAG 2.2.
    private static double contrast(Ink a, Ink b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Ink ink) {
        return 0.2126 * linear(ink.rgb() >> 16 & 255) + 0.7152 * linear(ink.rgb() >> 8 & 255)
                + 0.0722 * linear(ink.rgb() & 255);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
