package dev.archipelago.app.editor.document;

/// A document that is open with what keeps its unsaved work: what stays when everything around it is made anew, as it is
/// when the language changes.
public record KeptDocument(EditedDocument edited, WorkKeeper keeper) implements AutoCloseable {

    /// From now on unsaved work is kept in the folder of the user.
    public static KeptDocument of(EditedDocument edited, UserFolder folder) {
        return new KeptDocument(edited, new WorkKeeper(edited, new RecoveryJournal(folder)));
    }

    /// The same to which nobody listens yet, when everything around it is made anew; this one is not to be used any more.
    public KeptDocument successor() {
        EditedDocument next = edited.successor();
        keeper.follow(next);
        return new KeptDocument(next, keeper);
    }

    /// What is not saved is given up.
    @Override
    public void close() {
        keeper.close();
    }
}
