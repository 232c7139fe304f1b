package dev.archipelago.app.editor.document;

import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Overwrite;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.file.SaveOutcome;
import dev.archipelago.model.shape.PropertyPath;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/// The editor without its window: changes a document some fifty times a second, saves now and then, and tells each change.
final class BusyEditor {
    /// What is changed: to the number of the change.
    static final PropertyPath NUMBER = PropertyPath.parse("description");

    private BusyEditor() {}

    /// @param arguments folder of the user, file, seed
    public static void main(String[] arguments) throws InterruptedException {
        Path path = Path.of(arguments[1]);
        Random random = new Random(Long.parseLong(arguments[2]));
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        EditedDocument edited = EditedDocument.of(read(path));
        try (WorkKeeper keeper = new WorkKeeper(edited, new RecoveryJournal(new UserFolder(Path.of(arguments[0]))))) {
            for (int number = 1; number < 100_000; number++) {
                String text = Integer.toString(number);
                edited.apply("Change " + text, document -> NUMBER.with(document, text));
                out.println(text);
                if (random.nextInt(40) == 0) {
                    DocumentFile file = edited.file().orElseThrow();
                    if (file.save(edited.document(), Overwrite.REFUSE) instanceof SaveOutcome.Saved saved) {
                        edited.markSaved(saved.file());
                    }
                }
                Thread.sleep(random.nextInt(40));
            }
            keeper.forget();
        }
    }

    static DocumentFile read(Path path) {
        if (DocumentReader.read(path) instanceof Reading.Understood understood) {
            return DocumentFile.of(path, understood);
        }
        throw new AssertionError(path + " is corrupt");
    }
}
