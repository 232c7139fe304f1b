package dev.archipelago.app.editor.blast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import org.junit.jupiter.api.Test;

class NamePlacesTest {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 190;

    @Test
    void names_ofACrowdedRing_coverNeitherOneAnotherNorASign_andStayInside() {
        List<NamePlaces.Spot> spots = new ArrayList<>(ring("a-rather-long-name-", 18, 80));
        spots.addAll(ring("short", 5, 30));
        spots.add(new NamePlaces.Spot("middle", WIDTH / 2, HEIGHT / 2));

        List<NamePlaces.Place> places = NamePlaces.of(spots, WIDTH, HEIGHT, NamePlacesTest::width);

        List<BoundingBox> boxes = places.stream().map(place -> new BoundingBox(place.x(), place.y(),
                width(place.text()), 15)).toList();
        assertThat(places).hasSizeGreaterThan(10);
        assertThat(boxes).allMatch(box -> box.getMinX() >= 0 && box.getMinY() >= 0 && box.getMaxX() <= WIDTH
                && box.getMaxY() <= HEIGHT);
        for (int i = 0; i < boxes.size(); i++) {
            for (int k = 0; k < i; k++) {
                assertThat(boxes.get(i).intersects(boxes.get(k))).as("%s and %s", places.get(i), places.get(k))
                        .isFalse();
            }
            BoundingBox box = boxes.get(i);
            assertThat(spots).as(places.get(i).toString()).noneMatch(
                    spot -> box.intersects(spot.x() - 4, spot.y() - 4, 8, 8));
        }
    }

    @Test
    void name_withRoom_isWhole_andOneWithout_isCutShort() {
        NamePlaces.Spot alone = new NamePlaces.Spot("a-rather-long-name", 40, 50);
        assertThat(NamePlaces.of(List.of(alone), WIDTH, HEIGHT, NamePlacesTest::width))
                .containsExactly(new NamePlaces.Place("a-rather-long-name", "a-rather-long-name", 49, 42.5));
        assertThat(NamePlaces.of(List.of(alone), 110, HEIGHT, NamePlacesTest::width))
                .containsExactly(new NamePlaces.Place("a-rather-long-name", "a-rathe…", 49, 42.5));
        assertThat(NamePlaces.of(List.of(alone), 60, HEIGHT, NamePlacesTest::width)).isEmpty();
    }

    private static List<NamePlaces.Spot> ring(String name, int count, double radius) {
        return IntStream.range(0, count).mapToObj(i -> new NamePlaces.Spot(name + i,
                WIDTH / 2 + radius * Math.cos(2 * Math.PI * i / count),
                HEIGHT / 2 + radius * Math.sin(2 * Math.PI * i / count))).toList();
    }

    private static double width(String text) {
        return 6.0 * text.length();
    }
}
