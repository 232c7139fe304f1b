package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Linux      | OTHER=1               | false
            Linux      | DISPLAY=              | false
            Linux      | DISPLAY=:0            | true
            Linux      | WAYLAND_DISPLAY=way-0 | true
            FreeBSD    | OTHER=1               | false
            Windows 11 | OTHER=1               | true
            Mac OS X   | OTHER=1               | true
            """)
    void screen_byOperatingSystemAndEnvironment_isFound(String system, String variable, boolean available) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        String[] parts = variable.split("=", 2);

        assertThat(Screen.of(properties, Map.of(parts[0], parts[1])).available()).isEqualTo(available);
    }
}
