package dev.archipelago.app.editor.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.estimate.EstimateResult.Doubt;
import dev.archipelago.simulator.estimate.EstimateResult.Why;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What the simulator says in English comes to the window in its language.
class FaultNamesTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    private static final Messages CHINESE = Messages.of(Locale.SIMPLIFIED_CHINESE);

    @Test
    void name_ofAFault_isSaidInTheLanguageOfTheWindow_andAllElseAsItIs() {
        assertThat(FaultNames.of("name failure web->shop", ENGLISH)).isEqualTo("Name failure web->shop");
        assertThat(FaultNames.of("isolate orders, stock", ENGLISH)).isEqualTo("Isolate orders, stock");
        assertThat(FaultNames.of("isolate orders, stock", CHINESE)).isEqualTo("隔离 orders, stock");
        assertThat(FaultNames.of("zone loss b", CHINESE))
                .isEqualTo(CHINESE.text("key.zoneLoss") + " b");
        assertThat(FaultNames.of("web->shop", CHINESE)).isEqualTo("web->shop");
        assertThat(FaultNames.of("web", CHINESE)).isEqualTo("web");
    }

    @Test
    void doubts_ofAnEstimate_haveTheWordsOfTheCommandLineInEnglish_andOthersInChinese() {
        for (Why why : Why.values()) {
            Doubt doubt = new Doubt("web", why, why == Why.SATURATED || why == Why.BUSY ? 0.93 : Double.NaN);
            assertThat(ENGLISH.text("doubt." + why, doubt.share())).isEqualTo(doubt.reason());
            assertThat(CHINESE.text("doubt." + why, doubt.share())).doesNotContain("taken", "left out", "{0}")
                    .matches(".*\\p{IsHan}.*");
        }
    }
}
