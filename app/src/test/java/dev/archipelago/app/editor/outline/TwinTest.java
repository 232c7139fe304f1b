package dev.archipelago.app.editor.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.diagram.GroupBy;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.EditOutcome;
import dev.archipelago.model.edit.NewComponent;
import dev.archipelago.model.file.DocumentReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.Test;

class TwinTest {
    private static final Messages MESSAGES = Messages.of(Locale.ENGLISH);

    private static Document shop() {
        return DocumentReader.read(Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json"))
                .orElseThrow();
    }

    /// What is to be seen when everything is unfolded.
    private static List<Line> lines(TreeItem<Line> item) {
        return Stream
                .concat(Stream.of(item.getValue()), item.getChildren().stream().flatMap(child -> lines(child).stream()))
                .toList();
    }

    @Test
    void outline_holdsFramesComponentsOperationsConnectionsAndTheRest() {
        Branch outline = Growth.of(shop(), MESSAGES).outline();
        Twin twin = new Twin(outline);
        Document shop = shop();
        shop.architecture().components().forEach((id, component) -> {
            TreeItem<Line> item = twin.item(new Row.OfComponent(id)).orElseThrow();
            component.operations().keySet()
                    .forEach(operation -> assertThat(twin.item(new Row.OfOperation(id, operation)).orElseThrow()
                            .getParent()).isSameAs(item));
        });
        assertThat(twin.item(new Row.OfFrame("ordering")).orElseThrow().getChildren())
                .extracting(item -> item.getValue().row())
                .containsExactlyInAnyOrder(new Row.OfComponent(new ComponentId("orders")),
                        new Row.OfComponent(new ComponentId("stock")));
        shop.workloads().keySet()
                .forEach(id -> assertThat(twin.item(new Row.OfEntry("workloads", id))).isPresent());
        assertThat(outline.children().getLast().row()).isInstanceOf(Row.OfSection.class);
        assertThat(lines(twin.root())).isEqualTo(outline.lines().toList());
    }

    @Test
    void twin_broughtUpToDateAfterAnyEdits_isTheOutline() {
        long seed = 20261127;
        Random random = new Random(seed);
        Document document = shop();
        Growth growth = Growth.of(document, MESSAGES);
        Twin twin = new Twin(growth.outline());
        for (int step = 0; step < 300; step++) {
            document = changed(document, random);
            growth = growth.after(document);
            twin.bring(growth.outline());
            unfoldSome(twin.root(), random);
            List<OutlineItem> all = Twin.below(twin.root()).toList();
            assertThat(all).as("seed %d, step %d", seed, step)
                    .allSatisfy(item -> assertThat(twin.item(item.row())).containsSame(item))
                    .allSatisfy(item -> assertThat(item.getValue()).isEqualTo(item.branch().line()));
            if (step % 10 == 9) {
                assertThat(lines(twin.root())).as("seed %d, step %d", seed, step)
                        .isEqualTo(Growth.of(document, MESSAGES).outline().lines().toList());
            }
        }
    }

    private static void unfoldSome(OutlineItem root, Random random) {
        Twin.below(root).filter(item -> !item.isGrown()).toList()
                .forEach(item -> item.setExpanded(random.nextInt(4) == 0 && !item.getChildren().isEmpty()));
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // branches that were not made anew
    void outline_afterAMove_isTheSameOne_andAfterARenameOnlyThatBranchIsNew() {
        Document shop = shop();
        Growth growth = Growth.of(shop, MESSAGES);
        Document moved = shop.withDiagram(shop.diagramOrDefault().withPositions(Map.of()));
        assertThat(growth.after(moved)).isSameAs(growth);
        Document renamed = applied(shop, new Edit.ReplaceComponent(new ComponentId("mailer"),
                shop.architecture().component(new ComponentId("mailer")).orElseThrow().withName("Post")));
        Growth after = growth.after(renamed);
        Twin twin = new Twin(growth.outline());
        Map<Row, Branch> branches = Twin.below(twin.root())
                .collect(Collectors.toMap(OutlineItem::row, OutlineItem::branch));
        twin.bring(after.outline());
        assertThat(Twin.below(twin.root()).filter(item -> item.row() instanceof Row.OfComponent)
                .filter(item -> item.branch() != branches.get(item.row())).map(OutlineItem::row))
                .as("the component, and who calls it by name")
                .containsExactlyInAnyOrder(new Row.OfComponent(new ComponentId("mailer")),
                        new Row.OfComponent(new ComponentId("events")));
    }

    @Test
    void twin_afterARename_hasTheSameItemsFoldedAsBefore() {
        Document renamed = applied(shop(), new Edit.ReplaceComponent(new ComponentId("orders"),
                shop().architecture().component(new ComponentId("orders")).orElseThrow().withName("Till")));
        Twin fresh = new Twin(Growth.of(shop(), MESSAGES).outline());
        OutlineItem before = fresh.item(new Row.OfComponent(new ComponentId("orders"))).orElseThrow();
        before.setExpanded(true);
        fresh.bring(Growth.of(renamed, MESSAGES).outline());
        assertThat(fresh.item(new Row.OfComponent(new ComponentId("orders")))).containsSame(before);
        assertThat(before.getValue().name()).isEqualTo("Till");
        assertThat(before.isExpanded()).isTrue();
    }

    private static Document changed(Document document, Random random) {
        List<ComponentId> ids = new ArrayList<>(document.architecture().components().keySet());
        ComponentId one = ids.get(random.nextInt(ids.size()));
        ComponentId other = ids.get(random.nextInt(ids.size()));
        return switch (random.nextInt(6)) {
            case 0 -> applied(document, NewComponent.of(document, ComponentKind.SERVICE, null));
            case 1 -> ids.size() > 3 ? applied(document, new Edit.RemoveComponents(Set.of(one))) : document;
            case 2 -> applied(document, new Edit.Connect(one, other));
            case 3 -> {
                Component component = document.architecture().component(one).orElseThrow();
                yield applied(document,
                        new Edit.ReplaceComponent(one, component.withName("name " + random.nextInt(100))));
            }
            case 4 -> document.withDiagram(document.diagramOrDefault()
                    .withGroupBy(GroupBy.values()[random.nextInt(GroupBy.values().length)]));
            default -> {
                var reversed = new ArrayList<>(document.architecture().components().entrySet()).reversed();
                var order = new LinkedHashMap<ComponentId, Component>();
                reversed.forEach(entry -> order.put(entry.getKey(), entry.getValue()));
                yield document.withArchitecture(document.architecture().withComponents(order));
            }
        };
    }

    private static Document applied(Document document, Edit edit) {
        return edit.apply(document) instanceof EditOutcome.Edited edited ? edited.document() : document;
    }

    @Test
    void letters_findBeginningsFirst_thenTheNextOne() {
        TypedLetters letters = new TypedLetters(Locale.ENGLISH);
        List<String> names = List.of("Web", "Orders", "Old orders", "Stock", "shop-db");
        letters.type("O");
        assertThat(letters.find(names, 1)).contains(2);
        assertThat(letters.find(names, 2)).contains(1);
        letters.type("r");
        assertThat(letters.find(names, 1)).contains(1);
        letters.forget();
        letters.type("d");
        letters.type("b");
        assertThat(letters.find(names, 0)).as("inside a name").contains(4);
        letters.type("x");
        assertThat(letters.find(names, 0)).isEqualTo(Optional.empty());
        letters.forget();
        letters.type("a");
        assertThat(letters.find(List.of(), -1)).isEmpty();
    }
}
