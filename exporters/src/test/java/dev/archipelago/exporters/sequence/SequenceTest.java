package dev.archipelago.exporters.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.exporters.picture.SequenceIllustrator;
import dev.archipelago.exporters.sequence.Sequence.Event;
import dev.archipelago.exporters.sequence.Sequence.Frame;
import dev.archipelago.exporters.sequence.Sequence.Kind;
import dev.archipelago.exporters.sequence.Sequence.Message;
import dev.archipelago.exporters.sequence.Sequence.Nature;
import dev.archipelago.exporters.sequence.Sequence.Work;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.testing.RandomDocuments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private static final String WHOLE = """
            {
              "format": 1,
              "name": "Shop; #1",
              "components": {
                "web": { "kind": "gateway", "operations": { "buy": { "steps": [
                  { "compute": "1ms" },
                  { "call": "orders.place", "probability": "90%" },
                  { "call": "audit.note", "mode": "async" } ] } } },
                "orders": { "kind": "service", "name": "Orders; all", "operations": { "place": { "steps": [
                  { "parallel": [ { "call": "stock.take", "times": 2 }, { "query": "db" } ], "join": 1 },
                  { "choice": [ { "probability": "30%", "steps": [ { "wait": "1ms" } ] },
                                { "probability": "70%", "steps": [ { "cache": "end" , "miss": [ { "query": "db" } ] } ] } ] },
                  { "publish": "events.placed" },
                  { "reply": "2KiB" },
                  { "repeat": 3, "steps": [ { "compute": "2ms" } ] } ] } } },
                "stock": { "kind": "service", "operations": { "take": { "steps": [ { "call": "web.buy" } ] } } },
                "audit": { "kind": "service", "operations": { "note": { "steps": [ { "reply": "1B" } ] } } },
                "mail": { "kind": "service", "operations": { "send": { "consumes": "events.placed", "steps": [] } } },
                "db": { "kind": "database" },
                "end": { "kind": "cache" },
                "events": { "kind": "broker", "broker": { "channels": { "placed": { "kind": "queue" } } } }
              },
              "connections": {
                "web->orders": { "timeout": "1s", "deadline": "2s" },
                "orders->stock": { "timeout": "250ms", "retry": { "attempts": 3 } }
              }
            }
            """;

    private static Document shop() {
        return DocumentReader.readText(WHOLE, "shop.json").orElseThrow();
    }

    private static Sequence sequence(Document document, String operation, SequenceOptions options) {
        return Sequence.of(document, OperationRef.parse(operation), options).orElseThrow();
    }

    private static Stream<Event> all(List<Event> events) {
        return events.stream().flatMap(event -> event instanceof Frame frame
                ? Stream.concat(Stream.of(event), frame.sections().stream().flatMap(part -> all(part.events())))
                : Stream.of(event));
    }

    @Test
    void operation_withStepsOfEveryKind_isWrittenForMermaidInTheirOrder() {
        assertThat(MermaidSequence.write(shop(), sequence(shop(), "web.buy", SequenceOptions.USUAL))).isEqualTo("""
                sequenceDiagram
                    actor outside as ⇢
                    participant c0 as web
                    participant c1 as Orders#59; all
                    participant c2 as stock
                    participant c3 as db
                    participant c4 as end
                    participant c5 as events
                    participant c6 as mail
                    participant c7 as audit
                    outside->>c0: buy
                    Note over c0: compute 1ms
                    opt 90%
                        critical timeout 1s, deadline 2s
                            c0->>c1: place
                            par 1 of 2
                                loop 2 ×
                                    loop retry ≤ 3 ×, timeout 250ms
                                        c1->>c2: take
                                        c2->>c0: buy
                                        Note over c0: ↻ buy
                                        c0-->>c2: %s
                                        c2-->>c1: %s
                                    end
                                end
                            and
                                c1->>c3: query
                                c3-->>c1: %s
                            end
                            alt 30%%
                                Note over c1: wait 1ms
                            else 70%%
                                c1->>c4: look up
                                c4-->>c1: %s
                                opt miss
                                    c1->>c3: query
                                    c3-->>c1: %s
                                end
                            end
                            c1-)c5: placed
                            c5-)c6: placed → send
                            c1-->>c0: 2Ki
                            critical after reply place
                                loop 3 ×
                                    Note over c1: compute 2ms
                                end
                            end
                        end
                    end
                    c0-)c7: note
                    c0-->>outside: %s
                """.replace("90%", "90%%").formatted(" ", " ", " ", " ", " ", " "));
    }

    @Test
    void words_areThoseOfTheLanguage_andNamesThoseOfTheFile() {
        Sequence chinese = sequence(shop(), "web.buy", new SequenceOptions(4, true, true, Locale.SIMPLIFIED_CHINESE));
        Sequence english = sequence(shop(), "web.buy", SequenceOptions.USUAL);

        assertThat(english.toString()).contains("compute ");
        assertThat(chinese.toString()).contains("计算 ").doesNotContain("compute ");
        assertThat(chinese.participants()).isEqualTo(english.participants());
        Words first = Words.in(Locale.ENGLISH);
        assertThat(Words.in(Locale.CHINESE).words().keySet()).isEqualTo(first.words().keySet());
        assertThat(Words.in(Locale.FRENCH).of("look-up")).isEqualTo("look up");
    }

    @Test
    void depth_endsUnfoldingAndSaysSo() {
        Sequence flat = sequence(shop(), "web.buy", new SequenceOptions(1, false, false, Locale.ENGLISH));
        assertThat(all(flat.events()).filter(Message.class::isInstance).map(Message.class::cast).map(Message::kind))
                .containsExactly(Kind.CALL, Kind.CALL, Kind.REPLY, Kind.ASYNC, Kind.REPLY);
        assertThat(all(flat.events()).filter(Work.class::isInstance).map(Work.class::cast).map(Work::nature))
                .containsExactly(Nature.DEEPER);
        assertThat(flat.participants()).containsExactly(new ComponentId("web"), new ComponentId("orders"),
                new ComponentId("audit"));
    }

    @Test
    void operation_drivenByAChannel_beginsAtTheBroker() {
        Sequence mail = sequence(shop(), "mail", SequenceOptions.USUAL);
        assertThat(mail.events()).containsExactly(new Message(Kind.DELIVERY, Optional.of(new ComponentId("events")),
                Optional.of(new ComponentId("mail")), "placed → send", Optional.of(OperationRef.parse("mail.send"))));
        assertThat(Sequence.of(shop(), OperationRef.parse("mail.gone"), SequenceOptions.USUAL)).isEmpty();
    }

    @Test
    void sequences_ofEverySample_balanceAndAreDrawnInsideTheirBounds() {
        for (Path file : Samples.files()) {
            check(Samples.read(file), file.toString());
        }
    }

    @Test
    void sequences_ofRandomDocuments_balanceAndAreDrawnInsideTheirBounds() {
        long seed = new Random().nextLong();
        for (int i = 0; i < 40; i++) {
            check(RandomDocuments.document(seed + i), "seed " + (seed + i));
        }
    }

    private static void check(Document document, String name) {
        document.architecture().components().forEach((id, component) -> component.operations().keySet()
                .forEach(operation -> check(document, new OperationRef(id, operation), name + " " + id + operation)));
    }

    private static void check(Document document, OperationRef operation, String name) {
        Sequence sequence = Sequence.of(document, operation, SequenceOptions.USUAL).orElseThrow();
        List<Event> events = all(sequence.events()).toList();
        List<Message> messages = events.stream().filter(Message.class::isInstance).map(Message.class::cast).toList();
        assertThat(messages.stream().flatMap(m -> Stream.of(m.from(), m.to())).flatMap(Optional::stream))
                .as(name).allMatch(sequence.participants()::contains);
        if (sequence.complete()) {
            assertThat(messages.stream().filter(m -> m.kind() == Kind.REPLY).count()).as(name)
                    .isGreaterThanOrEqualTo(messages.stream().filter(m -> m.kind() == Kind.CALL).count());
        }
        assertThat(events.size()).as(name).isLessThan(2 * Unfolding.MOST);
        Drawing drawing = SequenceIllustrator.draw(document, sequence, _ -> Optional.of("1 ms"), Palette.DARK,
                PictureOptions.COMPLETE);
        assertThat(drawing.figures()).as(name).allMatch(figure -> drawing.bounds().contains(figure.bounds()));
        String svg = new String(Picture.render(drawing, Picture.Format.SVG, 1), StandardCharsets.UTF_8);
        assertThat(svg).as(name).contains("class=\"message\"").doesNotContain("NaN");
        String mermaid = MermaidSequence.write(document, sequence);
        long opened = mermaid.lines().map(String::strip)
                .filter(line -> line.matches("(par|alt|opt|loop|critical)( .*)?")).count();
        assertThat(mermaid.lines().map(String::strip).filter("end"::equals).count()).as(name).isEqualTo(opened);
    }
}
