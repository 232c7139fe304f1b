package dev.archipelago.model.remedy;

import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.shape.PropertyPath;
import java.util.List;

/// An edit after which a finding is no more, with what is to be said of it.
///
/// @param deed what is done
/// @param words what it is done to, and with which value, in the order of the deed's text
public record Remedy(Deed deed, List<String> words, Edit edit) {

    /// What a remedy does; those who show it have a text for each.
    public enum Deed {
        /// Gives a property, the first word, a value, the second.
        SET("Set %s to %s"),

        /// Gives a property, the first word, a value, the second, that is usual and does not follow from the design.
        GUESS("Set %s to %s, which is usual where nobody says how long callers wait"),

        /// Takes out what the first word names.
        REMOVE("Remove %s"),

        /// Names the first word where a wrong name stands.
        NAME("Name %s instead"),

        /// Lets users send the second word, a rate, to the first.
        SEND("Let users send %2$s to %1$s");

        private final String text;

        Deed(String text) {
            this.text = text;
        }
    }

    public Remedy {
        words = List.copyOf(words);
    }

    /// Gives a property a value.
    static Remedy set(Pointer property, String value) {
        PropertyPath path = new PropertyPath(property.segments());
        return new Remedy(Deed.SET, List.of(path.toString(), value), new Edit.SetProperty(path, value));
    }

    /// Gives a property a value that is only usual.
    static Remedy guess(Pointer property, String value) {
        Remedy set = set(property, value);
        return new Remedy(Deed.GUESS, set.words(), set.edit());
    }

    /// Takes something out.
    static Remedy remove(Pointer part) {
        PropertyPath path = new PropertyPath(part.segments());
        return new Remedy(Deed.REMOVE, List.of(path.toString()), new Edit.SetProperty(path, null));
    }

    /// What is done in English: "Set connections.web->orders.timeout to 1s".
    public String description() {
        return String.format(deed.text, words.toArray());
    }
}
