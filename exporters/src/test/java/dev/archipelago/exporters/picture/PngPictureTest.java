package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngPictureTest {

    @Test
    void png_atScaleTwo_isTwiceAsLargeAndShowsBoxesOnTheGround() throws Exception {
        Document boutique = Boutique.document();
        Layout layout = AutoLayout.of(boutique);
        Drawing drawing = Illustrator.draw(boutique, layout, Overlay.NONE, Palette.DARK, PictureOptions.COMPLETE);

        BufferedImage once = image(PngPicture.paint(drawing, 1));
        BufferedImage twice = image(PngPicture.paint(drawing, 2));

        assertThat(twice.getWidth()).isBetween(once.getWidth() * 2 - 2, once.getWidth() * 2);
        assertThat(once.getRGB(1, 1) & 0xFFFFFF).isEqualTo(Palette.DARK.ground().rgb());
        Box box = layout.box(new ComponentId("frontend")).orElseThrow();
        int x = (int) (2 * (box.right() - 6 - drawing.bounds().x()));
        int y = (int) (2 * (box.middle().y() - 6 - drawing.bounds().y()));
        assertThat(twice.getRGB(x, y) & 0xFFFFFF).isEqualTo(Palette.DARK.surface().rgb());
    }

    @Test
    void thumbnail_ofADrawing_hasTheSizeAskedForTwiceAndTheDrawingInItsMiddle() throws Exception {
        Document boutique = Boutique.document();
        Drawing drawing = Illustrator.draw(boutique, AutoLayout.of(boutique), Overlay.NONE, Palette.LIGHT,
                PictureOptions.BARE);
        BufferedImage small = image(Picture.thumbnail(drawing, 266, 150));

        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(532, 300);
        int ground = Palette.LIGHT.ground().rgb();
        int left = 0;
        int right = 0;
        for (int y = 0; y < 300; y++) {
            assertThat(small.getRGB(0, y) & 0xFFFFFF).isEqualTo(ground);
            for (int x = 0; x < 532; x++) {
                if ((small.getRGB(x, y) & 0xFFFFFF) != ground) {
                    left += x < 266 ? 1 : 0;
                    right += x >= 266 ? 1 : 0;
                }
            }
        }
        assertThat(left).isGreaterThan(500);
        assertThat(right).isGreaterThan(500);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.thumbnail(Drawing.empty(Palette.LIGHT), 266, 150));
    }

    @Test
    void scale_outOfRange_isRefusedWithTheRange() {
        Drawing drawing = Drawing.empty(Palette.LIGHT);
        assertThatIllegalArgumentException().isThrownBy(() -> PngPicture.paint(drawing, 0.01))
                .withMessageContaining("0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> PngPicture.paint(drawing, Double.NaN));
    }

    @Test
    void picture_beyondTheLimitOfPixels_isRefusedWithAdvice() {
        Drawing huge = new Drawing(new Box(0, 0, 20_000, 20_000), Ink.of(0), "", "", List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> PngPicture.paint(huge, 1)).withMessageContaining("SVG");
    }

    @Test
    void drawing_ofNothing_isAPictureAllTheSame() throws Exception {
        byte[] png = Picture.render(Document.empty("Nothing"), Picture.Format.PNG, Palette.LIGHT, 1);
        assertThat(image(png).getWidth()).isGreaterThan(0);
    }

    private static BufferedImage image(byte[] png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
