package dev.archipelago.model.edit;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Share;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a request causes in the end, wherever it is done: how often each piece of work, on average.
///
/// A message counts as what its consumers do.
record Effects(Document document) {

    /// Of each target of the workloads, in order.
    static List<Map<String, Double>> of(Document document) {
        return document.workloads().values().stream().flatMap(w -> w.targets().stream()).map(target -> {
            Map<String, Double> effects = new TreeMap<>();
            new Effects(document).operation(target, 1, effects);
            effects.replaceAll((_, n) -> Math.round(n * 1e9) / 1e9);
            return effects;
        }).toList();
    }

    private void operation(OperationRef ref, double times, Map<String, Double> effects) {
        document.architecture().operation(ref).orElseThrow(() -> new AssertionError("no operation " + ref)).steps()
                .forEach(step -> step(step, times, effects));
    }

    private void all(List<Step> steps, double times, Map<String, Double> effects) {
        steps.forEach(step -> step(step, times, effects));
    }

    private void step(Step step, double times, Map<String, Double> effects) {
        switch (step) {
            case Step.Call s -> operation(s.call(), times * share(s.probability()) * count(s.times()), effects);
            case Step.Forward s -> operation(s.forward(), times, effects);
            case Step.Saga s -> s.saga().forEach(action -> operation(action.call(), times, effects));
            case Step.Publish s -> {
                List<OperationRef> consumers = Channels.consumers(document.architecture(),
                        Channels.resolve(document.architecture(), s.publish()).orElseThrow());
                consumers.forEach(consumer -> operation(consumer, times * share(s.probability()), effects));
                if (consumers.isEmpty()) {
                    effects.merge(s.toString(), times, Double::sum);
                }
            }
            case Step.CacheLookup s -> {
                effects.merge("look " + s.cache(), times, Double::sum);
                all(s.miss(), times * 0.1, effects);
            }
            case Step.Choice s -> s.choice()
                    .forEach(branch -> all(branch.steps(), times * branch.probability().value(), effects));
            case Step.Repeat s -> all(s.steps(), times * s.repeat().expected(), effects);
            case Step.Parallel s -> all(s.parallel(), times, effects);
            case Step.Sequence s -> all(s.steps(), times, effects);
            case Step.Degrade s -> {
                all(s.degrade(), times * 0.3, effects);
                all(s.full(), times * 0.7, effects);
            }
            case Step.Acquire _,Step.Release _ -> effects.merge(step.getClass().getSimpleName(), times, Double::sum);
            case Step.Reply _ -> {
            }
            case Step.Query _,Step.Consume _,Step.TwoPhaseCommit _,Step.Fail _,Step.Wait _,Step.Compute _ ->
                effects.merge(step.toString(), times, Double::sum);
        }
    }

    private static double share(@Nullable Share share) {
        return share == null ? 1 : share.value();
    }

    private static double count(@Nullable Count count) {
        return count == null ? 1 : count.expected();
    }
}
