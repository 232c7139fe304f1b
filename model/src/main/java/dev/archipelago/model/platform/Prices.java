package dev.archipelago.model.platform;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the platform charges.
public record Prices(
        @Meaning("ISO 4217 code.") @Default("USD") @Nullable String currency,
        @Meaning("Price of a core for an hour, where nodes have none.") @Default("unknown") @Nullable Double coreHour,
        @Meaning("Price of a gibibyte of memory for an hour, where nodes have none.") @Default("unknown") @Nullable Double gibibyteHour,
        @Meaning("Price of a gibibyte that leaves the platform.") @Default("0") @Nullable Double egressGibibyte,
        @Meaning("Price of a gibibyte between zones.") @Default("0") @Nullable Double zoneGibibyte,
        @Meaning("Day on which the prices were looked up, as 2026-10-01.") @Default("unknown") @Nullable String asOf,
        @Meaning("Price of a node by machine type of the provider.") @Default("none") Map<String, MachinePrice> machines,
        @Meaning("What spot nodes cost by core and gibibyte, as a share of the price of others.") @Default("100%") @Nullable Share spotShare) {

    /// Prices of an unknown day, without a table of machines.
    public Prices(@Nullable String currency, @Nullable Double coreHour, @Nullable Double gibibyteHour,
            @Nullable Double egressGibibyte, @Nullable Double zoneGibibyte) {
        this(currency, coreHour, gibibyteHour, egressGibibyte, zoneGibibyte, null, Ordered.of(), null);
    }

    public Prices {
        machines = Ordered.copyOf(machines);
        if (asOf != null && !isDay(asOf)) {
            throw new NotationException(asOf, "a day as 2026-10-01");
        }
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /// What a node costs for an hour: what its pool says, else the price of its machine type, else that of its cores and memory, of
    /// which spot nodes cost a share. It is not known for nodes of a machine type in the table that has no price of the kind. NaN
    /// where nobody has said.
    public static double ofNode(NodePool pool, @Nullable Prices prices) {
        if (pool.pricePerHour() != null) {
            return pool.pricePerHour();
        }
        if (prices == null) {
            return Double.NaN;
        }
        MachinePrice machine = pool.machine() == null ? null : prices.machines.get(pool.machine());
        if (machine != null) {
            Double price = Boolean.TRUE.equals(pool.spot()) ? machine.spot() : machine.onDemand();
            return price == null ? Double.NaN : price;
        }
        if (prices.coreHour == null || prices.gibibyteHour == null) {
            return Double.NaN;
        }
        double share = Boolean.TRUE.equals(pool.spot()) && prices.spotShare != null ? prices.spotShare.value() : 1;
        return share * (prices.coreHour * pool.cpuOrDefault().value()
                + prices.gibibyteHour * pool.memoryOrDefault().bytes() / GIBIBYTE);
    }

    /// Whether a spot node costs as much as any other, because its price is that of its cores and memory and nobody has said what
    /// spot ones are a share of it.
    public static boolean isFullForSpot(NodePool pool, @Nullable Prices prices) {
        return Boolean.TRUE.equals(pool.spot()) && pool.pricePerHour() == null && prices != null
                && (pool.machine() == null || !prices.machines.containsKey(pool.machine())) && prices.spotShare == null
                && prices.coreHour != null && prices.gibibyteHour != null;
    }

    private static final double GIBIBYTE = 1L << 30;
}
