package dev.archipelago.simulator.autoscaling;

import java.util.List;

/// Changes a number of replicas as a HorizontalPodAutoscaler does, look by look: of what several metrics ask for the most
/// counts, and nothing is made smaller while one of them cannot be read.
///
/// Source: Kubernetes, controller of the HorizontalPodAutoscaler.
public final class Autoscaler {

    private final Pace pace;

    public Autoscaler(Pace pace) {
        this.pace = pace;
    }

    /// Looks once; remembers what was asked for and what is done.
    ///
    /// @param current replicas asked for now
    /// @param proposals one for each metric
    public Decision look(long now, int current, List<Proposal> proposals) {
        Decision decision = decide(now, current, proposals);
        if (decision.replicas() != current) {
            pace.changed(decision.replicas() - current, now);
        }
        return decision;
    }

    private Decision decide(long now, int current, List<Proposal> proposals) {
        if (current == 0 && pace.min() != 0) {
            return new Decision(current, Decision.NONE);
        }
        if (current > pace.max() || current < pace.min()) {
            return new Decision(Math.clamp(current, pace.min(), pace.max()), Decision.NONE);
        }
        int wanted = -1;
        int metric = Decision.NONE;
        boolean complete = true;
        for (int i = 0; i < proposals.size(); i++) {
            switch (proposals.get(i)) {
                case Proposal.Replicas(int replicas, long _) -> {
                    if (replicas > wanted) {
                        wanted = replicas;
                        metric = i;
                    }
                }
                case Proposal.Unreadable _ -> complete = false;
            }
        }
        return metric == Decision.NONE || !complete && wanted < current
                ? new Decision(current, Decision.NONE)
                : new Decision(pace.bounded(wanted, current, now), metric);
    }
}
