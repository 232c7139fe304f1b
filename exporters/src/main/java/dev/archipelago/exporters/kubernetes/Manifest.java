package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;

/// One object of the Kubernetes API.
sealed interface Manifest permits NamespaceManifest, QuotaManifest, LimitRangeManifest,
        PriorityClassManifest, ServiceAccountManifest, ConfigMapManifest,
        ClaimManifest, ServiceManifest, DeploymentManifest, StatefulSetManifest, AutoscalerManifest,
        ScaledObjectManifest,
        TriggerAuthenticationManifest, ExternalSecretManifest,
        DisruptionBudgetManifest, NetworkPolicyManifest, RouteManifest, IngressManifest, MeshManifest {

    /// The object with its keys in the order in which people read it.
    Mapping node();

    /// The start of every object.
    static Mapping.Builder object(String apiVersion, String kind) {
        return Mapping.builder().put("apiVersion", apiVersion).put("kind", kind);
    }
}
