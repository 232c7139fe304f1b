package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Illustrator;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// Where one starts: the samples with a small drawing each, recent files, a new or another document.
final class Gallery {
    private static final double CARD_WIDTH = 268;
    private static final double CORNER = 9;
    private static final int PICTURE_WIDTH = 266;
    private static final int PICTURE_HEIGHT = 150;
    private static final int RECENT_WIDTH = 84;
    private static final int RECENT_HEIGHT = 44;

    private final Messages messages;
    private final Executor background;
    private final Consumer<Path> open;
    private final Button again;
    private final HBox offer;
    private final FlowPane samples = new FlowPane(18, 18);
    private final VBox recent = new VBox(2);
    private final VBox content = new VBox();
    private final ScrollPane node = new ScrollPane(content);

    /// @param background where samples are read and drawn
    Gallery(Messages messages, Executor background, CommandTable commands, Consumer<Path> open) {
        this.messages = messages;
        this.background = background;
        this.open = open;
        Label title = new Label(messages.text("gallery.title"));
        title.getStyleClass().add(Styles.GALLERY_TITLE);
        Label subtitle = new Label(messages.text("gallery.subtitle"));
        subtitle.getStyleClass().add(Styles.INSPECTOR_SUBTITLE);
        subtitle.setWrapText(true);
        Button fresh = button("gallery.new", MaterialDesignF.FILE_PLUS_OUTLINE, commands.get("new"));
        fresh.getStyleClass().add("accent");
        Button other = button("gallery.open", MaterialDesignF.FOLDER_OPEN_OUTLINE, commands.get("open"));
        again = button("gallery.last-time", MaterialDesignR.RESTORE, commands.get("reopen-last-time"));
        HBox buttons = new HBox(10, fresh, other, again);
        offer = new HBox(10);
        offer.setAlignment(Pos.CENTER_LEFT);
        offer.setId("tour-offer");
        offer.getStyleClass().add("tour-offer");
        offer.managedProperty().bind(offer.visibleProperty());
        offer.setVisible(false);
        content.getStyleClass().add(Styles.GALLERY);
        content.getChildren().addAll(title, subtitle, buttons, offer, heading("gallery.samples"), samples,
                heading("gallery.recent"), recent);
        node.setFitToWidth(true);
        node.getStyleClass().add("edge-to-edge");
        node.setId("gallery");
    }

    Node node() {
        return node;
    }

    /// Offers the tour, or no longer.
    ///
    /// @param take begins it
    /// @param decline is told that nobody wants it
    void offerTour(boolean offered, Runnable take, Runnable decline) {
        offer.setVisible(offered);
        if (!offered) {
            return;
        }
        Button yes = new Button(messages.text("tour.take"));
        yes.setId("tour-take");
        yes.setOnAction(_ -> take.run());
        Button no = new Button(messages.text("tour.decline"));
        no.setId("tour-decline");
        no.getStyleClass().add("flat");
        no.setOnAction(_ -> {
            offer.setVisible(false);
            decline.run();
        });
        offer.getChildren().setAll(new Label(messages.text("tour.offer")), yes, no);
    }

    private Button button(String key, Ikon icon, Command command) {
        Button button = new Button(messages.text(key), Icons.of(icon, 16));
        button.setId("gallery-" + command.id());
        Tips.on(button, command.tip(messages));
        button.setOnAction(_ -> command.run());
        return button;
    }

    private Label heading(String key) {
        Label heading = new Label(messages.text(key));
        heading.getStyleClass().add(Styles.GALLERY_HEADING);
        return heading;
    }

    /// The files that were open last time, where there are some that are not open now.
    private void offer(List<Path> lastTime) {
        again.setText(messages.text("gallery.last-time", lastTime.size()));
        again.setTooltip(new Tooltip(lastTime.stream().map(Path::toString).collect(Collectors.joining("\n"))));
        again.setVisible(!lastTime.isEmpty());
        again.setManaged(!lastTime.isEmpty());
    }

    /// Shows what there is now.
    void show(List<Path> sampleFiles, List<Path> recentFiles, List<Path> lastTime, boolean dark) {
        offer(lastTime);
        samples.getChildren().clear();
        if (sampleFiles.isEmpty()) {
            samples.getChildren().add(hint("gallery.no-samples"));
        }
        List<Card> cards = sampleFiles.stream().map(Card::new).toList();
        for (Card card : cards) {
            samples.getChildren().add(card.button);
            background.execute(card::describe);
        }
        cards.forEach(card -> background.execute(() -> card.illustrate(dark))); // words first, since drawing takes longer
        recent.getChildren().clear();
        if (recentFiles.isEmpty()) {
            recent.getChildren().add(hint("gallery.no-recent"));
        }
        for (Path file : recentFiles) {
            StackPane picture = new StackPane(Icons.of(MaterialDesignF.FILE_OUTLINE, 16));
            picture.setMinSize(RECENT_WIDTH, RECENT_HEIGHT);
            picture.setPrefSize(RECENT_WIDTH, RECENT_HEIGHT);
            recent.getChildren().add(recentLine(file, picture));
            background.execute(() -> illustrate(file, picture, dark));
        }
    }

