package dev.archipelago.benchmarks.cases;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The cases. Each is read from a file or generated, and the simulator sees nothing but the document.
public final class Cases {

    /// A: M/M/1 at 80 %. The mean latency is exactly 5 ms.
    public static Document singleServer() {
        return file("single-server");
    }

    /// B: a tandem of three M/M/4 at 80 %. The mean latency is 5.2365 ms.
    public static Document tandem() {
        return file("tandem");
    }

    /// C: a gateway, three services and a database, all with a bounded number of workers that stay held. The mean latency is
    /// 6.1404 ± 0.0015 ms and the database is busy at 60 %.
    public static Document callTree() {
        return file("call-tree");
    }

    /// C with a time-out on every call.
    public static Document callTreeWithTimeouts() {
        return file("call-tree-with-timeouts");
    }

    /// C with every policy on every call.
    public static Document callTreeWithPolicies() {
        return file("call-tree-with-policies");
    }

    /// Independent copies of C side by side: five services each.
    public static Document callTrees(int copies) {
        return Copies.of(callTree(), copies);
    }

    /// Google's demo shop, from the sample architectures.
    public static Document onlineBoutique() {
        return file("online-boutique");
    }

    /// A generated shop of 30 services with 500 requests per second.
    public static Document thirtyServices() {
        return new LayeredSystem(30, 500, 1).document();
    }

    /// A generated landscape of 1000 services with 10,000 requests per second.
    public static Document thousandServices() {
        return new LayeredSystem(1000, 10_000, 1).document();
    }

    private Cases() {}

    private static Document file(String id) {
        String name = id + ".archipelago.json";
        try (@Nullable
        InputStream in = Cases.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no case " + name);
            }
            return DocumentReader.readText(new String(in.readAllBytes(), StandardCharsets.UTF_8), name).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
