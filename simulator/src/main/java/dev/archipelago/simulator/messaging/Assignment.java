package dev.archipelago.simulator.messaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which member of a group of consumers gets which partitions of one topic.
///
/// Source: Apache Kafka 4, the assignors range, roundrobin and cooperative-sticky.
public enum Assignment {
    /// Runs of neighbouring partitions, the first members get one more.
    RANGE {
        @Override
        void assign(int[] owners, List<Integer> members, int[] before) {
            int each = owners.length / members.size();
            int more = owners.length % members.size();
            int next = 0;
            for (int i = 0; i < members.size(); i++) {
                for (int n = each + (i < more ? 1 : 0); n > 0; n--) {
                    owners[next++] = members.get(i);
                }
            }
        }
    },

    /// In turn.
    ROUND_ROBIN {
        @Override
        void assign(int[] owners, List<Integer> members, int[] before) {
            for (int i = 0; i < owners.length; i++) {
                owners[i] = members.get(i % members.size());
            }
        }
    },

    /// As few as possible move, and only those stop meanwhile.
    COOPERATIVE_STICKY {
        @Override
        void assign(int[] owners, List<Integer> members, int[] before) {
            int each = owners.length / members.size();
            int more = owners.length % members.size();
            int[] kept = new int[members.size()];
            for (int i = 0; i < owners.length; i++) {
                int member = members.indexOf(before[i]);
                boolean fits = member >= 0 && (kept[member] < each || kept[member] == each && more > 0);
                owners[i] = fits ? before[i] : NOBODY;
                if (fits) {
                    more -= kept[member] == each ? 1 : 0;
                    kept[member]++;
                }
            }
            for (int i = 0; i < owners.length; i++) {
                if (owners[i] == NOBODY) {
                    int least = 0;
                    for (int m = 1; m < kept.length; m++) {
                        least = kept[m] < kept[least] ? m : least;
                    }
                    owners[i] = members.get(least);
                    kept[least]++;
                }
            }
        }
    };

    /// The owner of a partition that no member has.
    public static final int NOBODY = -1;

    abstract void assign(int[] owners, List<Integer> members, int[] before);

    /// The owner of each partition.
    ///
    /// @param members numbers of those who are there, ascending
    /// @param before the owners until now, as many as partitions
    public int[] owners(List<Integer> members, int[] before) {
        int[] owners = new int[before.length];
        if (members.isEmpty()) {
            Arrays.fill(owners, NOBODY);
        } else {
            assign(owners, members, before);
        }
        return owners;
    }

    /// The partitions that stop while consumers agree: all of an eager strategy, else those that move.
    public Set<Integer> stopped(int[] before, int[] after) {
        Set<Integer> stopped = new HashSet<>();
        for (int i = 0; i < before.length; i++) {
            if (this != COOPERATIVE_STICKY || before[i] != after[i]) {
                stopped.add(i);
            }
        }
        return stopped;
    }

    /// Partitions of each owner, by the owner's number.
    public static List<Integer> countsOf(int[] owners, int members) {
        Integer[] counts = new Integer[members];
        Arrays.fill(counts, 0);
        for (int owner : owners) {
            if (owner != NOBODY) {
                counts[owner]++;
            }
        }
        return new ArrayList<>(List.of(counts));
    }
}
