package dev.archipelago.exporters.dockerfile;

import dev.archipelago.exporters.text.DockerfileText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One instruction of a Dockerfile. Texts of the design appear in labels and comments only, where they are escaped; all else is
/// ours.
sealed interface Instruction {

    /// Its line, or lines.
    String text();

    /// Says something to people.
    record Comment(String sentence) implements Instruction {
        @Override
        public String text() {
            return DockerfileText.comment(sentence);
        }
    }

    /// Separates stages.
    record Blank() implements Instruction {
        @Override
        public String text() {
            return "";
        }
    }

    /// Begins a stage.
    ///
    /// @param builder whether the stage runs on the machine that builds, whatever is built for
    /// @param stage empty for the last one
    record From(String image, boolean builder, String stage) implements Instruction {
        @Override
        public String text() {
            return "FROM " + (builder ? "--platform=$BUILDPLATFORM " : "") + image
                    + (stage.isEmpty() ? "" : " AS " + stage);
        }
    }

    /// A variable that the builder sets.
    record Arg(String name) implements Instruction {
        @Override
        public String text() {
            return "ARG " + name;
        }
    }

    record Workdir(String folder) implements Instruction {
        @Override
        public String text() {
            return "WORKDIR " + folder;
        }
    }

    /// Copies from the sources, or from a stage.
    record Copy(String stage, List<String> from, String to) implements Instruction {
        @Override
        public String text() {
            return "COPY --link " + (stage.isEmpty() ? "" : "--from=" + stage + " ") + String.join(" ", from) + " "
                    + to;
        }
    }

    /// Runs a command with folders that are kept from build to build.
    record Run(List<String> caches, String command) implements Instruction {
        @Override
        public String text() {
            return "RUN " + caches.stream().map(folder -> "--mount=type=cache,target=" + folder + " ")
                    .collect(Collectors.joining()) + command;
        }
    }

    record Label(Map<String, String> labels) implements Instruction {
        @Override
        public String text() {
            return labels.entrySet().stream()
                    .map(label -> label.getKey() + "=" + DockerfileText.quoted(label.getValue()))
                    .collect(Collectors.joining(" \\\n      ", "LABEL ", ""));
        }
    }

    record Env(Map<String, String> variables) implements Instruction {
        @Override
        public String text() {
            return variables.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + DockerfileText.quoted(entry.getValue()))
                    .collect(Collectors.joining(" \\\n    ", "ENV ", ""));
        }
    }

    record User(int id) implements Instruction {
        @Override
        public String text() {
            return "USER " + id + ":" + id;
        }
    }

    record Expose(int port) implements Instruction {
        @Override
        public String text() {
            return "EXPOSE " + port;
        }
    }

    /// Tells the container engine whether the program is well; Kubernetes has probes of its own.
    record Healthcheck(int startSeconds, List<String> command) implements Instruction {
        @Override
        public String text() {
            return "HEALTHCHECK --interval=10s --timeout=3s --start-period=" + startSeconds
                    + "s --retries=3 \\\n    CMD "
                    + DockerfileText.exec(command);
        }
    }

    /// Starts the program without a shell, so that it receives signals.
    record Entrypoint(List<String> command) implements Instruction {
        @Override
        public String text() {
            return "ENTRYPOINT " + DockerfileText.exec(command);
        }
    }
}
