package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.text.Quantities;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// How much a whole design may take: all replicas that autoscaling allows, those more that a rollout starts, and those that
/// still end while their successors start, since pods count until they are gone.
///
/// @param crowds the pods of each component
/// @param sidecar what a mesh puts beside each container
record Extent(List<Crowd> crowds, List<Mapping> claims, Optional<Mapping> sidecar) {

    private static final String WHY = "the most replicas, their surge in a rollout, and as many that still end";
    private static final Cores USUAL_CPU = new Cores(100);
    private static final DataSize USUAL_MEMORY = DataSize.ofMebibytes(128);

    /// The pods of one component at most.
    ///
    /// @param disks of each replica
    record Crowd(long most, long passing, Mapping resources, List<Mapping> disks) {
        long pods() {
            return most + passing;
        }
    }

    /// @param components the objects of each component
    static Extent of(List<List<Manifest>> components, Optional<Mapping> sidecar) {
        List<Crowd> crowds = new ArrayList<>();
        List<Mapping> claims = new ArrayList<>();
        for (List<Manifest> manifests : components) {
            Optional<Long> scaled = manifests.stream().flatMap(Extent::scaledTo).findFirst();
            for (Manifest manifest : manifests) {
                if (manifest instanceof DeploymentManifest deployment) {
                    long most = scaled.orElseGet(() -> number(deployment.replicas()));
                    crowds.add(new Crowd(most, deployment.rolling().passing((int) most),
                            deployment.pod().container().resources(), List.of()));
                } else if (manifest instanceof StatefulSetManifest set) {
                    long most = scaled.orElseGet(() -> number(set.replicas()));
                    crowds.add(new Crowd(most, 0, set.pod().container().resources(),
                            set.disks().stream().map(disk -> disk.claim("ReadWriteOnce")).toList()));
                } else if (manifest instanceof ClaimManifest claim) {
                    claims.add(claim.disk().claim("ReadWriteMany"));
                }
            }
        }
        return new Extent(List.copyOf(crowds), List.copyOf(claims), sidecar);
    }

    boolean isEmpty() {
        return crowds.isEmpty();
    }

    /// What all together may take.
    Mapping quota() {
        Mapping.Builder hard = Mapping.builder();
        hard.put("pods", Long.toString(sum(Crowd::pods))).because(WHY);
        cpu(hard, "requests");
        memory(hard, "requests", "memory");
        storage(hard, "requests");
        if (limitsCpu()) {
            cpu(hard, "limits");
        }
        memory(hard, "limits", "memory");
        storage(hard, "limits");
        long disks = claims.size() + sum(crowd -> crowd.most() * crowd.disks().size());
        hard.put("persistentvolumeclaims", Long.toString(disks)).because("one for each disk of each replica");
        if (disks > 0) {
            long bytes = claims.stream().mapToLong(Extent::size).sum() + sum(
                    crowd -> crowd.most() * crowd.disks().stream().mapToLong(Extent::size).sum());
            hard.put("requests.storage", spelled(bytes)).because("all these disks");
        }
        return hard.build();
    }

    /// What a single container may take, and what one has that says nothing.
    Mapping range() {
        Mapping.Builder most = Mapping.builder();
        Mapping.Builder usual = Mapping.builder();
        Mapping.Builder reserved = Mapping.builder();
        if (limitsCpu()) {
            long largest = Math.max(USUAL_CPU.millis(), containers().mapToLong(one -> millis(one, "limits")).max()
                    .orElse(0));
            most.put("cpu", Quantities.of(new Cores(largest))).because("the largest of the design");
            usual.put("cpu", Quantities.of(USUAL_CPU)).because("as its request");
        }
        long largest = Math.max(USUAL_MEMORY.bytes(),
                containers().mapToLong(one -> bytes(one, "limits", "memory")).max().orElse(0));
        most.put("memory", spelled(largest)).because("the largest of the design");
        usual.put("memory", spelled(USUAL_MEMORY.bytes())).because("as its request");
        reserved.put("cpu", Quantities.of(USUAL_CPU)).because("default of the model")
                .put("memory", spelled(USUAL_MEMORY.bytes())).because("default of the model");
        return Mapping.builder().put("type", "Container").put("max", most.build()).put("default", usual.build())
                .put("defaultRequest", reserved.build()).build();
    }

    private void cpu(Mapping.Builder hard, String side) {
        long millis = sum(crowd -> crowd.pods() * (millis(crowd.resources(), side)
                + sidecar.map(beside -> millis(beside, side)).orElse(0L)));
        hard.put(side + ".cpu", millis == 0 ? "0" : Quantities.of(new Cores(millis))).because("of all these pods");
    }

    private void memory(Mapping.Builder hard, String side, String resource) {
        long bytes = sum(crowd -> crowd.pods() * (bytes(crowd.resources(), side, resource)
                + sidecar.map(beside -> bytes(beside, side, resource)).orElse(0L)));
        hard.put(side + "." + resource, spelled(bytes)).because("of all these pods");
    }

    /// Scratch space, unless a mesh puts in containers that do not say how much they need: a quota would refuse them.
    private void storage(Mapping.Builder hard, String side) {
        if (sidecar.isEmpty()) {
            memory(hard, side, "ephemeral-storage");
        }
    }

    private boolean limitsCpu() {
        return containers().allMatch(one -> text(one, "limits", "cpu").isPresent());
    }

    private Stream<Mapping> containers() {
        return Stream.concat(crowds.stream().map(Crowd::resources), sidecar.stream());
    }

    private long sum(Function<Crowd, Long> part) {
        return crowds.stream().mapToLong(part::apply).sum();
    }

    private static Stream<Long> scaledTo(Manifest manifest) {
        return switch (manifest) {
            case AutoscalerManifest scaler -> Stream.of(Long.parseLong(scaler.max().value().text()));
            case ScaledObjectManifest scaler -> Stream.of(Long.parseLong(scaler.max().value().text()));
            default -> Stream.empty();
        };
    }

    private static long number(Optional<Figure> replicas) {
        return replicas.map(figure -> Long.parseLong(figure.value().text())).orElse(1L);
    }

    private static long millis(Mapping resources, String side) {
        return text(resources, side, "cpu").map(text -> Cores.parse(text).millis()).orElse(0L);
    }

    private static long bytes(Mapping resources, String side, String resource) {
        return text(resources, side, resource).map(Extent::bytes).orElse(0L);
    }

    private static long size(Mapping claim) {
        return bytes(claim.get("resources").map(Mapping.class::cast).orElseThrow(), "requests", "storage");
    }

    private static long bytes(String quantity) {
        char last = quantity.charAt(quantity.length() - 1);
        return DataSize.parse(Character.isDigit(last) ? quantity + "B" : quantity).bytes();
    }

    private static String spelled(long bytes) {
        return Quantities.of(new DataSize(bytes));
    }

    private static Optional<String> text(Mapping resources, String side, String resource) {
        return resources.get(side).map(Mapping.class::cast).flatMap(amounts -> amounts.get(resource))
                .map(amount -> ((Scalar) amount).text());
    }
}
