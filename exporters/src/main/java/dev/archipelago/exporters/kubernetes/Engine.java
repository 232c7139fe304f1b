package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.text.ImageReference;
import java.util.List;
import java.util.Map;

/// A ready-made database, cache or broker of the catalogue, and how to run it without rights and on a read-only disk.
///
/// In arguments, variables and commands `{port}`, `{data}`, `{name}` and `{cache}` (mebibytes a cache may use) stand
/// for what the design gives.
///
/// @param data the folder that it keeps its data in
/// @param writable further folders that it writes to
/// @param persistent arguments when there is a volume
/// @param volatileArguments arguments when there is none
/// @param asCache arguments when it serves as a cache
/// @param credentials folder that its secret is mounted at; empty when it needs none
/// @param credentialKeys files of the secret
/// @param clustered whether replicas of the plain image may run side by side: only what shards in the client may
/// @param ready command that succeeds when it can serve
record Engine(String name, ImageReference image, int port, String portName, String data, List<String> writable,
        List<String> arguments, List<String> persistent, List<String> volatileArguments, List<String> asCache,
        Map<String, String> environment, String credentials, List<String> credentialKeys, boolean clustered,
        List<String> ready) {}
