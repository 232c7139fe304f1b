package dev.archipelago.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is read again as the same, for documents with everything in them.
class RoundTripTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void document_writtenAndRead_isEqual(long seed) {
        Document document = RandomDocuments.document(seed);
        String text = DocumentWriter.write(document);
        Reading reading = DocumentReader.readText(text, "random.json");
        assertThat(reading.problems()).as("seed %d:%n%s", seed, text).isEmpty();
        assertThat(reading.orElseThrow()).as("seed %d", seed).isEqualTo(document);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void canonicalText_readAndWritten_isByteIdentical(long seed) {
        String text = DocumentWriter.write(RandomDocuments.document(seed));
        assertThat(DocumentWriter.write(DocumentReader.readText(text, "random.json").orElseThrow()))
                .as("seed %d", seed).isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void line_ofCanonicalText_isShortUnlessASingleValueIsLong(long seed) {
        assertThat(DocumentWriter.write(RandomDocuments.document(seed)).lines().filter(line -> line.length() > 101))
                .as("seed %d", seed).allMatch(line -> line.strip().startsWith("\"") && !line.contains("{ "));
    }
}
