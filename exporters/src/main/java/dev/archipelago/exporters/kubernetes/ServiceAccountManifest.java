package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;

/// The account that the pods of one component run as; it has no token, since none of them asks the API server.
record ServiceAccountManifest(Identity identity) implements Manifest {

    @Override
    public Mapping node() {
        return Manifest.object("v1", "ServiceAccount").put("metadata", identity.metadata(""))
                .put("automountServiceAccountToken", false).build();
    }
}
