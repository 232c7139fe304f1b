package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.exporters.notation.Notation;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.exporters.picture.SequenceIllustrator;
import dev.archipelago.exporters.sequence.MermaidSequence;
import dev.archipelago.exporters.sequence.Sequence;
import dev.archipelago.exporters.sequence.SequenceOptions;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.quantity.NotationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Draws an architecture into a picture file.
@Command(name = "render", description = "Draw an architecture, or the sequence of an operation, into a picture, without a window.", footer = {
    "", "Examples:", "  archipelago render shop.archipelago.json --to shop.svg --theme dark",
    "  archipelago render shop.archipelago.json --to shop.drawio",
    "  archipelago render shop.archipelago.json --sequence orders.place --to place.mmd"})
final class RenderCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--to", required = true, paramLabel = "PICTURE", description = "The picture; its ending says which kind: .svg, .png or .pdf, or as text for other tools .mmd for Mermaid, .puml for C4-PlantUML or .drawio. A sequence goes to a picture or .mmd.")
    private @Nullable Path picture;

    @Option(names = "--theme", paramLabel = "light|dark", description = "Colours for a bright or a dark surrounding (light).")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--scale", paramLabel = "FACTOR", description = "Pixels of a PNG per unit of the drawing, 0.1 to 4 (1).")
    private double scale = 1;

    @Option(names = "--sequence", paramLabel = "OPERATION", description = "Draws what happens for one request of this operation, as component.operation.")
    private @Nullable String sequence;

    @Option(names = "--depth", paramLabel = "N", description = "Calls inside calls that a sequence unfolds, 1 to 50 (4).")
    private @Nullable Integer depth;

    RenderCommand(Console console) {
        this.console = console;
    }

    /// Colours to draw with.
    enum Theme {
        LIGHT(Palette.LIGHT), DARK(Palette.DARK);

        private final Palette palette;

        Theme(Palette palette) {
            this.palette = palette;
        }
    }

    @Override
    public Integer call() {
        Path target = Objects.requireNonNull(picture);
        Optional<Notation> notation = notation(target);
        Optional<Picture.Format> format = notation.isPresent() ? Optional.empty() : Optional.of(format(target));
        if (!(scale >= 0.1 && scale <= 4)) {
            throw wrong("--scale: expected a factor from 0.1 to 4, not " + scale);
        }
        if (sequence == null && depth != null) {
            throw wrong("--depth: says how deep a sequence goes; name one with --sequence");
        }
        Optional<SequenceOptions> told = sequence == null ? Optional.empty() : Optional.of(options());
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(file));
        Opening.of(console).requireReasonableSize(opened, "drawn");
        byte[] content = told.isPresent()
                ? paint(opened, found(opened, told.get()), format)
                : notation.map(one -> one.write(opened.document()).getBytes(StandardCharsets.UTF_8))
                        .orElseGet(() -> paint(opened, format.orElseThrow()));
        Destination.writing(target, () -> OutputFile.write(target, content));
        return ExitCode.FINE.status();
    }

    private SequenceOptions options() {
        int wanted = depth == null ? SequenceOptions.USUAL.depth() : depth;
        if (wanted < 1 || wanted > SequenceOptions.DEEPEST) {
            throw wrong("--depth: expected a number from 1 to " + SequenceOptions.DEEPEST + ", not " + wanted);
        }
        return SequenceOptions.USUAL.withDepth(wanted);
    }

    private Sequence found(OpenedFile opened, SequenceOptions told) {
        String name = Objects.requireNonNull(sequence);
        try {
            return Sequence.of(opened.document(), OperationRef.parse(name), told)
                    .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "--sequence: " + opened.path()
                            + " has no operation " + name + "; expected " + OperationRef.EXPECTED));
        } catch (NotationException e) {
            throw wrong("--sequence: expected " + OperationRef.EXPECTED + ", not " + name);
        }
    }

    private byte[] paint(OpenedFile opened, Sequence found, Optional<Picture.Format> format) {
        if (format.isEmpty()) {
            return MermaidSequence.write(opened.document(), found).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Picture.render(SequenceIllustrator.draw(opened.document(), found, _ -> Optional.empty(),
                    theme.palette, PictureOptions.COMPLETE), format.get(), scale);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, opened.path() + ": " + e.getMessage());
        }
    }

    private byte[] paint(OpenedFile opened, Picture.Format format) {
        try {
            return Picture.render(opened.document(), format, theme.palette, scale);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, opened.path() + ": " + e.getMessage());
        }
    }

    /// Only Mermaid knows sequences.
    private Optional<Notation> notation(Path target) {
        return Notation.ofFile(target.toString()).filter(one -> sequence == null || one == Notation.MERMAID);
    }

    private Picture.Format format(Path target) {
        return Picture.Format.ofFile(target.toString()).orElseThrow(() -> wrong("--to: expected a name that ends in "
                + (sequence == null ? ".svg, .png, .pdf, .mmd, .puml or .drawio" : ".svg, .png, .pdf or .mmd")
                + ", not " + target));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
