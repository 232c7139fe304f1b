package dev.archipelago.exporters.picture;

import java.util.Locale;

/// A colour.
///
/// @param rgb 0xRRGGBB
/// @param opacity from 0 (not to be seen) to 1
public record Ink(int rgb, double opacity) {

    public Ink {
        if ((rgb & 0xFF000000) != 0 || !(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("a colour of 24 bits and an opacity between 0 and 1, not "
                    + Integer.toHexString(rgb) + " and " + opacity);
        }
    }

    public static Ink of(int rgb) {
        return new Ink(rgb, 1);
    }

    public Ink withOpacity(double changed) {
        return new Ink(rgb, changed);
    }

    /// Mixed with another opaque colour: 0 is this one, 1 the other.
    public Ink mixed(Ink other, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int own = rgb >> shift & 0xFF;
            int its = other.rgb >> shift & 0xFF;
            mixed |= (int) Math.round(own + (its - own) * share) << shift;
        }
        return new Ink(mixed, opacity);
    }

    /// As in style sheets: #rrggbb, without the opacity.
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
