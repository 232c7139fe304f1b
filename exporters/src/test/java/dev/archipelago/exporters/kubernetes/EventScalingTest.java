package dev.archipelago.exporters.kubernetes;

import static dev.archipelago.exporters.kubernetes.Exported.at;
import static dev.archipelago.exporters.kubernetes.Exported.list;
import static dev.archipelago.exporters.kubernetes.Exported.nameOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Queueing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Replicas that follow messages and the clock, on a print works.
class EventScalingTest {

    private final Exported works = Exported.of("print works", Queueing.document());

    @Test
    void lag_ofAKafka_asksItForTheGroupAndItsTopic_downToNone() {
        Map<String, Object> press = scaled("press");

        assertThat(at(press, "spec", "triggers")).isEqualTo(List.of(Map.of("type", "kafka", "metadata", Map.of(
                "bootstrapServers", "kafka.print-works:9092", "consumerGroup", "press", "topic", "orders",
                "lagThreshold", "50", "offsetResetPolicy", "earliest"))));
        assertThat(List.of(at(press, "spec", "minReplicaCount"), at(press, "spec", "maxReplicaCount"),
                at(press, "spec", "pollingInterval"), at(press, "spec", "cooldownPeriod")))
                .isEqualTo(List.of(0, 12, 30, 300));
        assertThat(at(press, "spec", "scaleTargetRef"))
                .isEqualTo(Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "press"));
    }

    @Test
    void lag_ofARabbit_asksEachQueueWithTheCredentialsOfASecret() {
        Map<String, Object> mailer = scaled("mailer");
        Map<String, String> authentication = Map.of("name", "mailer.rabbit");

        assertThat(at(mailer, "spec", "triggers")).isEqualTo(List.of(
                Map.of("type", "rabbitmq", "authenticationRef", authentication, "metadata", rabbit("mails")),
                Map.of("type", "rabbitmq", "authenticationRef", authentication, "metadata", rabbit("news.mailer")),
                Map.of("type", "cpu", "metricType", "Utilization", "metadata",
                        Map.of("value", "70", "containerName", "mailer"))));
        assertThat(at(mailer, "spec", "minReplicaCount")).as("two all day").isEqualTo(2);
        assertThat(secrets("mailer.rabbit")).isEqualTo(List.of(
                Map.of("parameter", "password", "name", "rabbit-credentials", "key", "password"),
                Map.of("parameter", "username", "name", "rabbit-credentials", "key", "username")));
    }

    @Test
    void lag_ofAQueueInTheCloud_asksItInItsRegion() {
        assertThat(at(scaled("retoucher"), "spec", "triggers")).isEqualTo(List.of(Map.of("type", "aws-sqs-queue",
                "authenticationRef", Map.of("name", "retoucher.cloud"), "metadata",
                Map.of("queueURL", "photos", "awsRegion", "eu-central-1", "queueLength", "5"))));
        assertThat(secrets("retoucher.cloud")).extracting(key -> key.get("name")).containsOnly("cloud-credentials");
    }

    @Test
    void schedule_becomesHoursOfTheDay_andWhatNeverRepeatsIsTold() {
        assertThat(at(scaled("desk"), "spec", "triggers")).isEqualTo(List.of(
                Map.of("type", "cron", "metadata", cron("0 8 * * *", "30 17 * * *", "6")),
                Map.of("type", "cron", "metadata", cron("0 22 * * *", "0 0 * * *", "3")),
                Map.of("type", "cpu", "metricType", "Utilization", "metadata",
                        Map.of("value", "60", "containerName", "desk"))));
        assertThat(works.bundle().omissions()).extracting(omission -> omission.pointer())
                .contains("/components/desk/autoscaling/schedule/2", "/components/desk/autoscaling/schedule");
    }

    @Test
    void lag_ofAnUnknownBroker_keepsOneReplicaAndIsTold() {
        assertThat(works.ofKind("ScaledObject")).extracting(Exported::nameOf)
                .containsExactlyInAnyOrder("desk", "press", "mailer", "retoucher");
        assertThat(works.ofKind("HorizontalPodAutoscaler")).isEmpty();
        assertThat(works.bundle().omissions()).extracting(omission -> omission.pointer())
                .contains("/components/archivist/autoscaling/lag", "/components/archivist/autoscaling/min");
    }

    @Test
    void brokers_askedByKeda_letItInAndTellItWhereTheyAre() {
        Map<String, Object> keda = Map.of("namespaceSelector", Map.of("matchLabels",
                Map.of("kubernetes.io/metadata.name", "keda")), "podSelector",
                Map.of("matchLabels", Map.of("app", "keda-operator")));

        assertThat(works.ofKind("NetworkPolicy").stream().filter(policy -> list(policy, "spec", "ingress").stream()
                .anyMatch(rule -> List.of(keda).equals(rule.get("from")))).map(Exported::nameOf))
                .containsExactlyInAnyOrder("kafka", "rabbit");
        assertThat(list(Exported.container(works.workloads().stream().filter(one -> nameOf(one).equals("kafka"))
                .findFirst().orElseThrow()), "env"))
                .contains(Map.of("name", "POD_NAMESPACE", "valueFrom",
                        Map.of("fieldRef", Map.of("fieldPath", "metadata.namespace"))),
                        Map.of("name", "KAFKA_ADVERTISED_LISTENERS", "value",
                                "PLAINTEXT://kafka.$(POD_NAMESPACE):9092"));
    }

    private Map<String, Object> scaled(String name) {
        return works.ofKind("ScaledObject").stream().filter(one -> nameOf(one).equals(name)).findFirst().orElseThrow();
    }

    private List<Map<String, Object>> secrets(String name) {
        return works.ofKind("TriggerAuthentication").stream().filter(one -> nameOf(one).equals(name)).findFirst()
                .map(one -> list(one, "spec", "secretTargetRef")).orElseThrow();
    }

    private static Map<String, String> rabbit(String queue) {
        return Map.of("protocol", "amqp", "host", "amqp://rabbit.print-works:5672", "vhostName", "/", "mode",
                "QueueLength", "value", "20", "queueName", queue);
    }

    private static Map<String, String> cron(String start, String end, String replicas) {
        return Map.of("timezone", "Etc/UTC", "start", start, "end", end, "desiredReplicas", replicas);
    }
}
