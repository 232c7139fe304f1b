package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.workbench.Templates;
import dev.archipelago.model.check.Checks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TemplatesCommandTest {
    static final List<String> IDS = Templates.IDS;

    @TempDir
    Path folder;

    @Test
    void templates_areListedWithWhatTheyAre() {
        assertThat(Run.of("templates").out()).startsWith("""
                gateway-and-services
                  A gateway before two services, each with a database of its own.
                """).contains(Templates.IDS);
    }

    @ParameterizedTest
    @FieldSource("IDS")
    void template_hasNoFindings_andMeetsItsObjectives(String id) {
        Path file = folder.resolve(id + ".archipelago.json");

        assertThat(Run.of("templates", id, "--output", file.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Checks.all().run(Templates.read(id))).isEmpty();
        assertThat(Run.of("simulate", file.toString(), "--duration", "10s", "--replications", "3").status()).isZero();
    }

    @Test
    void template_thatIsNotThere_isRefused() {
        assertThat(Run.of("templates", "cqrz").err()).contains("there is no template 'cqrz'", "Did you mean 'cqrs'?");
    }
}
