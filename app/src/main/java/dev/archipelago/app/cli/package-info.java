/// The command line: parses arguments, calls the workbench, prints. The only room that touches the console.
/// May import the workbench and other modules; nothing but Main imports it.
/// Start reading at CommandLineInterface.
@NullMarked
package dev.archipelago.app.cli;

import org.jspecify.annotations.NullMarked;
