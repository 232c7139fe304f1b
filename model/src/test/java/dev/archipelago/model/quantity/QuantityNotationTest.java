package dev.archipelago.model.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityNotationTest {

    @ParameterizedTest
    @CsvSource({"250ms,250ms", "0.25s,250ms", "1.5s,1.5s", "90s,90s", "120s,2min", "1h30min,90min", "60min,60min",
        "2h,2h", "48h,2d", "0ms,0s", "1234us,1.234ms", "1234567ns,1234.567us", "5µs,5us"})
    void timeSpan_spellings_haveOneCanonicalForm(String text, String canonical) {
        assertThat(TimeSpan.parse(text).toString()).isEqualTo(canonical);
        assertThat(TimeSpan.parse(canonical)).isEqualTo(TimeSpan.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"250", "-1ms", "1 m", "5 sec", "ms", "", "1e3ms", "1,5s", "0.5ns", "999999999999d"})
    void timeSpan_wrongText_saysWhatWasExpected(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(NotationException.class)
                .hasMessageContaining("is not a duration such as 250ms");
    }

    @ParameterizedTest
    @CsvSource({"120/s,120/s", "30/min,0.5/s", "1/min,1/min", "1000/h,1000/h", "0.5/s,0.5/s", "7/d,7/d"})
    void rate_spellings_haveOneCanonicalForm(String text, String canonical) {
        assertThat(Rate.parse(text).toString()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"70%,0.7", "99.9%,0.999", "0%,0", "100%,1", "0.07%,0.0007"})
    void share_percent_isExact(String text, double value) {
        assertThat(Share.parse(text).value()).isEqualTo(value);
        assertThat(Share.parse(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.7", "101%", "-1%", "%", "70 percent"})
    void share_withoutUnitOrOutOfRange_isRefused(String text) {
        assertThatThrownBy(() -> Share.parse(text)).isInstanceOf(NotationException.class);
    }

    @ParameterizedTest
    @CsvSource({"256Mi,256Mi", "2KiB,2Ki", "1024Ki,1Mi", "1.5Gi,1536Mi", "1500B,1500B", "10MB,10000000B", "0B,0B"})
    void dataSize_spellings_haveOneCanonicalForm(String text, String canonical) {
        assertThat(DataSize.parse(text).toString()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"500m,500m", "1.5,1.5", "2,2", "0.1,100m", "1250m,1250m", "2000m,2"})
    void cores_spellings_haveOneCanonicalForm(String text, String canonical) {
        assertThat(Cores.parse(text).toString()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0m", "-1", "0.0001", "1 core", "half"})
    void cores_noneOrWrong_isRefused(String text) {
        assertThatThrownBy(() -> Cores.parse(text)).isInstanceOf(NotationException.class);
    }

    @ParameterizedTest
    @CsvSource({"25%,10,3,2", "2,10,2,2", "0%,7,0,0", "100%,7,7,7", "30%,7,3,2"})
    void portion_share_roundsAsKubernetesDoes(String text, int replicas, int up, int down) {
        Portion portion = Portion.parse(text);
        assertThat(portion.ofRoundedUp(replicas)).isEqualTo(up);
        assertThat(portion.ofRoundedDown(replicas)).isEqualTo(down);
        assertThat(portion.toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20ms", "exponential(20ms)", "uniform(5ms, 20ms)", "normal(mean=20ms, sd=3ms)",
        "lognormal(mean=20ms, cv=1.2)", "gamma(mean=20ms, cv=0.5)", "erlang(stages=4, mean=20ms)",
        "hyperexponential(mean=20ms, cv=2)", "weibull(mean=20ms, shape=0.8)", "pareto(min=5ms, shape=2.5)",
        "pareto(min=5ms, shape=1.5, max=1s)", "triangular(5ms, 10ms, 30ms)", "empirical(1ms, 2ms, 9ms)",
        "empirical(latency/orders.csv)", "2ms + exponential(3ms)"})
    void distribution_canonicalText_isReadAndPrintedTheSame(String text) {
        assertThat(Distribution.parse(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exponential", "exponential()", "exponential(20)", "exponential(1ms, 2ms)",
        "lognormal(20ms)",
        "lognormal(mean=20ms, sd=2ms)", "uniform(5ms, 2ms)", "pareto(min=5ms, shape=0.9)", "erlang(0, 5ms)",
        "empirical()", "empirical(../../etc/passwd.csv)x", "exp(5ms)", "5ms + 5ms", "-5ms"})
    void distribution_wrongText_isRefused(String text) {
        assertThatThrownBy(() -> Distribution.parse(text)).isInstanceOf(NotationException.class);
    }

    @Test
    void distribution_expected_isTheClosedForm() {
        assertThat(Distribution.parse("pareto(min=10ms, shape=2)").expected()).isEqualTo(0.02);
        assertThat(Distribution.parse("triangular(0ms, 3ms, 6ms)").expected()).isCloseTo(0.003, offset(1e-15));
        assertThat(Distribution.parse("1ms + uniform(1ms, 3ms)").expected()).isCloseTo(0.003, offset(1e-15));
        // bounded Pareto: integral of x f(x) over [1, 10] for shape 1.5
        assertThat(Distribution.parse("pareto(min=1s, shape=1.5, max=10s)").expected())
                .isCloseTo(1.5 * (1 - Math.pow(10, -0.5)) / 0.5 / (1 - Math.pow(10, -1.5)),
                        offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"3,3", "geometric(2.5),2.5", "poisson(4),4", "'uniform(1, 5)',3"})
    void count_canonicalText_isReadAndPrintedTheSame(String text, double expected) {
        assertThat(Count.parse(text).toString()).isEqualTo(text);
        assertThat(Count.parse(text).expected()).isEqualTo(expected);
    }

    @Test
    void allQuantities_anyValue_isReadBackFromItsText() {
        long seed = 20261124L;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String place = "seed " + seed + ", draw " + i;
            TimeSpan time = new TimeSpan(random.nextLong(1L << random.nextInt(1, 60)));
            assertThat(TimeSpan.parse(time.toString())).as(place).isEqualTo(time);
            Rate rate = new Rate(random.nextInt(1, 1_000_000) / Math.pow(10, random.nextInt(0, 6)));
            assertThat(Rate.parse(rate.toString())).as(place).isEqualTo(rate);
            Share share = new Share(random.nextInt(0, 100_001) / 100_000.0);
            assertThat(Share.parse(share.toString())).as(place).isEqualTo(share);
            DataSize size = new DataSize(random.nextLong(1L << random.nextInt(1, 50)));
            assertThat(DataSize.parse(size.toString())).as(place).isEqualTo(size);
            Cores cores = new Cores(random.nextLong(1, 200_000));
            assertThat(Cores.parse(cores.toString())).as(place).isEqualTo(cores);
        }
    }

    @Test
    void printing_inAnyLocale_usesThePoint() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(TimeSpan.parse("1.5s").toString()).isEqualTo("1.5s");
            assertThat(Share.parse("99.9%").toString()).isEqualTo("99.9%");
        } finally {
            Locale.setDefault(before);
        }
    }
}
