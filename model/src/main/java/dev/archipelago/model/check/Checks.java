package dev.archipelago.model.check;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A set of rules that documents are held against.
public final class Checks {
    /// More findings of one rule than this are counted, not listed.
    static final int MOST_OF_ONE_RULE = 200;

    private static final List<Rule> PLAIN = List.of(new ComponentReferences(), new OperationReferences(),
            new AmbiguousReferences(), new ReferenceKinds(), new ChannelReferences(), new ResourceReferences(),
            new ZoneReferences(), new NodePoolReferences(), new SurgeTargets(), new LeaksWithoutPool(),
            new PartitionsOfNobody(), new ObjectiveSubjects(),
            new ScenarioPaths(), new NumberRanges(), new ChoiceProbabilities(), new JoinSizes(),
            new DegradationLevels(),
            new ReleaseWithoutAcquire(), new UnreachedSteps(), new RepeatedReplies(), new Recursion(), new CallGrowth(),
            new SynchronousCycles(), new Unreachable(), new UnusedConnections(), new MissingTimeouts(),
            new RetriesBeyondDeadline(), new PoolsBeyondDatabase(), new PartsOfOtherKinds(), new ClientOperations(),
            new AutoscalingWithoutRequest(), new BlindAutoscaling(), new ReplicasOutsideRange(), new EmptyLoad(),
            new MixWeights(),
            new EmptyJourneys(), new SendersOfWorkloads(), new MissingWorkload(), new UnreadFiles(),
            new ExcessiveLoad(), new TimeoutInversion(), new MultiplyingRetries(), new RetriesWithoutTimeout(),
            new RetriesOfOneTimeWork(), new IdleBreakers(), new EjectionOfNobody(), new UnboundedBacklogs(),
            new DependentLiveness(), new ReplicasWithoutRoom(), new UndrainableNodes(), new QueuesWithoutDeadLetters(),
            new CopiesOfChannels(),
            new ConsumersOfOneTimeWork(), new SurgeWithoutRoom(), new PartitionedRollouts(),
            new LoadFasterThanReplicas(), new UndoneSagas(),
            new DualWrites(), new LongChains(), new SharedDatabases(), new ResourceDeadlock(), new QuotaExceeded(),
            new MissingPrices(), new SpotAtFullPrice());
    private static final Checks ALL = new Checks(
            Stream.concat(PLAIN.stream(), Stream.of(new ScenarioOutcomes(PLAIN))).toList());

    private final List<Rule> rules;

    private Checks(List<Rule> rules) {
        this.rules = rules;
    }

    /// Every rule there is.
    public static Checks all() {
        return ALL;
    }

    /// The ids of the rules.
    public List<String> ids() {
        return rules.stream().map(Rule::id).toList();
    }

    /// What the rules find: errors first, then warnings, then advice; of the same severity in the order of the rules.
    public List<Finding> run(Document document) {
        Inspection inspection = Inspection.of(document);
        List<Finding> findings = new ArrayList<>();
        rules.forEach(rule -> findings.addAll(listed(rule, rule.findings(inspection).toList())));
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }

    private static List<Finding> listed(Rule rule, List<Finding> found) {
        if (found.size() <= MOST_OF_ONE_RULE) {
            return found;
        }
        List<Finding> listed = new ArrayList<>(found.subList(0, MOST_OF_ONE_RULE));
        Finding first = found.getFirst();
        listed.add(new Finding(rule.id(), first.severity(), Pointer.ROOT.toString(), first.place(),
                Wording.of("There are %s more findings like these.", found.size() - MOST_OF_ONE_RULE), Wording.NONE));
        return listed;
    }
}
