package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.picture.PngPicture;
import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A region of a drawing that has been painted already.
final class Snapshot {
    private final Shown shown;
    private final Box region;
    private final double scale;
    private final double density;
    private final int[] pixels;
    private final int width;
    private final int height;
    private final Image image;

    private Snapshot(Shown shown, Box region, double scale, double density) {
        this.shown = shown;
        this.region = region;
        this.scale = scale;
        this.density = density;
        pixels = PngPicture.pixels(shown.figuresIn(region), shown.drawing().ground(), region, scale, scale * density);
        width = PngPicture.pixels(region.width() * scale * density);
        height = PngPicture.pixels(region.height() * scale * density);
        image = new WritableImage(new PixelBuffer<>(width, height, IntBuffer.wrap(pixels),
                PixelFormat.getIntArgbPreInstance()));
    }

    /// Takes up to a second where there is much to see; to be called on any thread.
    ///
    /// @param scale of the camera that it is painted for
    /// @param density pixels of the screen per pixel of the view
    static Snapshot paint(Shown shown, Box region, double scale, double density) {
        return new Snapshot(shown, region, scale, density);
    }

    Shown shown() {
        return shown;
    }

    /// Of the drawing.
    Box region() {
        return region;
    }

    /// Row by row, each 0xFFRRGGBB.
    int[] pixels() {
        return pixels;
    }

    /// In pixels.
    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// Whether it shows all of a region of the same drawing as sharply as can be.
    boolean isGoodFor(Shown wanted, Box seen, double wantedScale) {
        return shown == wanted && scale == wantedScale && region.contains(seen);
    }

    /// Whether it can be shown to a camera as it is, with nothing beside it.
    boolean fits(Camera camera, Box seen) {
        return scale == camera.scale() && region.contains(seen);
    }

    /// Puts what the camera sees of it into its place, pixel by pixel: to stretch it by a fraction of a pixel would take the
    /// software renderer of JavaFX six times as long.
    void show(ImageView view, Camera camera, double across, double down) {
        Box place = camera.toView(region);
        double left = Math.clamp(-Math.rint(place.x() * density), 0, width - 1.0);
        double top = Math.clamp(-Math.rint(place.y() * density), 0, height - 1.0);
        double wide = Math.min(width - left, Math.ceil(across * density));
        double high = Math.min(height - top, Math.ceil(down * density));
        view.setImage(image);
        view.setViewport(new Rectangle2D(left, top, wide, high));
        view.setFitWidth(wide / density);
        view.setFitHeight(high / density);
    }
}
