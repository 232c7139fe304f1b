package dev.archipelago.exporters.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.archipelago.exporters.HostileDocuments;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.dockerfile.DockerfileExporter;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.testing.RandomDocuments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SkeletonExporterTest {

    private static final String EVERY_STEP = """
            { "format": 1, "name": "All", "components": {
                "shop": { "kind": "service", "container": { "runtime": "java", "workers": 4 },
                  "resources": { "pool": { "kind": "semaphore", "capacity": 2 } },
                  "probes": { "readiness": { "path": "/health" }, "preStop": "2s", "grace": "12.5s" },
                  "operations": { "all": { "description": "Does \\\\u0041 all.", "route": "PUT /all/{id}", "every": "90s", "steps": [
                    { "compute": "gamma(mean=2ms, cv=0.5)" }, { "wait": "1ms + weibull(mean=20ms, shape=0.8)" },
                    { "call": "books.find", "probability": "25%", "times": "poisson(2.5)" },
                    { "call": "books.find", "mode": "async" },
                    { "query": "store.read", "hold": "2ms", "times": 3 },
                    { "cache": "memory.get", "hit": "75%", "miss": [ { "query": "store.read" } ] },
                    { "parallel": [ { "call": "bank.pay" }, { "steps": [] } ], "join": 1 },
                    { "choice": [ { "probability": "10%", "steps": [ { "fail": "50%" } ] } ] },
                    { "repeat": "uniform(1, 3)", "steps": [ { "publish": "events.done", "probability": "50%" } ] },
                    { "acquire": "pool" }, { "release": "pool" },
                    { "saga": [ { "call": "books.find", "compensate": "books.undo", "confirm": "books.undo" } ] },
                    { "twoPhaseCommit": [ "books.find", "books.undo" ] },
                    { "reply": "1Ki" } ] } } },
                "books": { "kind": "service", "container": { "runtime": "dotnet", "ports": { "http": 81 } },
                  "operations": { "find": { "steps": [] }, "undo": { "steps": [] } } },
                "store": { "kind": "database", "operations": { "read": { "steps": [
                    { "compute": "1ms" }, { "repeat": 2, "steps": [ { "wait": "pareto(min=1ms, shape=2)" } ] } ] } } },
                "memory": { "kind": "cache", "operations": { "get": { "steps": [] } } },
                "bank": { "kind": "third-party", "external": { "latency": "80ms", "availability": "99%" },
                  "operations": { "pay": { "steps": [] } } },
                "events": { "kind": "broker", "broker": { "channels": { "done": {} } } } },
              "connections": { "shop->books": { "timeout": "300ms", "deadline": "1s", "requestSize": "2Ki",
                  "retry": { "attempts": 3, "backoff": "25ms..250ms full-jitter", "on": [ "rate-limited" ] },
                  "fallback": { "answer": true }, "bulkhead": { "concurrent": 5 } } } }
            """;

    @TempDir
    private Path folder;

    static Stream<Document> documents() {
        return Stream.of(Samples.files().stream().map(Samples::read),
                LongStream.rangeClosed(1, 60).mapToObj(RandomDocuments::document),
                LongStream.rangeClosed(1, 20).mapToObj(HostileDocuments::document)).flatMap(each -> each);
    }

    @Test
    void everyStep_exported_isWrittenAsItsFunction() {
        Path file = folder.resolve("all.archipelago.json");
        Workshop.write(file, EVERY_STEP);
        ExportBundle bundle = export(Samples.read(file));

        assertThat(bundle.files().get("shop/src/main/java/app/Operations.java")).isEqualTo("""
                package app;

                import static app.Design.*;
                import static app.Steps.*;
                import static app.Times.*;

                /// What the program does, operation by operation, as the design says. Yours to edit: put real code where a
                /// step stands. An operation is served at POST /<id>, and by its route where it has one.
                ///
                /// Made by Archipelago.
                final class Operations {

                    private Operations() {}

                    static Design design() {
                        return new Design(
                                name("shop"),
                                port(8080),
                                grace(10.5),
                                workers(4, -1),
                                ready("/health"),
                                link("books", "BOOKS_URL", "http://books:81",
                                        timeout(0.3),
                                        deadline(1),
                                        sends(2048),
                                        retry(3, 0.025, 0.25, "full", "rate-limited")),
                                operation("all", doAll(), route("PUT", "/all/{id}"), every(90)));
                    }

                    // Does /u0041 all.
                    static Step doAll() {
                        return sequence(
                                compute(gamma(0.002, 0.5)),
                                pause(shifted(0.001, weibull(0.0176522, 0.8))),
                                maybe(0.25, repeat(poisson(2.5), otherwise(call("books", "find")))),
                                background(otherwise(call("books", "find"))),
                                repeat(
                                        exactly(3),
                                        pretend("query", "store.read",
                                                pause(constant(0.001)),
                                                repeat(exactly(2), pause(pareto(0.001, 2, 0))),
                                                pause(constant(0.002)))),
                                sequence(
                                        pretend("look up", "memory.get"),
                                        maybe(0.25,
                                                pretend("query", "store.read",
                                                        pause(constant(0.001)),
                                                        repeat(exactly(2), pause(pareto(0.001, 2, 0)))))),
                                parallel(1,
                                        pretend("call", "bank.pay", pause(constant(0.08)), fail(0.01)),
                                        sequence()),
                                choice(branch(0.1, fail(0.5))),
                                repeat(between(1, 3), maybe(0.5, pretend("publish to", "events.done"))),
                                pretend("acquire", "pool"),
                                pretend("release", "pool"),
                                sequence(call("books", "find"), call("books", "undo")),
                                sequence(parallel(2, call("books", "find"), call("books", "undo"))),
                                reply(1024));
                    }
                }
                """);
        assertThat(bundle.omissions()).extracting(Omission::toString).containsExactly(
                "/components/shop/operations/all: messages to events.done: only RabbitMQ has a client in skeletons; one of this broker is yours to choose; the program says in its log what it would send",
                "/components/shop/operations/all: permits of pool: the program says in its log when it would take or give them; guard the real thing in your code",
                "/components/shop/operations/all: what undoes its saga: the program does and confirms the actions; undoing needs a store of what was done, which is yours",
                "/components/shop/operations/all: the roll-back of its two-phase commit: the program prepares and commits; a coordinator that survives its own end is yours to choose",
                "/connections/shop->books: bulkhead: the program has none; a mesh or a library of your choice does it");
    }

    @Test
    void everyStep_inRust_hasItsSequelsInLists() {
        Path file = folder.resolve("all.archipelago.json");
        Workshop.write(file, EVERY_STEP.replace("\"runtime\": \"java\"", "\"runtime\": \"rust\""));
        ExportBundle bundle = export(Samples.read(file));

        assertThat(bundle.files().get("shop/src/operations.rs")).isEqualTo("""
                // What the program does, operation by operation, as the design says. Yours to edit: put real code where a
                // step stands. An operation is served at POST /<id>, and by its route where it has one.
                // Made by Archipelago.

                use crate::design::*;
                use crate::steps::*;
                use crate::times::*;

                pub fn the_design() -> Design {
                    design(vec![
                        name("shop"),
                        port(8080),
                        grace(10.5),
                        workers(4, -1),
                        ready("/health"),
                        link("books", "BOOKS_URL", "http://books:81", vec![
                            timeout(0.3),
                            deadline(1),
                            sends(2048),
                            retry(3, 0.025, 0.25, "full", vec!["rate-limited"]),
                        ]),
                        operation("all", do_all(), vec![route("PUT", "/all/{id}"), every(90)]),
                    ])
                }

                // Does /u0041 all.
                fn do_all() -> Step {
                    sequence(vec![
                        compute(gamma(0.002, 0.5)),
                        pause(shifted(0.001, weibull(0.0176522, 0.8))),
                        maybe(0.25, vec![repeat(poisson(2.5), vec![otherwise(call("books", "find"), vec![])])]),
                        background(vec![otherwise(call("books", "find"), vec![])]),
                        repeat(exactly(3), vec![
                            pretend("query", "store.read", vec![
                                pause(constant(0.001)),
                                repeat(exactly(2), vec![pause(pareto(0.001, 2, 0))]),
                                pause(constant(0.002)),
                            ]),
                        ]),
                        sequence(vec![
                            pretend("look up", "memory.get", vec![]),
                            maybe(0.25, vec![
                                pretend("query", "store.read", vec![
                                    pause(constant(0.001)),
                                    repeat(exactly(2), vec![pause(pareto(0.001, 2, 0))]),
                                ]),
                            ]),
                        ]),
                        parallel(1, vec![
                            pretend("call", "bank.pay", vec![pause(constant(0.08)), fail(0.01)]),
                            sequence(vec![]),
                        ]),
                        choice(vec![branch(0.1, vec![fail(0.5)])]),
                        repeat(between(1, 3), vec![maybe(0.5, vec![pretend("publish to", "events.done", vec![])])]),
                        pretend("acquire", "pool", vec![]),
                        pretend("release", "pool", vec![]),
                        sequence(vec![call("books", "find"), call("books", "undo")]),
                        sequence(vec![parallel(2, vec![call("books", "find"), call("books", "undo")])]),
                        reply(1024),
                    ])
                }
                """);
        assertThat(bundle.files().keySet()).filteredOn(path -> path.startsWith("shop/")).containsExactly(
                "shop/README.md", "shop/src/operations.rs",
                "shop/src/main.rs", "shop/src/server.rs", "shop/src/http.rs", "shop/src/design.rs",
                "shop/src/steps.rs", "shop/src/times.rs", "shop/src/link.rs", "shop/src/request.rs",
                "shop/src/random.rs", "shop/src/trace.rs", "shop/src/metrics.rs", "shop/Cargo.toml",
                "shop/Cargo.lock");
    }

    @Test
    void everyStep_inCSharp_isWrittenWithCapitals() {
        Path file = folder.resolve("all.archipelago.json");
        Workshop.write(file, EVERY_STEP.replace("\"runtime\": \"java\"", "\"runtime\": \"dotnet\""));
        ExportBundle bundle = export(Samples.read(file));

        assertThat(bundle.files().get("shop/Operations.cs")).isEqualTo("""
                // What the program does, operation by operation, as the design says. Yours to edit: put real code where a
                // step stands. An operation is served at POST /<id>, and by its route where it has one.
                // Made by Archipelago.

                using static App.Parts;
                using static App.Steps;
                using static App.Times;

                namespace App
                {
                    static class Operations
                    {
                        public static Design TheDesign()
                        {
                            return new Design(
                                Name("shop"),
                                Port(8080),
                                Grace(10.5),
                                Workers(4, -1),
                                Ready("/health"),
                                Link("books", "BOOKS_URL", "http://books:81",
                                    Timeout(0.3),
                                    Deadline(1),
                                    Sends(2048),
                                    Retry(3, 0.025, 0.25, "full", "rate-limited")),
                                Operation("all", DoAll(), Route("PUT", "/all/{id}"), Every(90)));
                        }

                        // Does /u0041 all.
                        static Step DoAll()
                        {
                            return Sequence(
                                Compute(Gamma(0.002, 0.5)),
                                Pause(Shifted(0.001, Weibull(0.0176522, 0.8))),
                                Maybe(0.25, Repeat(Poisson(2.5), Otherwise(Call("books", "find")))),
                                Background(Otherwise(Call("books", "find"))),
                                Repeat(
                                    Exactly(3),
                                    Pretend("query", "store.read",
                                        Pause(Constant(0.001)),
                                        Repeat(Exactly(2), Pause(Pareto(0.001, 2, 0))),
                                        Pause(Constant(0.002)))),
                                Sequence(
                                    Pretend("look up", "memory.get"),
                                    Maybe(0.25,
                                        Pretend("query", "store.read",
                                            Pause(Constant(0.001)),
                                            Repeat(Exactly(2), Pause(Pareto(0.001, 2, 0)))))),
                                Parallel(1,
                                    Pretend("call", "bank.pay", Pause(Constant(0.08)), Fail(0.01)),
                                    Sequence()),
                                Choice(Branch(0.1, Fail(0.5))),
                                Repeat(Between(1, 3), Maybe(0.5, Pretend("publish to", "events.done"))),
                                Pretend("acquire", "pool"),
                                Pretend("release", "pool"),
                                Sequence(Call("books", "find"), Call("books", "undo")),
                                Sequence(Parallel(2, Call("books", "find"), Call("books", "undo"))),
                                Reply(1024));
                        }
                    }
                }
                """);
        assertThat(bundle.files().keySet()).filteredOn(path -> path.startsWith("shop/")).containsExactly(
                "shop/README.md", "shop/Operations.cs", "shop/Program.cs", "shop/Server.cs", "shop/Wire.cs",
                "shop/Design.cs", "shop/Parts.cs", "shop/Steps.cs", "shop/Times.cs", "shop/Client.cs",
                "shop/Request.cs", "shop/Ending.cs", "shop/Chance.cs", "shop/Trace.cs", "shop/Metrics.cs",
                "shop/app.csproj", "shop/packages.lock.json");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anyDocument_exportedTwice_isTheSame(Document document) {
        assertThat(export(document)).isEqualTo(export(document));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void dockerfile_copiesOnlyWhatTheSkeletonHas(Document document) {
        Map<String, String> skeletons = export(document).files();
        Map<String, String> dockerfiles = new DockerfileExporter().export(ExportRequest.of(document)).files();
        List<String> folders = skeletons.keySet().stream().map(path -> path.substring(0, path.indexOf('/'))).distinct()
                .toList();

        for (String component : folders) {
            assertThat(copied(dockerfiles.get(component + "/Dockerfile"))).as(component).isNotEmpty()
                    .allSatisfy(source -> assertThat(skeletons.keySet())
                            .anyMatch(path -> (path + "/").startsWith(component + "/" + source + "/")));
        }
    }

    /// The files and folders that a Dockerfile copies from the sources; all of them for `.`.
    private static List<String> copied(String dockerfile) {
        return dockerfile.lines().filter(line -> line.startsWith("COPY") && !line.contains("--from"))
                .map(line -> List.of(line.split(" "))).flatMap(words -> words.subList(2, words.size() - 1).stream())
                .filter(source -> !source.equals(".")).toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hostileTexts_exported_compileInEveryLanguage(Language language) {
        assumeTrue(Tools.have(language),
                language + " is not installed here, or an older version of it");
        for (int seed = 1; seed <= 5; seed++) {
            HostileOperations hostile = new HostileOperations(seed);
            Document document = Programs.alone(Runtime.valueOf(language.name()), 3, null, hostile.draw());
            Workshop workshop = Workshop.of(document, folder.resolve("seed-" + seed));
            switch (language) {
                case JAVA, GO, RUST, DOTNET -> assertThat(workshop.languages()).containsOnlyKeys("shop");
                case NODE -> load(workshop, "node", "--input-type=module", "-e",
                        "const o = await import(process.cwd() + '/src/operations.js'); o.theDesign()");
                case PYTHON -> load(workshop, "python3", "-W", "error", "-c",
                        "from app.operations import the_design; the_design()");
            }
        }
    }

    private static void load(Workshop workshop, String... command) {
        assertThat(Tools.run(workshop.folder().resolve("shop"), command)).isEmpty();
    }

    private static ExportBundle export(Document document) {
        return new SkeletonExporter().export(ExportRequest.of(document));
    }
}
