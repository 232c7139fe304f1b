package dev.archipelago.model.file;

import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// The bytes of a file and the text in them: UTF-8, with or without a byte order mark.
final class SourceBytes {
    /// Larger files are refused.
    static final int LARGEST = 64 << 20;

    private SourceBytes() {}

    static byte[] read(Path path, int largest) {
        if (path.toString().isEmpty()) {
            throw new Problem("file.not-found", Place.NONE, Wording.of("The name of the file is empty."),
                    Wording.of("Check the name."));
        }
        if (Files.isDirectory(path)) {
            throw new Problem("file.directory", Place.NONE, Wording.of("%s is a directory.", path),
                    Wording.of("Name an architecture file in it."));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new Problem("file.too-large", Place.NONE,
                        Wording.of("%s is larger than %s MB.", path.getFileName(), (largest >> 20)),
                        Wording.of("Divide it into several files."));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Problem("file.not-found", Place.NONE, Wording.of("There is no file %s.", path),
                    Wording.of("Check the name."));
        } catch (IOException e) {
            throw new Problem("file.unreadable", Place.NONE, Wording.of("%s cannot be read: %s.", path, e.getMessage()),
                    Wording.of("Check its permissions."));
        }
    }

    /// Refuses what is larger than a file may be.
    static void refuseTooLarge(int length, String name) {
        if (length > LARGEST) {
            throw new Problem("file.too-large", Place.NONE,
                    Wording.of("%s is larger than %s MB.", name, (LARGEST >> 20)),
                    Wording.of("Divide it into several files."));
        }
    }

    static String text(byte[] bytes) {
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new Problem("file.encoding", Place.NONE, Wording.of("The file is encoded in UTF-16."),
                    Wording.of("Save it as UTF-8."));
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new Problem("file.binary", Place.NONE,
                        Wording.of("This is not a text file: byte 0 at offset %s.", i),
                        Wording.of("Name a JSON or YAML file."));
            }
        }
        return decoded(bytes, start);
    }

    private static String decoded(byte[] bytes, int start) {
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int value = bytes[in.position()] & 0xFF;
            throw new Problem("file.encoding", placeAfter(text),
                    Wording.of("The file is not UTF-8: byte 0x%s at offset %s.", Integer.toHexString(value),
                            in.position()),
                    Wording.of("Save it as UTF-8."));
        }
        if (text.isBlank()) {
            throw new Problem("file.empty", Place.NONE, Wording.of("The file is empty."),
                    Wording.of("Start with { \"format\": 1, \"name\": \"My system\", \"components\": {} }."));
        }
        return text;
    }

    private static Place placeAfter(String text) {
        int lines = (int) text.chars().filter(c -> c == '\n').count();
        return new Place(lines + 1, text.length() - text.lastIndexOf('\n'));
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        byte[] wanted = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            wanted[i] = (byte) mark[i];
        }
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, wanted, 0, mark.length);
    }
}
