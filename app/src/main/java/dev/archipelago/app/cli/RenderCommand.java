package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Draws an architecture into a picture file.
@Command(name = "render", description = "Draw an architecture into a picture, without a window.", footer = {"",
    "Example: archipelago render shop.archipelago.json --to shop.svg --theme dark"})
final class RenderCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--to", required = true, paramLabel = "PICTURE", description = "The picture; its ending, .svg or .png, says which kind.")
    private @Nullable Path picture;

    @Option(names = "--theme", paramLabel = "light|dark", description = "Colours for a bright or a dark surrounding (light).")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--scale", paramLabel = "FACTOR", description = "Pixels of a PNG per unit of the drawing, 0.1 to 4 (1).")
    private double scale = 1;

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
        Picture.Format format = format(target);
        if (!(scale >= 0.1 && scale <= 4)) {
            throw wrong("--scale: expected a factor from 0.1 to 4, not " + scale);
        }
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(file));
        Opening.of(console).requireReasonableSize(opened, "drawn");
        byte[] content = paint(opened, format);
        Destination.writing(target, () -> OutputFile.write(target, content));
        return ExitCode.FINE.status();
    }

    private byte[] paint(OpenedFile opened, Picture.Format format) {
        try {
            return Picture.render(opened.document(), format, theme.palette, scale);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, opened.path() + ": " + e.getMessage());
        }
    }

    private Picture.Format format(Path target) {
        String name = target.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            return Picture.Format.SVG;
        }
        if (name.endsWith(".png")) {
            return Picture.Format.PNG;
        }
        throw wrong("--to: expected a name that ends in .svg or .png, not " + target);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
