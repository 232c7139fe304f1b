package dev.archipelago.exporters.sequence;

import dev.archipelago.exporters.sequence.Sequence.Event;
import dev.archipelago.exporters.sequence.Sequence.Frame;
import dev.archipelago.exporters.sequence.Sequence.Kind;
import dev.archipelago.exporters.sequence.Sequence.Message;
import dev.archipelago.exporters.sequence.Sequence.Nature;
import dev.archipelago.exporters.sequence.Sequence.Operator;
import dev.archipelago.exporters.sequence.Sequence.Section;
import dev.archipelago.exporters.sequence.Sequence.Work;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Channels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Goes through the steps of an operation, and through those of what it calls, and writes down what happens.
final class Unfolding {
    /// A diagram with more events than that is read by nobody; the rest is left out.
    static final int MOST = 1500;

    private final Architecture architecture;
    private final SequenceOptions options;
    private final Words words;
    private final Set<ComponentId> participants = new LinkedHashSet<>();
    private final Deque<OperationRef> inside = new ArrayDeque<>();
    private int count;

    Unfolding(Document document, SequenceOptions options) {
        architecture = document.architecture();
        this.options = options;
        words = Words.in(options.language());
    }

    /// @param operation one that is there, with its name
    Sequence of(OperationRef operation) {
        String driven = architecture.operation(operation).map(Operation::consumes).orElse(null);
        Optional<OperationRef> channel = Optional.ofNullable(driven)
                .flatMap(name -> Channels.resolve(architecture, name));
        List<Event> events = new ArrayList<>();
        if (channel.isPresent()) {
            participants.add(channel.get().component());
            deliver(channel.get(), operation, events);
        } else {
            call(Optional.empty(), operation, Kind.CALL, label(operation), events);
        }
        return new Sequence(operation, List.copyOf(participants), events, count < MOST);
    }

    /// What is under way at a component while it does an operation.
    private static final class Course {
        private final ComponentId at;
        private final Optional<ComponentId> caller;
        private final OperationRef operation;
        private final boolean awaited;
        private boolean replied;

        Course(OperationRef operation, Optional<ComponentId> caller, boolean awaited) {
            at = operation.component();
            this.caller = caller;
            this.operation = operation;
            this.awaited = awaited;
            replied = !awaited;
        }

        Message reply(String label) {
            replied = true;
            return new Message(Kind.REPLY, Optional.of(at), caller, label, Optional.of(operation));
        }
    }

    private boolean isFull() {
        return count >= MOST;
    }

    private void add(List<Event> events, Event event) {
        if (!isFull()) {
            count++;
            events.add(event);
        }
    }

    // Calls

    private void call(Optional<ComponentId> from, OperationRef to, Kind kind, String label, List<Event> events) {
        if (isFull()) {
            return;
        }
        participants.add(to.component());
        add(events, new Message(kind, from, Optional.of(to.component()), label, Optional.of(to)));
        Course course = new Course(to, from, kind == Kind.CALL);
        unfold(course, events);
        if (!course.replied) {
            add(events, course.reply(""));
        }
    }

    private void unfold(Course course, List<Event> events) {
        List<Step> steps = architecture.operation(course.operation).map(Operation::steps).orElse(List.of());
        boolean circle = inside.contains(course.operation);
        if (circle || inside.size() >= options.depth()) {
            boolean hides = steps.stream().flatMap(Step::all).anyMatch(Unfolding::isElsewhere);
            if (circle || hides) {
                add(events, new Work(course.at, label(course.operation), circle ? Nature.CIRCLE : Nature.DEEPER));
            }
            return;
        }
        inside.push(course.operation);
        steps(course, steps, events);
        inside.pop();
    }

    /// Whether a step has to do with another component.
    private static boolean isElsewhere(Step step) {
        return switch (step) {
            case Step.Call _,Step.Query _,Step.CacheLookup _,Step.Publish _,Step.Consume _,Step.Saga _,Step.TwoPhaseCommit _,Step.Forward _ ->
                true;
            case Step.Parallel _,Step.Choice _,Step.Repeat _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Fail _,Step.Wait _,Step.Compute _,Step.Degrade _,Step.Sequence _ ->
                false;
        };
    }

    /// What follows a reply happens while nobody waits: it stands in a frame of its own.
    private void steps(Course course, List<Step> steps, List<Event> events) {
        for (int i = 0; i < steps.size(); i++) {
            step(course, steps.get(i), events);
            if (course.awaited && steps.get(i) instanceof Step.Reply && i + 1 < steps.size()) {
                List<Event> rest = new ArrayList<>();
                steps(course, steps.subList(i + 1, steps.size()), rest);
                frame(events, Operator.AFTER_REPLY, label(course.operation), List.of(new Section("", rest)));
                return;
            }
        }
    }

    private List<Event> inFrame(Course course, List<Step> steps) {
        List<Event> events = new ArrayList<>();
        steps(course, steps, events);
        return events;
    }

