package dev.archipelago.simulator.diagnosis;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.analysis.Attribution;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Fix;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Stretch;
import dev.archipelago.simulator.experiment.Comparison;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.TimeShare.Cause;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says why a number of a run is what it is, and which changes make it better: each is simulated under the same random numbers
/// before it is told.
///
/// All changes that come into question are tried with few replications; those that seem to help most are tried with all of
/// them, and told where the interval of the difference shows that they help.
public final class Diagnosis {
    private static final int FEW = 2;
    private static final int SERIOUS = 5;
    private static final int MOST_FIXES = 3;
    private static final double TRYING = 0.45;
    /// In which order a request meets them at a component.
    private static final List<Cause> WAY = List.of(Cause.NETWORK, Cause.RETRY, Cause.QUEUE, Cause.WORK);

    private final Document document;
    private final SimulationResult result;
    private final Question question;
    private final Options options;

    /// How it is done.
    ///
    /// @param scenario id of the scenario; null for none
    /// @param replications of what is told, at least two
    /// @param duration measured time; null for that of the scenario, else a minute
    /// @param warmUp null for that of the result
    /// @param threads replications at a time; has no influence on the result
    public record Options(@Nullable String scenario, long seed, int replications, @Nullable TimeSpan duration,
            @Nullable TimeSpan warmUp, int threads) {
        public Options {
            if (replications < 2) {
                throw new IllegalArgumentException("intervals need two replications at least");
            }
        }
    }

    private Diagnosis(Document document, SimulationResult result, Question question, Options options) {
        this.document = document;
        this.result = result;
        this.question = question;
        this.options = options;
    }

    /// @param document that was simulated, and has passed the checks
    /// @param result of it, with traces for the shares of time and the path
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static DiagnosisResult of(Document document, SimulationResult result, Question question, Options options,
            Progress progress, CancelSignal cancel) {
        return new Diagnosis(document, result, question, options).diagnosed(progress, cancel);
    }

    private DiagnosisResult diagnosed(Progress progress, CancelSignal cancel) {
        List<Remedy> remedies = possible();
        List<Fix> fixes = remedies.isEmpty() ? List.of() : fixes(remedies, progress, cancel);
        return new DiagnosisResult(result, question, Questions.value(question, result),
                result.timeShares().getOrDefault(question.subject(), List.of()), path(), result.breakdowns(),
                Pressures.of(result), fixes, remedies.size());
    }

    /// What can be put into the design without making it wrong.
    private List<Remedy> possible() {
        Document setting = Setting.of(document, options.scenario()).document();
        return new Remedies(setting, result).all().stream().filter(this::fits).toList();
    }

    private boolean fits(Remedy remedy) {
        try {
            Document changed = remedy.in(document, options.scenario());
            return !changed.equals(document)
                    && Checks.all().run(Setting.of(changed, options.scenario()).document()).stream()
                            .noneMatch(Finding::isError);
        } catch (PropertyException | NotationException _) {
            return false;
        }
    }

    private List<Fix> fixes(List<Remedy> remedies, Progress progress, CancelSignal cancel) {
        List<Fix> tried = simulated(remedies, FEW, share -> progress.at(TRYING * share), cancel);
        List<Remedy> promising = tried.stream().filter(fix -> gain(fix.effect()) > 0)
                .sorted(Comparator.comparingDouble((Fix fix) -> -gain(fix.effect()))).limit(SERIOUS)
                .map(Fix::remedy).toList();
        if (promising.isEmpty()) {
            progress.at(1);
            return List.of();
        }
        List<Fix> serious = simulated(promising, options.replications(),
                share -> progress.at(TRYING + (1 - TRYING) * share), cancel);
        List<Fix> told = new ArrayList<>();
        serious.stream().filter(fix -> fix.effect().judgement() == Judgement.BETTER)
                .sorted(Comparator.comparing((Fix fix) -> !fix.objectives().values().stream()
                        .allMatch(Verdict.MET::equals))
                        .thenComparingDouble(fix -> -gain(fix.effect())))
                .filter(fix -> told.stream().noneMatch(other -> isTheSame(other, fix))).limit(MOST_FIXES)
                .forEach(told::add);
        return told;
    }

    /// Where one changes more than the other at the same place, and for nothing.
    private static boolean isTheSame(Fix one, Fix other) {
        return one.remedy().subject().equals(other.remedy().subject())
                && one.effect().after().equals(other.effect().after())
                && other.remedy().changes().containsAll(one.remedy().changes());
    }

    private List<Fix> simulated(List<Remedy> remedies, int replications, Progress progress, CancelSignal cancel) {
        Comparison.Side before = new Comparison.Side("before", document, options.scenario());
        List<Comparison.Side> after = remedies.stream().map(remedy -> new Comparison.Side(remedy.kind().name(),
                remedy.in(document, options.scenario()), options.scenario())).toList();
        TimeSpan warmUp = Objects.requireNonNullElseGet(options.warmUp(),
                () -> TimeSpan.ofSeconds(result.warmUpSeconds()));
        List<ComparisonResult> compared = Comparison.each(before, after, new Comparison.Options(options.seed(),
                replications, options.duration(), warmUp, options.threads(), Detail.STANDARD, true), progress, cancel);
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < remedies.size(); i++) {
            fixes.add(new Fix(remedies.get(i), Questions.change(question, compared.get(i)),
                    verdicts(compared.get(i))));
        }
        return fixes;
    }

    private static Map<String, Verdict> verdicts(ComparisonResult compared) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        compared.objectives().forEach((id, outcome) -> outcome.after()
                .ifPresent(objective -> verdicts.put(id, objective.verdict())));
        return verdicts;
    }

    /// How much better it becomes, in the unit of the number; not a number is no gain.
    private static double gain(Change change) {
        double gain = change.metric().isGood() ? change.difference().value() : -change.difference().value();
        return Double.isNaN(gain) ? 0 : gain;
    }

    /// Of the answered request whose time is nearest to the 99th percentile.
    private List<Stretch> path() {
        if (question.metric() == Metric.LOAD) {
            return List.of();
        }
        List<RequestTrace> answered = result.traces().stream()
                .filter(trace -> trace.workload().equals(question.subject()))
                .filter(trace -> trace.spans().getFirst().received() >= 0)
                .sorted(Comparator.comparingLong(Diagnosis::time)).toList();
        if (answered.isEmpty()) {
            return List.of();
        }
        RequestTrace slow = answered.get((int) Math.min(answered.size() - 1.0, Math.floor(0.99 * answered.size())));
        List<Stretch> path = new ArrayList<>();
        Attribution.parts(slow).forEach((part, nanos) -> path.add(
                new Stretch(part.component(), part.cause(), nanos / 1e9)));
        path.sort(Comparator.comparingLong((Stretch one) -> reached(slow, one.component()))
                .thenComparing(one -> WAY.indexOf(one.cause())));
        return path;
    }

    /// When the first try was sent to a component; the user's own time comes first.
    private static long reached(RequestTrace trace, String component) {
        return trace.spans().stream().filter(span -> span.name().startsWith(component + "."))
                .mapToLong(RequestTrace.Span::sent).min().orElse(Long.MIN_VALUE);
    }

    private static long time(RequestTrace trace) {
        return trace.spans().getFirst().received() - trace.spans().getFirst().sent();
    }
}
