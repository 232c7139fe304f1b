package dev.archipelago.simulator.theory;

import java.util.List;

/// What a service level objective allows to go wrong, and the alerts on how fast it is used up.
///
/// Source: Site Reliability Workbook, chapter 5 (2018).
///
/// @param objective share of the requests that must succeed, such as 0.999
/// @param window seconds in which it must hold, such as 30 days
public record ErrorBudget(double objective, double window) {

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;

    public ErrorBudget {
        Requirement.fraction(objective, "an objective");
        Requirement.positive(window, "a window");
    }

    /// An alert that is raised while both windows burn faster than its rate.
    ///
    /// @param page whether somebody is woken up, else a ticket
    /// @param longWindow seconds
    /// @param shortWindow seconds; ends the alert soon after the trouble
    /// @param burnRate times the rate that uses up the budget exactly
    public record Alert(boolean page, double longWindow, double shortWindow, double burnRate) {}

    /// Those recommended for a window of 30 days: 2 %, 5 % and 10 % of the budget.
    public static List<Alert> alerts() {
        return List.of(new Alert(true, HOUR, 5 * MINUTE, 14.4), new Alert(true, 6 * HOUR, 30 * MINUTE, 6),
                new Alert(false, 3 * DAY, 6 * HOUR, 1));
    }

    /// Seconds of total outage in the window that use up the budget.
    public double outage() {
        return (1 - objective) * window;
    }

    /// How many times as fast as allowed a share of failing requests uses up the budget.
    public double burnRate(double failing) {
        return failing / (1 - objective);
    }

    /// Seconds until the budget is used up by a share of failing requests.
    public double exhausted(double failing) {
        return window / burnRate(failing);
    }

    /// Seconds from the beginning of steady failures until an alert is raised; infinity when it never is.
    public double detection(Alert alert, double failing) {
        return filled(alert.longWindow(), alert, failing);
    }

    /// Seconds from the end of a long total outage until the alert ends.
    public double clearing(Alert alert) {
        return alert.shortWindow() * Math.max(0, 1 - alert.burnRate() * (1 - objective));
    }

    /// The share of the budget that is gone when an alert is raised on failures of its very burn rate.
    public double spent(Alert alert) {
        return alert.burnRate() * alert.longWindow() / window;
    }

    /// Seconds of steady failures until a window of so many seconds burns as fast as the alert asks for; infinity when it
    /// never does.
    public double filled(double seconds, Alert alert, double failing) {
        return alert.burnRate() > burnRate(failing)
                ? Double.POSITIVE_INFINITY
                : seconds * alert.burnRate() / burnRate(failing);
    }
}
