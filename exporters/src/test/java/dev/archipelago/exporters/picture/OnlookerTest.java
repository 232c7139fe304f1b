package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnlookerTest {
    private static final Drawing SHOP = drawing();

    private static Drawing drawing() {
        Document shop = DocumentReader
                .read(Path.of("../sample-architectures/online-boutique/online-boutique.archipelago.json"))
                .orElseThrow();
        return Illustrator.draw(shop, AutoLayout.of(shop), Overlay.NONE, Palette.LIGHT, PictureOptions.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(Picture.Format.class)
    void picture_lookedOn_isTheSameAndToldFromLittleToAll(Picture.Format format) {
        List<Double> told = new ArrayList<>();
        byte[] picture = Picture.render(SHOP, format, 1, told::add);
        assertThat(picture).isEqualTo(Picture.render(SHOP, format, 1));
        assertThat(told).isSorted().hasSizeGreaterThan(2).allMatch(share -> share >= 0 && share <= 1);
        assertThat(told.getFirst()).isLessThan(0.8);
        assertThat(told.getLast()).isGreaterThan(0.98);
    }

    @ParameterizedTest
    @EnumSource(Picture.Format.class)
    void painting_ended_endsWherever(Picture.Format format) {
        for (double end : new double[]{0, 0.3, 0.7}) {
            List<Double> told = new ArrayList<>();
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> Picture.render(SHOP, format, 1, share -> {
                        told.add(share);
                        if (share >= end) {
                            throw new CancellationException();
                        }
                    }));
            assertThat(told.subList(0, told.size() - 1)).as("it goes no further").allMatch(share -> share < end);
        }
    }
}
