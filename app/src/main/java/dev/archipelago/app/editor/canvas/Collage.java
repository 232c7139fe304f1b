package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// A picture of the size of the view, put together from snapshots that are stretched to where the camera sees them.
///
/// To stretch them here, each pixel the nearest of the snapshot, takes a tenth of the time that the software renderer of
/// JavaFX takes for it, and costs one that has a graphics processor little.
final class Collage {
    private int[] pixels = {};
    private int width;
    private int height;
    private int[] columns = {};
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private WritableImage image = new WritableImage(1, 1);

    /// Starts anew with one colour.
    ///
    /// @param across pixels of the screen
    /// @param ground as 0xFFRRGGBB
    void clear(int across, int down, int ground) {
        if (across != width || down != height || buffer == null) {
            width = across;
            height = down;
            pixels = new int[across * down];
            columns = new int[across];
            buffer = new PixelBuffer<>(across, down, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }
        Arrays.fill(pixels, ground);
    }

    /// Puts a snapshot over what is there.
    ///
    /// @param density pixels of the screen per pixel of the view
    void add(Snapshot snapshot, Camera camera, double density) {
        Box place = camera.toView(snapshot.region());
        double x = place.x() * density;
        double y = place.y() * density;
        double across = snapshot.width() / (place.width() * density);
        double down = snapshot.height() / (place.height() * density);
        int left = (int) Math.clamp(Math.ceil(x - 0.5), 0, width);
        int right = (int) Math.clamp(Math.floor(x + place.width() * density), left, width);
        int top = (int) Math.clamp(Math.ceil(y - 0.5), 0, height);
        int bottom = (int) Math.clamp(Math.floor(y + place.height() * density), top, height);
        for (int column = left; column < right; column++) {
            columns[column] = Math.clamp((long) ((column + 0.5 - x) * across), 0, snapshot.width() - 1);
        }
        int last = -1;
        for (int row = top; row < bottom; row++) {
            int from = Math.clamp((long) ((row + 0.5 - y) * down), 0, snapshot.height() - 1);
            if (from == last) {
                System.arraycopy(pixels, (row - 1) * width + left, pixels, row * width + left, right - left);
            } else {
                copy(snapshot.pixels(), from * snapshot.width(), row * width, left, right);
            }
            last = from;
        }
    }

    private void copy(int[] source, int from, int to, int left, int right) {
        for (int column = left; column < right; column++) {
            pixels[to + column] = source[from + columns[column]];
        }
    }

    /// What was put together; the same image until the size changes.
    WritableImage finish() {
        if (buffer != null) {
            buffer.updateBuffer(_ -> null);
        }
        return image;
    }
}
