package dev.archipelago.model.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePoolTest {

    private static final double GIBIBYTE = 1L << 30;

    /// NODEC-1: 80m and 2.6 GiB are kept, and 100 MiB.
    @Test
    void NODEC_1_allocatable_ofFourCoresAndSixteenGibibytes_leaves3920mAnd13Point3() {
        Allocatable left = pool(null, null, null).allocatable();

        assertThat(left.cpu()).isEqualTo(3920);
        assertThat(left.memory() / GIBIBYTE).isCloseTo(13.302344, within(5e-7));
    }

    /// NODEC-1: 6 % of the part between 16 and 128 GiB and 2 % above are kept too.
    @Test
    void NODEC_1_allocatable_ofAHundredAndFiftyGibibytes_leaves140Point1() {
        Allocatable left = NodeReserve.GKE.leaves(Cores.parse("16"), DataSize.parse("150Gi"), 110);

        assertThat(left.memory() / GIBIBYTE).isCloseTo(140.142344, within(5e-7));
        assertThat(left.cpu()).isEqualTo(16_000 - 60 - 10 - 10 - 30);
    }

    /// EKS: an m5.large has 3 network interfaces with 10 addresses each, so 29 pods; 574 MiB are kept, and 100 MiB.
    @Test
    void EKS_allocatable_ofAnEksNodeOf29Pods_leaves574MebibytesLess() {
        int pods = 3 * (10 - 1) + 2;
        NodePool large = new NodePool("m5.large", List.of(), Cores.parse("2"), DataSize.parse("8Gi"), 1, null, null,
                null, null, null, null, pods, NodeReserve.EKS, List.of());

        assertThat(large.maxPodsOrDefault()).isEqualTo(29);
        assertThat(large.allocatable()).isEqualTo(new Allocatable(1930, (8192L - 574 - 100) << 20));
    }

    @Test
    void allocatable_ofANodeSmallerThanWhatIsKept_hasNoMemory() {
        assertThat(NodeReserve.GKE.leaves(Cores.parse("1"), DataSize.parse("64Mi"), 110))
                .isEqualTo(new Allocatable(940, 0));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-,-,-,1,1,1", "3,-,-,3,3,3", "-,2,5,2,2,5", "4,1,6,4,1,6", "-,2,-,2,2,2",
        "9,-,5,5,5,5", "0,0,4,0,0,4"})
    void nodes_withWhatIsGiven_areWithinLeastAndMost(@Nullable Integer nodes, @Nullable Integer min,
            @Nullable Integer max, int first, int least, int most) {
        NodePool pool = pool(nodes, min, max);

        assertThat(List.of(pool.initialNodes(), pool.minNodes(), pool.maxNodes())).isEqualTo(
                List.of(first, least, most));
    }

    private static NodePool pool(@Nullable Integer nodes, @Nullable Integer min, @Nullable Integer max) {
        return new NodePool(null, List.of(), null, null, nodes, min, max, null, null, null, null, null, null,
                List.of());
    }
}
