package dev.archipelago.model.edit;

import org.jspecify.annotations.Nullable;

/// One thing that a change of boundaries brings with it.
///
/// @param subject the operation, connection, component or property path that it is about
/// @param before in the spelling of the file; null where there was nothing
/// @param after in the spelling of the file; null where there is nothing any more
public record Consequence(Kind kind, String subject, @Nullable String before, @Nullable String after) {

    /// What happens.
    public enum Kind {
        COMPONENT_ADDED("components added"),

        COMPONENT_REMOVED("components gone"),

        CHANNEL_ADDED("channels added"),

        /// The steps of the callee stand where the call was.
        CALL_LOCAL("calls that become local"),

        /// What was done inside one component now goes over the network.
        CALL_REMOTE("calls that become remote"),

        /// A message takes the place of a call: nobody waits for an answer.
        CALL_EVENT("calls that become messages"),

        /// A call to the own component that cannot become local, such as an action of a saga.
        SELF_REQUEST("requests of a component to itself"),

        /// What an operation did behind its reply is an operation of its own.
        WORK_SEPARATED("work behind a reply on its own"),

        /// An operation that nothing refers to any more.
        UNCALLED("operations that nothing calls any more"),

        HOP_NEW("new network hops"),

        HOP_GONE("network hops that are gone"),

        /// A resource or a volume goes along.
        DATA_MOVED("resources and data that move"),

        /// More than one component now needs it: each has one of its own, or they share a database.
        DATA_SHARED("data to be shared or divided"),

        /// A setting of a new component that was not the same in all it comes from.
        SETTING("settings put together"),

        POLICY_MADE("policies that are copied"),

        POLICY_CHANGED("calls under another policy"),

        POLICY_LOST("policies that are lost"),

        /// A reference elsewhere that followed.
        REWRITTEN("workloads, objectives and scenarios rewritten"),

        /// What could not follow and was taken out.
        LEFT_OUT("left out, for it means nothing any more");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /// In a few words, of several.
        public String meaning() {
            return meaning;
        }
    }
}
