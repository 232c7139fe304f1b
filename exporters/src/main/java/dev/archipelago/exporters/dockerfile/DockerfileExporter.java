package dev.archipelago.exporters.dockerfile;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.text.Listening;
import dev.archipelago.exporters.text.Names;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.quantity.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a Dockerfile and a .dockerignore for each component whose language is known.
///
/// Two stages, numeric user, lock files, build caches, no shell at run time; free of the findings of hadolint.
public final class DockerfileExporter implements Exporter {

    private static final Pattern PAGE = Pattern.compile("/[A-Za-z0-9/_.~-]*");
    private static final int LONGEST_TEXT = 1000;

    @Override
    public String id() {
        return "dockerfiles";
    }

    @Override
    public String title() {
        return "Dockerfiles";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Omissions omissions = new Omissions();
        BaseImages images = BaseImages.load();
        Map<ComponentId, Component> components = request.document().architecture().components();
        Names names = Names.of(components.keySet());
        Map<String, String> files = new LinkedHashMap<>();
        components.forEach((id, component) -> {
            Runtime runtime = component.containerOrDefault().runtime();
            if (runtime == null || runtime == Runtime.IMAGE || !component.runsOnPlatform()) {
                report(id, component, omissions);
                return;
            }
            Program program = program(id, component, runtime, names.of(id), request);
            report(id, component, program, omissions);
            Recipe recipe = Recipe.of(program, images);
            String folder = SafePath.folder(program.name());
            files.put(folder + "/Dockerfile", dockerfile(program, recipe, component));
            files.put(folder + "/.dockerignore", ignore(recipe));
        });
        return new ExportBundle(files, omissions.toList());
    }

    private static void report(ComponentId id, Component component, Omissions omissions) {
        boolean ours = component.kind() == ComponentKind.SERVICE || component.kind() == ComponentKind.GATEWAY;
        if (ours && component.containerOrDefault().image() == null) {
            omissions.add(Pointer.of("components", id.value(), "container", "runtime"), "a Dockerfile",
                    "neither what the program is written for nor a ready-made image is given");
        }
    }

    /// Lists what the image cannot say or ask.
    private static void report(ComponentId id, Component component, Program program, Omissions omissions) {
        Probes probes = component.probes();
        Probe liveness = probes == null ? null : probes.liveness();
        if (program.page().isEmpty() && liveness != null && liveness.path() != null) {
            omissions.add(Pointer.of("components", id.value(), "probes", "liveness", "path"),
                    "the page " + OneLine.of(liveness.path()),
                    "it is no path of letters, digits and /_.~-; the health check of the image only tries the port");
        }
        String description = component.description();
        if (description != null && OneLine.of(description).length() > LONGEST_TEXT) {
            omissions.add(Pointer.of("components", id.value(), "description"), "the end of its description",
                    "it is cut after " + LONGEST_TEXT + " characters");
        }
        component.containerOrDefault().ports().forEach((name, number) -> {
            if (!Listening.isPort(number)) {
                omissions.add(Pointer.of("components", id.value(), "container", "ports", name), "port " + number,
                        "ports lie between 1 and 65535");
            }
        });
    }

    private static Program program(ComponentId id, Component component, Runtime runtime, String name,
            ExportRequest request) {
        Listening listening = Listening.of(component);
        Map<String, String> labels = new LinkedHashMap<>();
        String title = component.name() == null ? id.value() : component.name();
        labels.put("org.opencontainers.image.title", OneLine.of(title, LONGEST_TEXT));
        if (component.description() != null) {
            labels.put("org.opencontainers.image.description", OneLine.of(component.description(), LONGEST_TEXT));
        }
        labels.put("org.opencontainers.image.version", request.options().version());
        Distribution startup = component.containerOrDefault().startup();
        int start = startup == null ? 10 : (int) Math.clamp(Math.ceil(2 * startup.expected()), 10, 3600);
        return new Program(name, runtime, listening.port(), page(component, listening), start, labels);
    }

    /// The address that says whether the program is well: the page of the liveness probe, over HTTP the default one.
    private static Optional<String> page(Component component, Listening listening) {
        Probes probes = component.probes();
        Probe liveness = probes == null ? null : probes.liveness();
        String path = liveness == null ? standardPage(listening.portName()) : liveness.path();
        return path != null && PAGE.matcher(path).matches()
                ? Optional.of("http://127.0.0.1:" + listening.port() + path)
                : Optional.empty();
    }

    private static @Nullable String standardPage(String portName) {
        return portName.startsWith("http") && !portName.startsWith("http2") ? "/livez" : null;
    }

    private static String dockerfile(Program program, Recipe recipe, Component component) {
        StringBuilder text = new StringBuilder("# syntax=docker/dockerfile:1\n");
        String name = component.name() == null ? program.name() : component.name();
        List<Instruction> heading = List.of(
                new Instruction.Comment("Made by Archipelago for " + OneLine.of(name, 100) + "."),
                new Instruction.Comment("Expects " + recipe.expects() + "."));
        heading.forEach(line -> text.append(line.text()).append('\n'));
        recipe.instructions(program).forEach(instruction -> text.append(instruction.text()).append('\n'));
        return text.toString();
    }

    /// Lets in what the build needs and nothing else, above all no keys.
    private static String ignore(Recipe recipe) {
        StringBuilder text = new StringBuilder("# Only what the build needs; keys and local settings stay out.\n*\n");
        recipe.sources().forEach(source -> text.append('!').append(source).append('\n'));
        List.of("**/.env*", "**/*.pem", "**/*.key", "**/*.p12", "**/*.jks", "**/id_rsa*", "**/id_ed25519*", "**/.git")
                .forEach(secret -> text.append(secret).append('\n'));
        return text.toString();
    }
}
