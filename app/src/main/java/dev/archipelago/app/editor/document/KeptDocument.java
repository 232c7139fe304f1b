package dev.archipelago.app.editor.document;

/// A document that is open with what keeps its unsaved work: what stays when everything around it is made anew, as it is
/// when the language changes.
public record KeptDocument(EditedDocument edited, WorkKeeper keeper) implements AutoCloseable {

    /// From now on unsaved work is kept in the folder of the user.
    public static KeptDocument of(EditedDocument edited, UserFolder folder) {
        return new KeptDocument(edited, new WorkKeeper(edited, new RecoveryJournal(folder)));
    }

    /// What is not saved is given up.
    @Override
    public void close() {
        keeper.close();
    }
}
