package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.remedy.Remedies;
import dev.archipelago.model.remedy.Remedy;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Offers what helps against a finding, by one click: for it alone, or for all that are like it.
final class Mending {
    private static final double WIDEST = 260;
    private static final int MOST_COUNTED = 40; // findings whose remedies are sought only to tell how many there are

    private final Messages messages;
    private final Supplier<Document> document;
    private final BiConsumer<String, Edit> change;
    private final Map<Finding, List<Remedy>> remedies = new HashMap<>();
    private List<Finding> findings = List.of();

    Mending(Messages messages, Supplier<Document> document, BiConsumer<String, Edit> change) {
        this.messages = messages;
        this.document = document;
        this.change = change;
    }

    void setFindings(List<Finding> found) {
        findings = found;
        remedies.clear();
    }

    private List<Remedy> of(Finding finding) {
        return remedies.computeIfAbsent(finding, found -> Remedies.of(document.get(), found));
    }

    /// What helps first, in words; empty where people have to decide.
    Optional<String> offer(Finding finding) {
        return of(finding).stream().findFirst().map(this::text);
    }

    /// Does what helps first.
    void mend(Finding finding, boolean alike) {
        of(finding).stream().findFirst().ifPresent(remedy -> {
            if (alike) {
                mendAll(finding, remedy);
            } else {
                change.accept(text(remedy), remedy.edit());
            }
        });
    }

    private void mendAll(Finding finding, Remedy remedy) {
        Remedies.ofAll(document.get(), alike(finding)).ifPresent(all -> {
            int others = all instanceof Edit.Compound several ? several.edits().size() - 1 : 0;
            change.accept(others == 0 ? text(remedy) : messages.text("remedy.several", text(remedy), others), all);
        });
    }

    private List<Finding> alike(Finding finding) {
        return findings.stream().filter(other -> other.id().equals(finding.id())).toList();
    }

    Optional<Node> button(Finding finding) {
        List<Remedy> offered = of(finding);
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        List<MenuItem> items = items(finding);
        List<MenuItem> others = items.subList(1, items.size());
        ButtonBase button = others.isEmpty() ? new Button() : new SplitMenuButton(others.toArray(MenuItem[]::new));
        button.setText(text(offered.getFirst()));
        button.setOnAction(_ -> mend(finding, false));
        button.setTooltip(new Tooltip(text(offered.getFirst(), UnaryOperator.identity()) + " (Alt+Enter)"
                + why(offered.getFirst())));
        button.setMaxWidth(WIDEST);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.getStyleClass().addAll("small", "mend");
        return Optional.of(button);
    }

    Optional<ContextMenu> menu(Finding finding) {
        List<MenuItem> items = items(finding);
        return items.isEmpty() ? Optional.empty() : Optional.of(new ContextMenu(items.toArray(MenuItem[]::new)));
    }

    private List<MenuItem> items(Finding finding) {
        List<MenuItem> items = new ArrayList<>();
        of(finding).forEach(remedy -> items.add(item(text(remedy), () -> change.accept(text(remedy), remedy.edit()))));
        List<Finding> alike = alike(finding);
        if (!items.isEmpty() && alike.size() > MOST_COUNTED) {
            items.add(item(messages.text("remedy.many"), () -> mend(finding, true)));
        } else if (!items.isEmpty() && alike.size() > 1) {
            long helped = alike.stream().filter(other -> !of(other).isEmpty()).count();
            if (helped > 1) {
                items.add(item(messages.text("remedy.all", helped), () -> mend(finding, true)));
            }
        }
        return items;
    }

    /// Where a value comes from that does not follow from the design.
    private String why(Remedy remedy) {
        return remedy.deed() == Remedy.Deed.GUESS ? "\n" + messages.text("remedy.why", remedy.words().getLast()) : "";
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private String text(Remedy remedy) {
        return text(remedy, Mending::last);
    }

    /// @param place how a path is written
    private String text(Remedy remedy, UnaryOperator<String> place) {
        List<String> words = remedy.words();
        return switch (remedy.deed()) {
            case SET -> messages.text("remedy.SET", place.apply(words.getFirst()), words.getLast());
            case GUESS -> messages.text("remedy.GUESS", place.apply(words.getFirst()), words.getLast());
            case REMOVE -> messages.text("remedy.REMOVE", place.apply(words.getFirst()));
            case NAME -> messages.text("remedy.NAME", words.getFirst());
            case SEND -> messages.text("remedy.SEND", words.getFirst(), words.getLast());
        };
    }

    /// The end of a path, which says what is meant beside a finding that says where: "timeout", "steps 4".
    private static String last(String path) {
        List<String> segments = PropertyPath.parse(path).segments();
        String last = segments.getLast();
        return last.chars().allMatch(Character::isDigit) && segments.size() > 1
                ? segments.get(segments.size() - 2) + " " + (Integer.parseInt(last) + 1)
                : last;
    }
}