    private Label hint(String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add(Styles.HINT);
        return label;
    }

    /// Called off the window's thread. A file that is gone or cannot be read keeps its sign.
    private static void illustrate(Path file, StackPane picture, boolean dark) {
        if (DocumentReader.read(file) instanceof Reading.Understood understood) {
            draw(understood.document(), dark, RECENT_WIDTH, RECENT_HEIGHT)
                    .ifPresent(image -> Platform.runLater(() -> put(image, picture, RECENT_WIDTH, RECENT_HEIGHT)));
        }
    }

    private static Optional<Image> draw(Document document, boolean dark, int width, int height) {
        try {
            Drawing drawing = Illustrator.draw(document, AutoLayout.of(document), Overlay.NONE,
                    dark ? Palette.DARK : Palette.LIGHT, PictureOptions.BARE);
            return Optional.of(new Image(new ByteArrayInputStream(Picture.thumbnail(drawing, width, height))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void put(Image image, StackPane picture, int width, int height) {
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setFitWidth(width);
        view.setFitHeight(height);
        picture.getChildren().setAll(view);
    }

    private Button recentLine(Path file, StackPane picture) {
        Label name = new Label(file.getFileName().toString());
        Label folder = new Label(Optional.ofNullable(file.getParent()).map(Path::toString).orElse(""));
        folder.getStyleClass().add(Styles.MUTED);
        HBox line = new HBox(10, picture, name, folder);
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(file.toString());
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().setAll(Styles.RECENT);
        button.setOnAction(_ -> open.accept(file));
        return button;
    }

    /// One sample.
    private final class Card {
        private final Button button = new Button();
        private final Label name = new Label();
        private final Label text = new Label();
        private final Label size = new Label();
        private final StackPane picture = new StackPane();
        private final Path file;
        private Optional<Document> sample = Optional.empty(); // of the thread behind the window alone

        Card(Path file) {
            this.file = file;
            String id = file.getFileName().toString().replaceFirst("\\..*", "");
            name.setText(id);
            name.getStyleClass().add(Styles.CARD_NAME);
            text.getStyleClass().add(Styles.CARD_TEXT);
            text.setWrapText(true);
            text.setMaxHeight(40);
            text.setMinHeight(40);
            text.setAlignment(Pos.TOP_LEFT);
            size.getStyleClass().add(Styles.CARD_TEXT);
            picture.getStyleClass().add(Styles.CARD_PICTURE);
            picture.setMinHeight(PICTURE_HEIGHT);
            picture.setPrefHeight(PICTURE_HEIGHT);
            Rectangle clip = new Rectangle(CARD_WIDTH - 2, PICTURE_HEIGHT + CORNER); // round at the top only
            clip.setArcWidth(2 * CORNER);
            clip.setArcHeight(2 * CORNER);
            picture.setClip(clip);
            VBox words = new VBox(4, name, text, size);
            words.getStyleClass().add("card-words");
            button.setGraphic(new VBox(picture, words));
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.setId("sample-" + id);
            button.getStyleClass().setAll(Styles.CARD);
            button.setPrefWidth(CARD_WIDTH);
            button.setMinWidth(CARD_WIDTH);
            button.setMaxWidth(CARD_WIDTH);
            button.setOnAction(_ -> open.accept(file));
        }

        /// Called off the window's thread.
        void describe() {
            if (DocumentReader.read(file) instanceof Reading.Understood understood) {
                Document document = understood.document();
                sample = Optional.of(document);
                Platform.runLater(() -> show(document));
            }
        }

        /// Called off the window's thread, later.
        void illustrate(boolean dark) {
            sample.flatMap(document -> draw(document, dark, PICTURE_WIDTH, PICTURE_HEIGHT)).ifPresent(
                    image -> Platform.runLater(() -> put(image, picture, PICTURE_WIDTH, PICTURE_HEIGHT)));
        }

        private void show(Document document) {
            name.setText(document.name());
            text.setText(Objects.requireNonNullElse(document.description(), ""));
            size.setText(messages.text("gallery.components", document.architecture().components().size(),
                    document.workloads().size()));
            button.setAccessibleText(document.name() + ". " + text.getText());
        }
    }
}