    private void frame(List<Event> events, Operator operator, String label, List<Section> sections) {
        List<Section> shown = sections.stream()
                .filter(section -> !section.events().isEmpty() || !section.guard().isEmpty()).toList();
        if (shown.stream().anyMatch(section -> !section.events().isEmpty())) {
            events.add(new Frame(operator, label, shown)); // what is in it has been counted
        }
    }

    private void step(Course course, Step step, List<Event> events) {
        switch (step) {
            case Step.Call call -> around(call, course, events);
            case Step.Query query -> repeated(query.times() == null ? "" : query.times().toString(),
                    inner -> ask(course, query.query(),
                            Boolean.TRUE.equals(query.write()) ? words.of("write") : words.of("query"), inner),
                    events);
            case Step.CacheLookup lookup -> lookUp(course, lookup, events);
            case Step.Parallel parallel -> frame(events, Operator.PARALLEL,
                    parallel.join() == null ? "" : words.of("joined", parallel.join(), parallel.parallel().size()),
                    parallel.parallel().stream()
                            .map(branch -> new Section("", inFrame(course, List.of(branch)))).toList());
            case Step.Choice choice -> choose(course, choice, events);
            case Step.Repeat repeat -> frame(events, Operator.LOOP, times(repeat.repeat().toString()),
                    List.of(new Section("", inFrame(course, repeat.steps()))));
            case Step.Publish publish -> perhaps(publish.probability() == null ? "" : publish.probability().toString(),
                    inner -> publish(course, publish, inner), events);
            case Step.Consume consume -> Channels.resolve(architecture, consume.consume())
                    .ifPresent(channel -> take(course, channel, events));
            case Step.Reply reply -> {
                if (course.awaited) {
                    add(events, course.reply(reply.reply().toString()));
                }
            }
            case Step.Saga saga -> saga(course, saga, events);
            case Step.TwoPhaseCommit commit -> commit(course, commit, events);
            case Step.Forward forward -> around(new Step.Call(forward.forward(), null, null, null), course, events);
            case Step.Degrade degrade -> frame(events, Operator.CHOICE, "", List.of(
                    new Section(words.of("full", degrade.above()), inFrame(course, degrade.degrade())),
                    new Section(words.of("else"), inFrame(course, degrade.full()))));
            case Step.Sequence sequence -> steps(course, sequence.steps(), events);
            case Step.Compute compute -> work(course, words.of("compute", compute.compute()), events);
            case Step.Wait wait -> work(course, words.of("wait", wait.time()), events);
            case Step.Acquire acquire -> work(course, words.of("acquire", acquire.acquire()), events);
            case Step.Release release -> work(course, words.of("release", release.release()), events);
            case Step.Fail fail -> work(course, words.of("fail", fail.fail()), events);
        }
    }

    private void choose(Course course, Step.Choice choice, List<Event> events) {
        if (choice.choice().size() == 1) {
            Step.Branch only = choice.choice().getFirst();
            perhaps(only.probability().toString(), inner -> steps(course, only.steps(), inner), events);
            return;
        }
        frame(events, Operator.CHOICE, "", choice.choice().stream()
                .map(branch -> new Section(branch.probability().toString(), inFrame(course, branch.steps()))).toList());
    }

    private void work(Course course, String text, List<Event> events) {
        if (options.work()) {
            add(events, new Work(course.at, text, Nature.WORK));
        }
    }

    private interface Content {
        void fill(List<Event> events);
    }

    private void framed(Operator operator, String label, Content content, List<Event> events) {
        List<Event> inner = new ArrayList<>();
        content.fill(inner);
        if (label.isEmpty()) {
            events.addAll(inner);
        } else {
            frame(events, operator, label, List.of(new Section("", inner)));
        }
    }

    private void perhaps(String probability, Content content, List<Event> events) {
        framed(Operator.OPTION, probability.equals("100%") ? "" : probability, content, events);
    }

    private void repeated(String times, Content content, List<Event> events) {
        framed(Operator.LOOP, times.isEmpty() || times.equals("1") ? "" : times(times), content, events);
    }

    private static String times(String count) {
        return count + " ×";
    }

    /// With frames that say whether, how often, and what protects it.
    private void around(Step.Call call, Course course, List<Event> events) {
        perhaps(call.probability() == null ? "" : call.probability().toString(),
                some -> repeated(call.times() == null ? "" : call.times().toString(),
                        many -> named(call.call()).ifPresent(to -> guarded(course.at, to.component(),
                                call.isAsync(), inner -> call(Optional.of(course.at), to,
                                        call.isAsync() ? Kind.ASYNC : Kind.CALL, label(to), inner),
                                many)),
                        some),
                events);
    }

