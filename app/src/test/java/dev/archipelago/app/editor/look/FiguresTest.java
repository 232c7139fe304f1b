package dev.archipelago.app.editor.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void time_isSpelledInTheUnitThatFits() {
        assertThat(Figures.time(0.0123)).isEqualTo("12.3 ms");
        assertThat(Figures.time(0.000_407)).isEqualTo("407 µs");
        assertThat(Figures.time(90)).isEqualTo("90.0 s");
        assertThat(Figures.time(0)).isEqualTo("0 ms");
        assertThat(Figures.time(Double.NaN)).isEqualTo(Figures.NONE);
    }

    @Test
    void interval_isSpelledInTheUnitOfItsValue() {
        assertThat(Figures.time(0.21, 0.0092)).isEqualTo("210 ± 9 ms");
        assertThat(Figures.rate(199.4, 3.04)).isEqualTo("199 ± 3 /s");
        assertThat(Figures.share(0.0302, 0.001)).isEqualTo("3.0 ± 0.1 %");
    }

    @Test
    void interval_hasAsManyDigitsInBothParts() {
        assertThat(Figures.rate(2.482, 0.384)).isEqualTo("2.48 ± 0.38 /s");
        assertThat(Figures.time(0.0230, 0.00001)).isEqualTo("23.00 ± 0.01 ms");
        assertThat(Figures.share(0.001, 0.0001)).isEqualTo("0.10 ± 0.01 %");
        assertThat(Figures.share(0.99995, 0.00009)).isEqualTo("99.995 ± 0.009 %");
        assertThat(Figures.number(0.00004, 0.0001)).isEqualTo("< 0.001");
    }

    @Test
    void interval_thatIsUnknown_isLeftOut() {
        assertThat(Figures.time(0.5, Double.NaN)).isEqualTo("500 ms");
    }

    @Test
    void share_nearOne_keepsItsNines() {
        assertThat(Figures.share(0.99995)).isEqualTo("99.995 %");
    }
}
