package dev.archipelago.exporters.picture;

import dev.archipelago.model.ComponentKind;

/// The colours of a drawing by what they are for.
///
/// Status colours keep apart under red-green and blue-yellow blindness and have a contrast of at least 3:1 against the
/// ground (simulated after Machado, Oliveira and Fernandes 2009). Hues of kinds give way to grey as soon as a drawing
/// shows status, so that a colour never means two things.
///
/// @param ground behind everything
/// @param surface of boxes
/// @param border of boxes
/// @param text titles and numbers
/// @param quiet further text
/// @param line connectors
/// @param frame borders of groups
/// @param accent selection and focus
public record Palette(String name, Ink ground, Ink surface, Ink border, Ink text, Ink quiet, Ink line, Ink frame,
        Ink accent) {

    /// For a bright surrounding.
    public static final Palette LIGHT = new Palette("light", Ink.of(0xF6F7F9), Ink.of(0xFFFFFF), Ink.of(0xCDD4DD),
            Ink.of(0x18212C), Ink.of(0x586472), Ink.of(0x74808F), Ink.of(0xC3CBD6), Ink.of(0x2563EB));

    /// For a dark surrounding.
    public static final Palette DARK = new Palette("dark", Ink.of(0x11151B), Ink.of(0x1C232D), Ink.of(0x3A4553),
            Ink.of(0xE9EDF3), Ink.of(0x9FABBA), Ink.of(0x8290A1), Ink.of(0x38434F), Ink.of(0x6EA8FE));

    public boolean isDark() {
        return ground.rgb() < 0x808080;
    }

    public Ink status(Severity severity) {
        return Ink.of(switch (severity) {
            case IDLE -> isDark() ? 0x9A9A9A : 0x767676;
            case OK -> isDark() ? 0x56B4E9 : 0x0072B2;
            case WARNING -> isDark() ? 0xF0C04A : 0xB97A00;
            case CRITICAL, DOWN -> isDark() ? 0xFF7A66 : 0xB2182B;
        });
    }

    /// The hue of a kind while no status is shown.
    public Ink kind(ComponentKind kind) {
        return Ink.of(switch (kind) {
            case CLIENT -> isDark() ? 0xB7A6FF : 0x6A4FCF;
            case GATEWAY -> isDark() ? 0x5FD3C4 : 0x0B7F78;
            case SERVICE -> isDark() ? 0x7DB4FF : 0x2563EB;
            case DATABASE -> isDark() ? 0xF2B66D : 0xA8590A;
            case CACHE -> isDark() ? 0xFF9E80 : 0xC2410C;
            case BROKER -> isDark() ? 0xF08BC8 : 0xB0207C;
            case EXTERNAL -> isDark() ? 0xAEB9C7 : 0x55616F;
            case THIRD_PARTY -> isDark() ? 0x93D487 : 0x2F7D32;
        });
    }
}
