package dev.archipelago.model.file;

import dev.archipelago.model.finding.Place;
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
            throw new Problem("file.not-found", Place.NONE, "The name of the file is empty.", "Check the name.");
        }
        if (Files.isDirectory(path)) {
            throw new Problem("file.directory", Place.NONE, path + " is a directory.",
                    "Name an architecture file in it.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new Problem("file.too-large", Place.NONE,
                        path.getFileName() + " is larger than " + (largest >> 20) + " MB.",
                        "Divide it into several files.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Problem("file.not-found", Place.NONE, "There is no file " + path + ".", "Check the name.");
        } catch (IOException e) {
            throw new Problem("file.unreadable", Place.NONE, path + " cannot be read: " + e.getMessage() + ".",
                    "Check its permissions.");
        }
    }

    /// Refuses what is larger than a file may be.
    static void refuseTooLarge(int length, String name) {
        if (length > LARGEST) {
            throw new Problem("file.too-large", Place.NONE, name + " is larger than " + (LARGEST >> 20) + " MB.",
                    "Divide it into several files.");
        }
    }

    static String text(byte[] bytes) {
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new Problem("file.encoding", Place.NONE, "The file is encoded in UTF-16.", "Save it as UTF-8.");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new Problem("file.binary", Place.NONE,
                        "This is not a text file: byte 0 at offset " + i + ".",
                        "Name a JSON or YAML file.");
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
                    "The file is not UTF-8: byte 0x" + Integer.toHexString(value) + " at offset " + in.position() + ".",
                    "Save it as UTF-8.");
        }
        if (text.isBlank()) {
            throw new Problem("file.empty", Place.NONE, "The file is empty.",
                    "Start with { \"format\": 1, \"name\": \"My system\", \"components\": {} }.");
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
