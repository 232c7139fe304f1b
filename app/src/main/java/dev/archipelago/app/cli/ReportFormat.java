package dev.archipelago.app.cli;

/// Whom a report is printed for: people or programs.
enum ReportFormat {
    TEXT, JSON
}
