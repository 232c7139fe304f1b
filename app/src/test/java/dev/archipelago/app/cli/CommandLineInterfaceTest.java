package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {
    private final List<Optional<Path>> opened = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void noArguments_withADisplay_openTheEditorOnTheGallery() {
        Run run = Run.of(new Screen(true), opened::add);

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(opened).containsExactly(Optional.empty());
    }

    @Test
    void edit_withAFile_opensTheEditorOnIt() throws IOException {
        Path file = Files.writeString(folder.resolve("shop.json"), "{}");

        Run run = Run.of(new Screen(true), opened::add, "edit", file.toString());

        assertThat(run.status()).isZero();
        assertThat(opened).containsExactly(Optional.of(file));
    }

    @Test
    void edit_withAFileThatIsNotThere_isRefused() {
        Run run = Run.of(new Screen(true), opened::add, "edit", "nowhere.json");

        assertThat(run).isEqualTo(new Run(3, "", "archipelago: nowhere.json: there is no such file\n"));
        assertThat(opened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check FILE", "simulate FILE", "estimate FILE", "availability FILE",
        "find FILE kind=service",
        "why FILE", "capacity FILE", "optimise FILE", "blast-radius FILE", "boundaries FILE", "protocols FILE",
        "sweep FILE --vary components.orders.replicas=1,2", "diff FILE FILE", "compare FILE FILE"})
    void report_overTheArchitectureThatItIsAbout_isNotWritten(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.json"), Shop.TEXT);
        Run run = Run
                .of((command + " -o " + folder.resolve("./shop.json")).replace("FILE", file.toString()).split(" "));

        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("it is read by this command and would be lost");
        assertThat(file).hasContent(Shop.TEXT);
    }

    @Test
    void command_thatIsListed_isKnownByThatName() {
        Run help = Run.of("--help");
        List<String> listed = help.out().lines().dropWhile(line -> !line.startsWith("Commands:")).skip(1)
                .takeWhile(line -> line.startsWith("  ")).filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split("[ ,]+")[0]).toList();

        assertThat(listed).hasSizeGreaterThan(20).contains("edit", "schema", "help");
        assertThat(listed).filteredOn(name -> !name.equals("help")).allSatisfy(name -> {
            Run run = Run.of(name, "--help");
            assertThat(run.status()).as(name).isZero();
            assertThat(run.out()).startsWith("Usage: archipelago " + name + " ");
        });
    }

    @Test
    void edit_withoutADisplay_saysWhatToDoInstead() {
        Run run = Run.of(new Screen(false), opened::add);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("there is no display", "archipelago check", "xvfb-run", "95 % confidence")
                .doesNotContain("Exception", "\tat ", "%%");
        assertThat(opened).isEmpty();
    }

    @Test
    void command_thatDoesNotExist_isRefusedWithTheNearestOne() {
        Run run = Run.of("chekc");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("chekc", "check", "--help says more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            render shop.json                             | Missing required option: '--to=PICTURE'
            render shop.json --to a.svg --theme blue     | --theme: expected one of light, dark, not 'blue'
            render shop.json --to a.svg --scale big      | --scale: expected a number, not 'big'
            export kubernets shop.json --into out        | there is no export 'kubernets'. Did you mean 'kubernetes'?
            export kubernetes shop.json                  | Missing required option: '--into=DIR'
            export kubernetes shop.json --into           | Missing required parameter for option '--into' (DIR)
            export                                       | Missing required parameters: 'TARGET', 'FILE'
            schema --output                              | Missing required parameter for option '--output' (FILE)
            edit a.json b.json                           | 'b.json' is no command or option here
            """)
    void arguments_thatAreWrong_areNamedWithWhatWasExpected(String arguments, String message) {
        Run run = Run.of(arguments.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("archipelago: " + message + "\n").endsWith(" --help says more\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "check", "simulate", "export", "render", "schema"})
    void help_ofACommand_hasUsageAndEveryOptionOnALineOfItsOwn(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: archipelago " + command + " ").contains("\n  -h, --help ")
                .doesNotContain("%n", "${", "%%");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void help_ofTheProgram_listsCommandsAndExitStatus() {
        Run run = Run.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: archipelago", "edit", "check", "Exit status:", "70");
    }

    @Test
    void failure_insideTheProgram_isReportedWithoutAStackTrace() {
        EditorDoor broken = _ -> {
            throw new IllegalStateException("no pencils");
        };

        Run run = Run.of(new Screen(true), broken, "edit");

        assertThat(run.status()).isEqualTo(70);
        assertThat(run.err()).startsWith("archipelago: an error inside Archipelago, not in your input: ")
                .contains("no pencils", "--stacktrace").doesNotContain("\tat ");
    }

    @Test
    void failure_insideTheProgram_showsItsPlaceWhenAsked() {
        EditorDoor broken = _ -> {
            throw new IllegalStateException("no pencils");
        };

        assertThat(Run.of(new Screen(true), broken, "edit", "--stacktrace").err())
                .contains("no pencils", "\tat dev.archipelago");
    }

    @Test
    void result_thatCannotBeWrittenForAFullDisk_isAFailure() {
        Run run = Run.into(failing("No space left on device"), "schema");

        assertThat(run).isEqualTo(new Run(2, "",
                "archipelago: cannot write all of the result to the standard output; is the disk full?\n"));
    }

    @Test
    void result_whoseReaderHasReadEnough_isNoFailure() {
        assertThat(Run.into(failing("Broken pipe"), "schema")).isEqualTo(new Run(0, "", ""));
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
