package dev.archipelago.model.quantity;

/// A bandwidth, spelled as a size per second: "125MB/s" or "10Mi/s".
///
/// @param perSecond what passes in one second, more than nothing
public record DataRate(DataSize perSecond) {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a bandwidth such as 125MB/s or 10Mi/s";

    public DataRate {
        if (perSecond.bytes() == 0) {
            throw new NotationException("0B/s", EXPECTED);
        }
    }

    public static DataRate parse(String text) {
        String stripped = text.strip();
        if (!stripped.endsWith("/s")) {
            throw new NotationException(text, EXPECTED);
        }
        return new DataRate(DataSize.parse(stripped.substring(0, stripped.length() - 2)));
    }

    /// How long so many bytes take.
    public TimeSpan transferOf(DataSize size) {
        return TimeSpan.ofSeconds((double) size.bytes() / perSecond.bytes());
    }

    @Override
    public String toString() {
        return perSecond + "/s";
    }
}
