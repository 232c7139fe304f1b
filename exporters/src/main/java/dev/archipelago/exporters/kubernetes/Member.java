package dev.archipelago.exporters.kubernetes;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A component that runs, as every target calls and feeds it.
///
/// @param name a DNS label, the same in every target
/// @param image always with a registry and a tag that stays
/// @param imageWhy where the image comes from; empty where the design gives it
/// @param doors the ports it listens on, at least one
/// @param settings environment variables that are no secrets
/// @param engine the ready-made program it runs, where it is one
/// @param folders that it may write to
/// @param secrets that it reads as files
public record Member(ComponentId id, Component component, String name, String image, String imageWhy,
        List<Door> doors, Map<String, String> settings, Optional<ReadyMade> engine, List<Folder> folders,
        List<SecretFolder> secrets, Amounts amounts) {

    /// A port.
    ///
    /// @param speaks http, grpc, http2 or tcp
    public record Door(String name, int number, String speaks) {}

    /// How a database, cache or broker of the catalogue is run.
    ///
    /// @param ready the command that succeeds when it can serve
    /// @param credentials the folder of its secret; empty when it needs none
    /// @param credentialKeys files of the secret
    public record ReadyMade(String name, List<String> arguments, Map<String, String> environment, List<String> ready,
            String credentials, List<String> credentialKeys) {}

    /// A folder it may write to.
    ///
    /// @param keeps whether the content outlives the process
    public record Folder(String name, String path, boolean keeps) {}

    /// A secret and the folder in which its keys appear as files.
    public record SecretFolder(String secret, String path) {}

    /// CPU and memory, each with the reason.
    public record Amounts(Cores cpu, DataSize memory, Optional<Cores> cpuLimit, DataSize memoryLimit, String cpuWhy,
            String memoryWhy, String cpuLimitWhy, String memoryLimitWhy) {}

    /// The first door.
    public Door door() {
        return doors.getFirst();
    }
}
