package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {

    @Test
    void size_ofATextThatIsTooLong_shrinksToTheLeastThatIsLegible() {
        assertThat(Letters.size("Cart", 18, 15, true, 120)).isEqualTo(18);
        double size = Letters.size("Recommender", 18, 15, true, 120);
        assertThat(size).isBetween(15.0, 18.0);
        assertThat(Letters.width("Recommender", size, true)).isLessThanOrEqualTo(120 + 1e-9);
        assertThat(Letters.size("Supercalifragilistic", 18, 15, true, 120)).isEqualTo(15);
    }

    @Test
    void fitted_longText_endsWithAnEllipsisAndFits() {
        String fitted = Letters.fitted("A very long name of a service", 13, true, 90);
        assertThat(fitted).startsWith("A very").endsWith("…");
        assertThat(Letters.width(fitted, 13, true)).isLessThanOrEqualTo(90);
    }

    @Test
    void fitted_shortText_staysAsItIs() {
        assertThat(Letters.fitted("Cart", 13, true, 90)).isEqualTo("Cart");
    }

    @Test
    void width_ofChinese_isASquareForEachLetter() {
        assertThat(Letters.width("结算服务", 10, false)).isEqualTo(40);
    }

    @Test
    void fitted_supplementaryLetters_areNotCutInTwo() {
        String fitted = Letters.fitted("🚚🚚🚚🚚", 10, false, 25);
        assertThat(fitted).isEqualTo("🚚…");
    }

    @Test
    void wrapped_twoWords_breakAtTheBlank() {
        assertThat(Letters.wrapped("Product catalog", 18, true, 110)).containsExactly("Product", "catalog");
        assertThat(Letters.wrapped("product-catalog", 18, true, 110)).containsExactly("product-", "catalog");
    }

    @Test
    void wrapped_chinese_breaksBetweenLetters() {
        assertThat(Letters.wrapped("商品目录与库存", 18, false, 80)).containsExactly("商品目录", "与库存");
    }

    @Test
    void wrapped_oneLongWord_isCut() {
        assertThat(Letters.wrapped("Recommendationsystem", 18, true, 110)).hasSize(1).first().asString().endsWith("…");
    }

    @Test
    void numbers_areShort() {
        assertThat(Numbers.percent(0.0314)).isEqualTo("3.1 %");
        assertThat(Numbers.percent(0.99)).isEqualTo("99 %");
        assertThat(Numbers.percent(1.5)).isEqualTo("150 %");
        assertThat(Numbers.percent(0)).isEqualTo("0 %");
        assertThat(Numbers.percent(0.0002)).isEqualTo("<0.1 %");
        assertThat(Numbers.rate(1240)).isEqualTo("1.2k/s");
        assertThat(Numbers.rate(24)).isEqualTo("24/s");
        assertThat(Numbers.coordinate(12.0)).isEqualTo("12");
        assertThat(Numbers.coordinate(-0.001)).isEqualTo("0");
        assertThat(Numbers.coordinate(1e7)).isEqualTo("10000000");
    }
}
