package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.spi.WayIn;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// How requests come into the cluster, what carries them inside it, and where the values of secrets come from, for the exports that make its objects.
final class ClusterChoice {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final Set<String> TARGETS = Set.of("kubernetes", "kustomize", "helm", "all");

    private final Messages messages;
    private final Label way;
    private final ComboBox<WayIn.Style> style = new ComboBox<>();
    private final TextField gateway = new TextField();
    private final TextField host = new TextField();
    private final ComboBox<Mesh> mesh = new ComboBox<>();
    private final ComboBox<SecretSource> secrets = new ComboBox<>();
    private final HBox node;

    /// @param changed is run after every change of a field
    ClusterChoice(Messages messages, Runnable changed) {
        this.messages = messages;
        style.setId("export-way-in");
        style.getItems().setAll(WayIn.Style.values());
        style.setConverter(words("export.way."));
        style.setValue(WayIn.DEFAULT.style());
        gateway.setId("export-gateway");
        gateway.setPrefColumnCount(13);
        host.setId("export-host");
        host.setPrefColumnCount(10);
        host.setPromptText(messages.text("export.any-host"));
        mesh.setId("export-mesh");
        mesh.getItems().setAll(Mesh.values());
        mesh.setConverter(words("export.mesh."));
        mesh.setValue(Mesh.NONE);
        secrets.setId("export-secrets");
        secrets.getItems().setAll(SecretSource.values());
        secrets.setConverter(words("export.secrets."));
        secrets.setValue(ExportOptions.DEFAULT.secrets());
        way = label("export.way-in", style);
        Label named = label("export.gateway", gateway);
        Label called = label("export.host", host);
        node = new HBox(10, style, named, gateway, called, host, label("export.mesh", mesh), mesh,
                label("export.secrets", secrets), secrets);
        node.setAlignment(Pos.CENTER_LEFT);
        style.valueProperty().addListener((_, _, chosen) -> {
            boolean ingress = chosen == WayIn.Style.INGRESS;
            named.setText(messages.text(ingress ? "export.ingress-class" : "export.gateway"));
            gateway.setAccessibleText(named.getText());
            suggest();
        });
        gateway.disableProperty().bind(style.valueProperty().isEqualTo(WayIn.Style.NONE));
        host.disableProperty().bind(gateway.disableProperty());
        suggest();
        style.valueProperty().addListener((_, _, _) -> changed.run());
        gateway.textProperty().addListener((_, _, _) -> changed.run());
        host.textProperty().addListener((_, _, _) -> changed.run());
        mesh.valueProperty().addListener((_, _, _) -> changed.run());
        secrets.valueProperty().addListener((_, _, _) -> changed.run());
    }

    /// What is taken where the field is empty.
    private void suggest() {
        gateway.setPromptText(style.getValue() == WayIn.Style.INGRESS
                ? messages.text("export.usual-class")
                : WayIn.DEFAULT.namespace() + "/" + WayIn.DEFAULT.gateway());
    }

    private Label label(String key, Node field) {
        Label label = new Label(messages.text(key));
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add(Styles.MUTED);
        field.setAccessibleText(label.getText());
        return label;
    }

    Label label() {
        return way;
    }

    Node node() {
        return node;
    }

    /// Shows the fields where the target has use for them.
    void follow(Exporter target) {
        boolean useful = TARGETS.contains(target.id());
        for (Node part : new Node[]{way, node}) {
            part.setVisible(useful);
            part.setManaged(useful);
        }
    }

    /// What is wrong with what was typed; empty when nothing is.
    Optional<String> mistake() {
        boolean none = style.getValue() == WayIn.Style.NONE || !node.isVisible();
        boolean known = none || gatewayText().isEmpty() || WayIn.isGateway(gatewayText());
        boolean called = none || hostText().isEmpty() || WayIn.isHost(hostText());
        gateway.pseudoClassStateChanged(DANGER, !known);
        host.pseudoClassStateChanged(DANGER, !called);
        return known
                ? called ? Optional.empty() : Optional.of(messages.text("export.bad-host"))
                : Optional.of(messages.text("export.bad-gateway"));
    }

    /// The options with what is chosen here; only while there is no mistake.
    ExportOptions applied(ExportOptions options) {
        if (!node.isVisible()) {
            return options;
        }
        WayIn way = WayIn.DEFAULT.withStyle(style.getValue());
        if (style.getValue() != WayIn.Style.NONE) {
            way = way.withHost(hostText());
            way = gatewayText().isEmpty() ? way : way.withGateway(gatewayText());
        }
        return options.withWayIn(way).withMesh(mesh.getValue()).withSecrets(secrets.getValue());
    }

    private String gatewayText() {
        return gateway.getText().strip();
    }

    private String hostText() {
        return host.getText().strip();
    }

    private <T extends Enum<T>> StringConverter<T> words(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : messages.text(prefix + value.name());
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The field is not editable");
            }
        };
    }
}
