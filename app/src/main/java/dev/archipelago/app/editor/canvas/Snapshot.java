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
///
/// @param region of the drawing
/// @param scale of the camera that it was painted for
record Snapshot(Shown shown, Box region, double scale, Image image) {

    /// Takes up to a second where there is much to see; to be called on any thread.
    ///
    /// @param density pixels of the screen per pixel of the view
    static Snapshot paint(Shown shown, Box region, double scale, double density) {
        int[] pixels = PngPicture.pixels(shown.figuresIn(region), shown.drawing().ground(), region, scale,
                scale * density);
        int width = PngPicture.pixels(region.width() * scale * density);
        int height = PngPicture.pixels(region.height() * scale * density);
        return new Snapshot(shown, region, scale, new WritableImage(new PixelBuffer<>(width, height,
                IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance())));
    }

    /// Whether it shows all of a region of the same drawing as sharply as can be.
    boolean isGoodFor(Shown wanted, Box seen, double wantedScale) {
        return shown == wanted && scale == wantedScale && region.contains(seen);
    }

    /// Puts what the camera sees of it into its place, stretched where the camera is at another scale.
    void show(ImageView view, Camera camera, double width, double height) {
        Box place = camera.toView(region);
        double x = Math.rint(place.x());
        double y = Math.rint(place.y());
        double across = image.getWidth() / place.width();
        double down = image.getHeight() / place.height();
        double left = Math.max(0, -x);
        double top = Math.max(0, -y);
        double right = Math.min(place.width(), width - x);
        double bottom = Math.min(place.height(), height - y);
        view.setVisible(right > left && bottom > top);
        if (view.isVisible()) {
            view.setImage(image);
            view.setSmooth(false); // a sharp one comes soon, and smoothing would cost more than all the rest
            view.setViewport(new Rectangle2D(left * across, top * down, (right - left) * across,
                    (bottom - top) * down));
            view.setX(x + left);
            view.setY(y + top);
            view.setFitWidth(right - left);
            view.setFitHeight(bottom - top);
        }
    }
}
