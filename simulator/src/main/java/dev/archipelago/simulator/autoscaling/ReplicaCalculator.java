package dev.archipelago.simulator.autoscaling;

import dev.archipelago.simulator.autoscaling.Pod.Phase;
import dev.archipelago.simulator.autoscaling.Pod.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// How many replicas bring a metric to its target: the present number times measured / target, rounded up, unless that
/// ratio is close to one.
///
/// All quantities are whole thousandths and use of a request is a whole per cent, rounded towards zero, so that a ratio just
/// outside of the tolerance may still count as inside. Pods without a sample, and those that are not ready for one, make
/// a change smaller and never reverse it.
///
/// Source: Kubernetes, replica calculator of the HorizontalPodAutoscaler.
///
/// @param shrinking how far the ratio may be below one without a change
/// @param growing how far the ratio may be above one without a change
/// @param initialization nanoseconds from the start in which the CPU use of a pod counts only when taken while it was ready
/// @param readinessDelay nanoseconds from the start in which a pod that becomes unready has never been ready
public record ReplicaCalculator(double shrinking, double growing, long initialization, long readinessDelay) {

    /// As the controller is set up by default: 10 %, 300 s, 30 s.
    public static final ReplicaCalculator STANDARD = new ReplicaCalculator(0.1, 0.1, 300_000_000_000L, 30_000_000_000L);

    /// What is measured of pods.
    public enum Resource {
        /// CPU, which a pod needs more of while it starts.
        CPU,

        /// Anything else: only a pod that is to be started is not ready for it.
        OTHER
    }

    /// Aims at an average use as a share of the request.
    ///
    /// @param current replicas asked for now
    /// @param target per cent
    public Proposal utilization(List<Pod> pods, Resource resource, int current, int target, long now) {
        if (pods.stream().anyMatch(pod -> pod.phase() != Phase.GONE && pod.request() == Pod.NO_REQUEST)) {
            return new Proposal.Unreadable("a pod has no request");
        }
        return new Calculation(Groups.of(this, pods, resource, now), true, target).proposal(current);
    }

    /// Aims at an average value per pod.
    ///
    /// @param current replicas asked for now
    /// @param target thousandths of the unit
    public Proposal average(List<Pod> pods, Resource resource, int current, long target, long now) {
        return new Calculation(Groups.of(this, pods, resource, now), false, target).proposal(current);
    }

    /// Aims at a value of something that is not measured by pod.
    ///
    /// @param value thousandths of the unit, as the target
    /// @param current replicas asked for now
    /// @param ready pods that are ready
    public Proposal value(long value, long target, int current, int ready) {
        double ratio = (double) value / target;
        if (current == 0) {
            return new Proposal.Replicas((int) Math.ceil(ratio), value);
        }
        return new Proposal.Replicas(isClose(ratio) ? current : (int) Math.ceil(ratio * ready), value);
    }

    /// Aims at a value per replica of something that is not measured by pod.
    ///
    /// @param value thousandths of the unit, as the target
    /// @param replicas that there are
    public Proposal valuePerReplica(long value, long target, int replicas) {
        double ratio = value / ((double) target * replicas);
        return new Proposal.Replicas(isClose(ratio) ? replicas : (int) Math.ceil((double) value / target), value);
    }

    private boolean isClose(double ratio) {
        return 1 - shrinking <= ratio && ratio <= 1 + growing;
    }

    private boolean isUnready(Pod pod, Resource resource, long now) {
        if (resource != Resource.CPU) {
            return false;
        }
        if (pod.readiness() == Readiness.UNKNOWN || pod.started() == Pod.NOT_STARTED) {
            return true;
        }
        boolean unready = pod.readiness() == Readiness.UNREADY;
        return now < pod.started() + initialization
                ? unready || pod.sample().taken() < pod.changed() + pod.sample().window()
                : unready && pod.changed() < pod.started() + readinessDelay;
    }

    /// Pods by what is known of them.
    private record Groups(ReplicaCalculator calculator, List<Pod> ready, List<Pod> unready, List<Pod> missing) {
        static Groups of(ReplicaCalculator calculator, List<Pod> pods, Resource resource, long now) {
            Groups groups = new Groups(calculator, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Pod pod : pods) {
                if (pod.phase() == Phase.PENDING) {
                    groups.unready.add(pod);
                } else if (pod.phase() == Phase.RUNNING && pod.sample().isMissing()) {
                    groups.missing.add(pod);
                } else if (pod.phase() == Phase.RUNNING) {
                    (calculator.isUnready(pod, resource, now) ? groups.unready : groups.ready).add(pod);
                }
            }
            return groups;
        }
    }

    /// Values and requests that are added up; asks for the ratio of what they show to the target.
    private static final class Sum {
        private final boolean ofRequest;
        private final long target;
        private long value;
        private long request;
        private int pods;

        Sum(boolean ofRequest, long target) {
            this.ofRequest = ofRequest;
            this.target = target;
        }

        void add(Pod pod, long podValue) {
            value += podValue;
            request += pod.request();
            pods++;
        }

        OptionalLong measured() {
            if (pods == 0 || ofRequest && request == 0) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(ofRequest ? 100 * value / request : value / pods);
        }

        double ratio(long measured) {
            return (double) measured / target;
        }
    }

    private record Calculation(Groups groups, boolean ofRequest, long target) {

        private static final int WHOLE_REQUEST = 100;

        Proposal proposal(int current) {
            Sum sum = new Sum(ofRequest, target);
            groups.ready.forEach(pod -> sum.add(pod, pod.sample().value()));
            OptionalLong measured = sum.measured();
            if (measured.isEmpty()) {
                return new Proposal.Unreadable("no pod that is ready has been measured");
            }
            return new Proposal.Replicas(replicas(sum, measured.getAsLong(), current), measured.getAsLong());
        }

        private int replicas(Sum sum, long measured, int current) {
            double ratio = sum.ratio(measured);
            boolean fillsUnready = !groups.unready.isEmpty() && ratio > 1;
            if (groups.missing.isEmpty() && !fillsUnready) {
                return groups.calculator.isClose(ratio) ? current : (int) Math.ceil(ratio * groups.ready.size());
            }
            if (ratio < 1) {
                groups.missing.forEach(pod -> sum.add(pod, most(pod)));
            } else if (ratio > 1) {
                groups.missing.forEach(pod -> sum.add(pod, 0));
            }
            if (fillsUnready) {
                groups.unready.forEach(pod -> sum.add(pod, 0));
            }
            double careful = sum.ratio(sum.measured().orElse(measured));
            if (groups.calculator.isClose(careful) || ratio < 1 && careful > 1 || ratio > 1 && careful < 1) {
                return current;
            }
            int wanted = (int) Math.ceil(careful * sum.pods);
            return careful < 1 && wanted > current || careful > 1 && wanted < current ? current : wanted;
        }

        /// What a pod that nobody has measured is taken to use before others are removed.
        private long most(Pod pod) {
            return ofRequest ? pod.request() * Math.max(WHOLE_REQUEST, target) / WHOLE_REQUEST : target;
        }
    }
}
