package dev.archipelago.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program itself, before a command is named.
@Command(name = "archipelago", versionProvider = RootCommand.Version.class, mixinStandardHelpOptions = true, description = "Draw services and what they depend on, see how the design behaves under load and failure, "
        + "and take away the manifests of exactly the design that was simulated.", footer = {
            "Without a command, the editor opens.", "More about a command: archipelago COMMAND --help"})
final class RootCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Name a command");
    }

    /// The version in the manifest of the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"Archipelago " + version(), "Java " + Runtime.version()};
        }
    }

    /// The version of this program; "(not packaged)" where it does not run from its jar.
    static String version() {
        String packaged = RootCommand.class.getPackage().getImplementationVersion();
        return packaged == null ? "(not packaged)" : packaged;
    }
}
