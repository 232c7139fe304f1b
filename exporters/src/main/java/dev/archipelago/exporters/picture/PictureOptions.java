package dev.archipelago.exporters.picture;

import java.util.Locale;

/// What a drawing shows besides the architecture, and in which language.
///
/// @param heading name and purpose of the document above
/// @param legend what symbols and lines mean, below
/// @param margin pixels around everything
public record PictureOptions(boolean heading, boolean legend, double margin, Locale language) {

    /// For a picture that stands by itself.
    public static final PictureOptions COMPLETE = new PictureOptions(true, true, 32, Locale.ROOT);

    /// For a window, which has a title and a legend of its own.
    public static final PictureOptions BARE = new PictureOptions(false, false, 0, Locale.ROOT);

    public PictureOptions withLanguage(Locale changed) {
        return new PictureOptions(heading, legend, margin, changed);
    }
}
