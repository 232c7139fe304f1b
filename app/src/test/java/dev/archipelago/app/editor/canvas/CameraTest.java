package dev.archipelago.app.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CameraTest {

    @Test
    void zoomed_anywhere_keepsThePlaceUnderThePointer() {
        Random random = new Random(42);
        Camera camera = Camera.START;
        for (int i = 0; i < 500; i++) {
            Point pointer = new Point(random.nextDouble() * 1400, random.nextDouble() * 900);
            Point before = camera.toDrawing(pointer);
            camera = camera.zoomed(Math.exp(random.nextGaussian() * 0.1), pointer);
            assertThat(camera.toView(before).distanceTo(pointer)).as("seed 42, step " + i).isLessThan(1e-6);
        }
    }

    @Test
    void zoomed_beyondTheLimits_staysWithin() {
        assertThat(Camera.START.zoomed(1000, new Point(0, 0)).scale()).isEqualTo(Camera.MAX);
        assertThat(Camera.START.zoomed(0.0001, new Point(0, 0)).scale()).isEqualTo(Camera.MIN);
    }

    @Test
    void fitting_region_showsItWholeAndInTheMiddle() {
        Camera camera = Camera.fitting(new Box(-500, 200, 3000, 400), 900, 700, 1);
        Box seen = camera.toView(new Box(-500, 200, 3000, 400));
        assertThat(new Box(0, 0, 900, 700).contains(seen)).isTrue();
        assertThat(seen.middle().x()).isCloseTo(450, within(1e-6));
        assertThat(seen.middle().y()).isCloseTo(350, within(1e-6));
    }

    @Test
    void fitting_smallRegion_isNotEnlargedBeyondTheMost() {
        assertThat(Camera.fitting(new Box(0, 0, 10, 10), 900, 700, 1).scale()).isEqualTo(1);
    }

    @Test
    void nextStep_fromAnyScale_isTheNextOfTheUsualOnes() {
        assertThat(Camera.START.nextStep(true)).isEqualTo(1.25);
        assertThat(Camera.START.nextStep(false)).isEqualTo(0.75);
        assertThat(new Camera(0.6, 0, 0).nextStep(true)).isEqualTo(0.75);
        assertThat(new Camera(0.6, 0, 0).nextStep(false)).isEqualTo(0.5);
        assertThat(new Camera(Camera.MAX, 0, 0).nextStep(true)).isEqualTo(Camera.MAX);
        assertThat(new Camera(Camera.MIN, 0, 0).nextStep(false)).isEqualTo(Camera.MIN);
    }
}
