package dev.archipelago.model.vocabulary;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// An immutable map that keeps the order in which its entries were written.
///
/// Equality is that of maps: order does not count.
public final class Ordered<K, V> extends AbstractMap<K, V> {

    private final Map<K, V> entries;

    private Ordered(Map<K, V> entries) {
        this.entries = entries;
    }

    public static <K, V> Map<K, V> of() {
        return new Ordered<>(Map.of());
    }

    /// The same entries in the same order; the map itself when it is ordered already.
    public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        return map instanceof Ordered<K, V> ordered
                ? ordered
                : new Ordered<>(Collections.unmodifiableMap(new LinkedHashMap<>(map)));
    }

    /// With this entry changed in its place, or added at the end.
    public static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        return changed(map, copy -> {
            copy.put(key, value);
            return copy;
        });
    }

    public static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        return changed(map, copy -> {
            copy.remove(key);
            return copy;
        });
    }

    /// With the key of one entry changed in its place.
    public static <K, V> Map<K, V> renamed(Map<K, V> map, K from, K to) {
        Map<K, V> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.equals(from) ? to : key, value));
        return new Ordered<>(Collections.unmodifiableMap(copy));
    }

    private static <K, V> Map<K, V> changed(Map<K, V> map, UnaryOperator<Map<K, V>> change) {
        return new Ordered<>(Collections.unmodifiableMap(change.apply(new LinkedHashMap<>(map))));
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return entries.entrySet();
    }

    @Override
    @SuppressWarnings("NullAway") // Map.get answers null for an absent key
    public V get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public int size() {
        return entries.size();
    }
}
