package dev.archipelago.exporters.spi;

import java.util.regex.Pattern;

/// How requests from outside the cluster reach the components that take them.
///
/// @param namespace of the gateway
/// @param gateway its name, for an ingress the name of its class; empty for the cluster's usual class
/// @param host by which the system is called from outside; empty for any
public record WayIn(Style style, String namespace, String gateway, String host) {

    private static final Pattern HOST = Pattern
            .compile("(?=.{1,200}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern GATEWAY = Pattern
            .compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

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

    /// With a gateway as people write it: its name, after its namespace and a slash where that is another one.
    ///
    /// @throws IllegalArgumentException unless [#isGateway] holds
    public WayIn withGateway(String written) {
        if (!isGateway(written)) {
            throw new IllegalArgumentException("NAME or NAMESPACE/NAME was expected, not '" + written + "'");
        }
        int slash = written.indexOf('/');
        return withGateway(slash < 0 ? namespace : written.substring(0, slash), written.substring(slash + 1));
    }

    public WayIn withHost(String changed) {
        return new WayIn(style, namespace, gateway, changed);
    }

    /// Whether a text is the name of a host, such as `shop.example.com`.
    public static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /// Whether a text names a gateway: `NAME` or `NAMESPACE/NAME`.
    public static boolean isGateway(String text) {
        return GATEWAY.matcher(text).matches();
    }
}
