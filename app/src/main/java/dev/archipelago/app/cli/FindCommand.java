package dev.archipelago.app.cli;

import dev.archipelago.app.query.Query;
import dev.archipelago.app.query.QueryException;
import dev.archipelago.app.query.QueryListing;
import dev.archipelago.app.query.Subject;
import dev.archipelago.app.query.Trait;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.result.SimulationResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists the components and connections of which a query holds; simulates where it asks for what only a run tells.
@Command(name = "find", description = "Lists the components and connections of which a query holds; what only a run tells is simulated first. Ends with status 1 when there are none.", footer = {
    "", "Example: archipelago find shop.archipelago.json 'p99 > 300ms and replicas < 3'"})
final class FindCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "QUERY", description = "What is looked for, such as 'kind = service and utilization > 70%%'.")
    private String query = "";

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file to simulate (none).")
    private @Nullable String scenario;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value, by path; may be repeated.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers (1).")
    private long seed = 1;

    @Option(names = "--replications", paramLabel = "N", description = "Runs (5).")
    private int replications = 5;

    @Option(names = "--duration", paramLabel = "D", description = "Measured time of each run (that of the scenario, else 60s).")
    private @Nullable TimeSpan duration;

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs (text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    FindCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Query asked = asked();
        OptionValues.requireReplications(replications, 1, OptionValues.MOST_REPLICATIONS, this::wrong);
        OptionValues.requireLongEnough(duration, this::wrong);
        new Destination(console, output).requireApart(file);
        OpenedFile opened = GivenValues.applied(Opening.of(console).understood(Objects.requireNonNull(file)), changes,
                this::wrong);
        Opening.requireScenario(opened, scenario, this::wrong);
        SimulationResult result = asked.needsRun() ? simulated(opened) : null;
        QueryListing listing = QueryListing.of(asked, Subject.all(opened.document(), result, asked.traits()));
        new Destination(console, output).print(format == ReportFormat.JSON ? json(listing) : listing.text());
        return (listing.isEmpty() ? ExitCode.NO : ExitCode.FINE).status();
    }

    /// `[{"id", "sort": "component" or "connection", and every trait that was asked about}]`; null for what is not known.
    private static String json(QueryListing listing) {
        ArrayNode all = new JsonMapper().createArrayNode();
        for (Subject subject : listing.found()) {
            ObjectNode one = all.addObject().put("id", subject.id()).put("sort",
                    subject.isConnection() ? "connection" : "component");
            for (Trait trait : listing.traits()) {
                if (trait.isText() && !subject.texts(trait).isEmpty()) {
                    one.put(trait.word(), String.join(", ", subject.texts(trait)));
                } else if (subject.number(trait).isPresent()) {
                    one.put(trait.word(), subject.number(trait).getAsDouble());
                } else {
                    one.putNull(trait.word());
                }
            }
        }
        return JsonText.of(all);
    }

    private Query asked() {
        try {
            return Query.parse(query);
        } catch (QueryException e) {
            throw wrong("the query '" + query + "', " + e.getMessage());
        }
    }

    private SimulationResult simulated(OpenedFile opened) {
        Opening.of(console).requireReasonableSize(opened, "simulated");
        Opening.of(console).requireNoErrors(opened, "simulated");
        Opening.requireWorkload(opened);
        return new LongWork(console, file, scenario).watched((steps, cancel) -> Simulation.run(opened.document(),
                SimulationOptions.defaults().withScenario(scenario).withSeed(seed).withReplications(replications)
                        .withDuration(duration),
                steps.of("simulating"), cancel));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
