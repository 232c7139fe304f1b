package dev.archipelago.exporters.spi;

/// How requests from outside the cluster reach the components that take them.
///
/// @param namespace of the gateway
/// @param gateway its name, for an ingress the name of its class; empty for the cluster's usual class
/// @param host by which the system is called from outside; empty for any
public record WayIn(Style style, String namespace, String gateway, String host) {

    /// The object that says so.
    public enum Style {
        /// HTTPRoute and GRPCRoute of the Gateway API, at a gateway that others run.
        GATEWAY,

        /// An Ingress.
        INGRESS,

        /// None: it is left to you.
        NONE
    }

    /// Routes at the gateway `public` of the namespace `gateway-system`, for any host.
    public static final WayIn DEFAULT = new WayIn(Style.GATEWAY, "gateway-system", "public", "");

    public WayIn withStyle(Style changed) {
        return new WayIn(changed, namespace, gateway, host);
    }

    public WayIn withGateway(String changedNamespace, String changed) {
        return new WayIn(style, changedNamespace, changed, host);
    }

    public WayIn withHost(String changed) {
        return new WayIn(style, namespace, gateway, changed);
    }
}
