package app;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What the program speaks beside HTTP/1.1, on the same port: the service of its .proto file, whose operations take and
/// give bytes, and the health protocol of gRPC. No code has to be generated for it; put your own messages into the .proto
/// file, and the code that protoc makes of it here.
final class Grpc implements Server.Front {

    private static final String HEALTH = "grpc.health.v1.Health";

    static {
        // Says that the library shall do without what the JDK warns of.
        System.setProperty("io.grpc.netty.shaded.io.netty.noUnsafe", "true");
    }

    private final String service;
    private final Relay relay = new Relay();
    private io.grpc.Server grpc;

    private Grpc(String service) {
        this.service = service;
    }

    /// Names the service that the program offers over gRPC, as in its .proto file.
    static Consumer<Design> serves(String service) {
        return design -> design.front = new Grpc(service);
    }

    /// Makes a link speak gRPC with a service, as in the .proto file of the other program.
    static Consumer<Link> asks(String service) {
        return link -> {
            if (link.address.isEmpty()) {
                return;
            }
            ManagedChannel channel = NettyChannelBuilder
                    .forTarget("dns:///" + link.address.replaceFirst("^http://", "").replaceFirst("/$", ""))
                    .usePlaintext().build();
            link.prepare = () -> load(channel);
            link.sender = (operation, request, seconds) -> send(channel, service + "/" + rpcName(operation),
                    bytesValue(link.bytes), request, seconds);
        };
    }

    /// Asks once how the other side is, so that the first request does not wait for the library to be loaded.
    private static void load(Channel channel) {
        try {
            ClientCalls.blockingUnaryCall(channel, method(HEALTH + "/Check"),
                    CallOptions.DEFAULT.withDeadlineAfter(2, TimeUnit.SECONDS), new byte[0]);
        } catch (StatusRuntimeException notYet) {
            // Programs start in any order.
        }
    }

    private static int send(ManagedChannel channel, String method, byte[] message, Request request, double seconds)
            throws IOException {
        Metadata told = new Metadata();
        request.trace.headers().forEach((name, value) -> told.put(key(name), value));
        Channel telling = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(told));
        CallOptions options = seconds < 1e6
                ? CallOptions.DEFAULT.withDeadlineAfter(Math.max(1, (long) (seconds * 1e9)), TimeUnit.NANOSECONDS)
                : CallOptions.DEFAULT;
        try {
            ClientCalls.blockingUnaryCall(telling, method(method), options, message);
            return 200;
        } catch (StatusRuntimeException problem) {
            return meant(problem.getStatus(), channel);
        }
    }

    /// The status over HTTP that means the same.
    private static int meant(Status status, ManagedChannel channel) throws HttpTimeoutException {
        switch (status.getCode()) {
            case DEADLINE_EXCEEDED -> throw new HttpTimeoutException("no answer in time");
            case UNAVAILABLE -> {
                // Connect again with the next call, since programs start in any order.
                channel.resetConnectBackoff();
                return 503;
            }
            case RESOURCE_EXHAUSTED -> {
                return 429;
            }
            default -> {
                return 500;
            }
        }
    }

    /// The name of an operation in the .proto file: place-order is PlaceOrder.
    static String rpcName(String operation) {
        StringBuilder name = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < operation.length(); i++) {
            char letter = operation.charAt(i);
            if (letter == '-' && i + 1 < operation.length() && operation.charAt(i + 1) >= 'a') {
                begins = true;
                continue;
            }
            if (letter == '-') {
                name.append('_');
            } else if (i == 0 && letter <= '9') {
                name.append('r').append(letter);
            } else {
                name.append(begins ? Character.toUpperCase(letter) : letter);
            }
            begins = false;
        }
        return name.toString();
    }

    /// A google.protobuf.BytesValue of so many zeros.
    private static byte[] bytesValue(int size) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        if (size > 0) {
            message.write(0x0a);
            int left = size;
            for (; left > 0x7f; left >>>= 7) {
                message.write(left & 0x7f | 0x80);
            }
            message.write(left);
            message.writeBytes(new byte[size]);
        }
        return message.toByteArray();
    }

    @Override
    public void start(Server server, InetSocketAddress address, InetSocketAddress plain) throws IOException {
        ServerServiceDefinition.Builder operations = ServerServiceDefinition.builder(service);
        server.design().operations.values().forEach(operation -> operations
                .addMethod(method(service + "/" + rpcName(operation.id)), handler(server, operation)));
        grpc = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .executor(Executors.newVirtualThreadPerTaskExecutor()).addService(operations.build())
                .addService(ServerServiceDefinition.builder(HEALTH)
                        .addMethod(method(HEALTH + "/Check"), ServerCalls.asyncUnaryCall((_, observer) -> succeed(
                                observer, new byte[]{0x08, (byte) (server.isEnding() ? 2 : 1)})))
                        .build())
                .build().start();
        InetSocketAddress inner = new InetSocketAddress(InetAddress.getLoopbackAddress(), grpc.getPort());
        ManagedChannel own = NettyChannelBuilder.forAddress(inner).usePlaintext().build();
        load(own);
        own.shutdown();
        relay.start(address, first -> first.equals("PRI") ? inner : plain);
    }

    @Override
    public void stop() {
        relay.stop();
        grpc.shutdown();
    }

    @Override
    public void awaitEnd(double seconds) throws InterruptedException {
        long start = System.nanoTime();
        grpc.awaitTermination((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
        relay.awaitEnd(seconds - (System.nanoTime() - start) / 1e9);
    }

    private static ServerCallHandler<byte[], byte[]> handler(Server server, Design.Operation operation) {
        return (call, told) -> ServerCalls.<byte[], byte[]>asyncUnaryCall((_, observer) -> {
            // With it an answer to a caller that has gone is dropped.
            ((ServerCallStreamObserver<byte[]>) observer).setOnCancelHandler(() -> {});
            server.serve(operation, "GRPC", Trace.of(told.get(key("traceparent")), told.get(key("tracestate"))),
                    (status, bytes) -> answer(observer, status, bytes));
        }).startCall(call, told);
    }

    private static void answer(StreamObserver<byte[]> observer, int status, int bytes) {
        switch (status) {
            case 200 -> succeed(observer, bytesValue(bytes));
            case 503 -> fail(observer, Status.UNAVAILABLE.withDescription("too many requests wait"));
            default -> fail(observer, Status.INTERNAL.withDescription("the operation has failed"));
        }
    }

    private static void succeed(StreamObserver<byte[]> observer, byte[] message) {
        observer.onNext(message);
        observer.onCompleted();
    }

    private static void fail(StreamObserver<byte[]> observer, Status status) {
        observer.onError(status.asRuntimeException());
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static MethodDescriptor<byte[], byte[]> method(String path) {
        return MethodDescriptor.<byte[], byte[]>newBuilder().setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(path).setRequestMarshaller(new Bytes()).setResponseMarshaller(new Bytes()).build();
    }

    /// Messages as they are on the wire.
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
