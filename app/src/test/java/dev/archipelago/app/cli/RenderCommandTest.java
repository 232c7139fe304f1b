package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    Path folder;
    private String shop;

    @BeforeEach
    void writeShop() throws IOException {
        shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT).toString();
    }

    @Test
    void architecture_asSvg_showsItsComponents() {
        Path picture = folder.resolve("shop.svg");

        Run run = Run.of("render", shop, "--to", picture.toString());

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(picture).content().contains("<svg", "Corner shop", "orders");
    }

    @Test
    void architecture_asPng_growsWithTheScale() throws IOException {
        Path small = folder.resolve("small.PNG");
        Path large = folder.resolve("large.png");

        assertThat(Run.of("render", shop, "--to", small.toString(), "--scale", "0.5").status()).isZero();
        assertThat(Run.of("render", shop, "--to", large.toString(), "--scale", "2", "--theme", "dark").status())
                .isZero();

        assertThat(Files.readAllBytes(small)).startsWith(PNG);
        assertThat(Files.size(large)).isGreaterThan(Files.size(small));
    }

    @Test
    void architecture_asPdf_isOnePage() throws IOException {
        Path page = folder.resolve("shop.pdf");

        assertThat(Run.of("render", shop, "--to", page.toString())).isEqualTo(new Run(0, "", ""));

        assertThat(Files.readAllBytes(page)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void architecture_asText_isWrittenForTheToolOfTheEnding() {
        Path mermaid = folder.resolve("shop.mmd");
        Path plantUml = folder.resolve("shop.puml");
        Path drawIo = folder.resolve("shop.drawio");

        for (Path text : List.of(mermaid, plantUml, drawIo)) {
            assertThat(Run.of("render", shop, "--to", text.toString())).isEqualTo(new Run(0, "", ""));
        }

        assertThat(mermaid).content().contains("\nflowchart LR\n", "orders");
        assertThat(plantUml).content().startsWith("@startuml\n").contains("orders");
        assertThat(drawIo).content().startsWith("<mxfile").contains("orders");
    }

    @Test
    void picture_ofAnUnknownKind_isRefused() {
        Run run = Run.of("render", shop, "--to", "shop.gif");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("archipelago: --to: expected a name that ends in .svg, .png, .pdf, .mmd, .puml or .drawio,"
                        + " not shop.gif\n");
    }

    @Test
    void scale_outOfRange_isRefused() {
        assertThat(Run.of("render", shop, "--to", "a.png", "--scale", "9").err())
                .startsWith("archipelago: --scale: expected a factor from 0.1 to 4, not 9.0\n");
        assertThat(Run.of("render", shop, "--to", "a.png", "--scale", "NaN").status()).isEqualTo(2);
    }

    @Test
    void file_withAnUnknownKey_isRefusedWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"),
                Shop.TEXT.replace("\"components\"", "\"componnets\""));

        Run run = Run.of("render", file.toString(), "--to", folder.resolve("bad.svg").toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("bad.json:4:", "componnets", "components", "cannot be read")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("bad.svg")).doesNotExist();
    }

    @Test
    void file_thatIsNotThere_isRefused() {
        Run run = Run.of("render", "nowhere.json", "--to", "a.svg");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("nowhere.json");
    }

    @Test
    void sequence_ofAnOperation_isDrawnAndWrittenForMermaid() {
        Path text = folder.resolve("place.mmd");
        Path picture = folder.resolve("place.svg");

        assertThat(Run.of("render", shop, "--sequence", "orders.place", "--to", text.toString(), "--depth", "2"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Run.of("render", shop, "--sequence", "orders.place", "--to", picture.toString()).status()).isZero();

        assertThat(text).content().startsWith("sequenceDiagram\n").contains("outside->>c0: place");
        assertThat(picture).content().contains("<svg", "orders.place", "class=\"message\"");
    }

    @Test
    void sequence_thatIsNotThere_isRefused() {
        String at = "a.svg";
        assertThat(Run.of("render", shop, "--sequence", "orders.gone", "--to", at).err())
                .startsWith(
                        "archipelago: --sequence: " + shop + " has no operation orders.gone; expected an operation");
        assertThat(Run.of("render", shop, "--sequence", "Orders Place", "--to", at).status()).isEqualTo(2);
        assertThat(Run.of("render", shop, "--sequence", "orders.place", "--depth", "0", "--to", at).err())
                .startsWith("archipelago: --depth: expected a number from 1 to 50, not 0\n");
        assertThat(Run.of("render", shop, "--depth", "3", "--to", at).status()).isEqualTo(2);
        assertThat(Run.of("render", shop, "--sequence", "orders.place", "--to", "a.puml").err())
                .startsWith("archipelago: --to: expected a name that ends in .svg, .png, .pdf or .mmd, not a.puml\n");
        assertThat(Path.of(at)).doesNotExist();
    }
}
