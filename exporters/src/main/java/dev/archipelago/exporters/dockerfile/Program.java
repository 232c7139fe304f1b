package dev.archipelago.exporters.dockerfile;

import dev.archipelago.model.Runtime;
import java.util.Map;
import java.util.Optional;

/// What a Dockerfile needs to know of a component.
///
/// @param name that it has in every export
/// @param port that it listens on
/// @param page that says whether it is well; empty where only the port can be tried
/// @param startSeconds time it is given to start
/// @param labels of the image
record Program(String name, Runtime runtime, int port, Optional<String> page, int startSeconds,
        Map<String, String> labels) {}