    private void guarded(ComponentId from, ComponentId to, boolean async, Content content, List<Event> events) {
        Connection connection = architecture.connection(from, to);
        boolean retries = connection.retry() != null && connection.retry().attempts() > 1;
        List<String> said = new ArrayList<>();
        if (connection.retry() != null && retries) {
            said.add("≤ " + connection.retry().attempts() + " ×");
        }
        if (connection.timeout() != null) {
            said.add(retries ? words.of("timeout", connection.timeout()) : connection.timeout().toString());
        }
        if (connection.deadline() != null) {
            said.add(words.of("deadline", connection.deadline()));
        }
        String label = options.policies() && !async ? String.join(", ", said) : "";
        framed(retries ? Operator.RETRY : Operator.TIMEOUT, label, content, events);
    }

    private Optional<OperationRef> named(OperationRef operation) {
        return architecture.operationId(operation).map(id -> new OperationRef(operation.component(), id));
    }

    private static String label(OperationRef operation) {
        return operation.operation() == null ? operation.component().value() : operation.operation();
    }

    // Data and messages

    /// Asks a database or a cache, which need not have operations.
    private void ask(Course course, OperationRef asked, String word, List<Event> events) {
        ComponentId to = asked.component();
        if (architecture.component(to).isEmpty()) {
            return;
        }
        Optional<OperationRef> operation = named(asked);
        boolean says = asked.operation() != null && !asked.operation().equals(word);
        String label = says ? word + " " + asked.operation() : word;
        guarded(course.at, to, false, inner -> {
            if (operation.isPresent()) {
                call(Optional.of(course.at), operation.get(), Kind.CALL, label, inner);
            } else {
                participants.add(to);
                add(inner, new Message(Kind.CALL, Optional.of(course.at), Optional.of(to), label, Optional.empty()));
                add(inner, new Message(Kind.REPLY, Optional.of(to), Optional.of(course.at), "", Optional.empty()));
            }
        }, events);
    }

    private void lookUp(Course course, Step.CacheLookup lookup, List<Event> events) {
        ask(course, lookup.cache(), words.of("look-up"), events);
        String miss = lookup.hit() == null ? words.of("miss") : words.of("miss-hit", lookup.hit());
        frame(events, Operator.OPTION, miss, List.of(new Section("", inFrame(course, lookup.miss()))));
    }

    private void publish(Course course, Step.Publish publish, List<Event> events) {
        Optional<OperationRef> found = Channels.resolve(architecture, publish.publish());
        if (found.isEmpty()) {
            return;
        }
        OperationRef channel = found.get();
        participants.add(channel.component());
        String asked = publish.outbox() == null ? label(channel) : words.of("outbox", label(channel));
        add(events, new Message(Kind.EVENT, Optional.of(course.at), Optional.of(channel.component()),
                asked, Optional.empty()));
        if (inside.size() >= options.depth()) {
            return;
        }
        for (OperationRef consumer : Channels.consumers(architecture, channel)) {
            deliver(channel, consumer, events);
        }
    }

    private void deliver(OperationRef channel, OperationRef consumer, List<Event> events) {
        call(Optional.of(channel.component()), consumer, Kind.DELIVERY, label(channel) + " → " + label(consumer),
                events);
    }

    private void take(Course course, OperationRef channel, List<Event> events) {
        participants.add(channel.component());
        add(events, new Message(Kind.DELIVERY, Optional.of(channel.component()), Optional.of(course.at),
                label(channel), Optional.empty()));
    }

    // Transactions

    private void saga(Course course, Step.Saga saga, List<Event> events) {
        List<Event> forth = new ArrayList<>();
        List<Event> back = new ArrayList<>();
        List<Event> last = new ArrayList<>();
        for (Step.SagaStep action : saga.saga()) {
            plain(course, action.call(), forth);
            if (action.confirm() != null) {
                plain(course, action.confirm(), last);
            }
        }
        for (Step.SagaStep action : saga.saga().reversed()) {
            if (action.compensate() != null) {
                plain(course, action.compensate(), back);
            }
        }
        List<Section> sections = new ArrayList<>(List.of(new Section("", forth)));
        if (!last.isEmpty()) {
            sections.add(new Section(words.of("confirm"), last));
        }
        if (!back.isEmpty()) {
            sections.add(new Section(words.of("undo"), back));
        }
        frame(events, Operator.SAGA, saga.timeout() == null ? "" : words.of("timeout", saga.timeout()), sections);
    }

    private void commit(Course course, Step.TwoPhaseCommit step, List<Event> events) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(words.of("prepare"), each(course, step.twoPhaseCommit())));
        if (!step.commit().isEmpty()) {
            sections.add(new Section(words.of("agreed"), each(course, step.commit())));
        }
        if (!step.abort().isEmpty()) {
            sections.add(new Section(words.of("refused"), each(course, step.abort())));
        }
        frame(events, Operator.TWO_PHASE_COMMIT, "", sections);
    }

    private List<Event> each(Course course, List<OperationRef> operations) {
        List<Event> events = new ArrayList<>();
        operations.forEach(operation -> plain(course, operation, events));
        return events;
    }

    private void plain(Course course, OperationRef operation, List<Event> events) {
        around(new Step.Call(operation, null, null, null), course, events);
    }
}
