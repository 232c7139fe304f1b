package main

import (
	"context"
	"net/http"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// What the program speaks beside HTTP/1.1, on the same port: the service of its .proto file, whose operations take and give
// bytes, and the health protocol of gRPC. No code has to be generated for it; put your own messages into the .proto file, and
// the code that protoc makes of it here.

func init() { extend = addGRPC }

// reconnecting soon, since programs start in any order.
var reconnecting = backoff.Config{BaseDelay: 100 * time.Millisecond, Multiplier: 1.6, Jitter: 0.2, MaxDelay: 2 * time.Second}

// serves names the service that the program offers over gRPC, as in its .proto file.
func serves(service string) Part { return func(design *Design) { design.service = service } }

// asks makes a link speak gRPC with a service, as in the .proto file of the other program.
func asks(service string) LinkPart {
	return func(link *Link) {
		target := strings.TrimPrefix(strings.TrimSuffix(link.address, "/"), "http://")
		connection, err := grpc.NewClient("dns:///"+target, grpc.WithTransportCredentials(insecure.NewCredentials()),
			grpc.WithConnectParams(grpc.ConnectParams{Backoff: reconnecting}))
		link.send = func(ctx context.Context, operation string, request *Request) (int, error) {
			if err != nil {
				return 0, err
			}
			header := http.Header{}
			request.trace.tell(header)
			for name := range header {
				ctx = metadata.AppendToOutgoingContext(ctx, strings.ToLower(name), header.Get(name))
			}
			answer := &wrapperspb.BytesValue{}
			err := connection.Invoke(ctx, "/"+service+"/"+rpcName(operation), wrapperspb.Bytes(make([]byte, link.bytes)), answer)
			return meant(err)
		}
	}
}

// meant is the status over HTTP that means the same.
func meant(err error) (int, error) {
	switch status.Code(err) {
	case codes.OK:
		return http.StatusOK, nil
	case codes.DeadlineExceeded:
		return 0, context.DeadlineExceeded
	case codes.Unavailable:
		return http.StatusServiceUnavailable, nil
	case codes.ResourceExhausted:
		return http.StatusTooManyRequests, nil
	}
	return http.StatusInternalServerError, nil
}

// rpcName is the name of an operation in the .proto file: place-order is PlaceOrder.
func rpcName(operation string) string {
	var name strings.Builder
	begins := true
	for i, letter := range operation {
		switch {
		case i == 0 && letter <= '9':
			name.WriteString("r" + string(letter))
		case letter == '-' && i+1 < len(operation) && operation[i+1] >= 'a':
			begins = true
			continue
		case letter == '-':
			name.WriteRune('_')
		case begins:
			name.WriteString(strings.ToUpper(string(letter)))
		default:
			name.WriteRune(letter)
		}
		begins = false
	}
	return name.String()
}

// addGRPC answers requests over HTTP/2 without encryption by gRPC where they are meant so.
func addGRPC(server *Server, listener *http.Server) {
	gateway := grpc.NewServer()
	grpc_health_v1.RegisterHealthServer(gateway, health{server: server})
	if server.design.service != "" {
		service := &grpc.ServiceDesc{ServiceName: server.design.service, HandlerType: (*any)(nil)}
		for _, operation := range server.design.operations {
			service.Methods = append(service.Methods, grpc.MethodDesc{MethodName: rpcName(operation.id), Handler: handler(server, operation)})
		}
		gateway.RegisterService(service, server)
	}
	listener.Protocols = new(http.Protocols)
	listener.Protocols.SetHTTP1(true)
	listener.Protocols.SetUnencryptedHTTP2(true)
	listener.Handler = http.HandlerFunc(func(writer http.ResponseWriter, asked *http.Request) {
		if asked.ProtoMajor == 2 && strings.HasPrefix(asked.Header.Get("Content-Type"), "application/grpc") {
			gateway.ServeHTTP(writer, asked)
		} else {
			server.ServeHTTP(writer, asked)
		}
	})
}

func handler(server *Server, operation *Operation) grpc.MethodHandler {
	return func(_ any, ctx context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
		if err := decode(&wrapperspb.BytesValue{}); err != nil {
			return nil, err
		}
		header := http.Header{}
		given, _ := metadata.FromIncomingContext(ctx)
		for _, name := range []string{"traceparent", "tracestate"} {
			for _, value := range given.Get(name) {
				header.Set(name, value)
			}
		}
		answer := server.begin(newRequest(server.design, operation, "GRPC", traceOf(header)))
		switch answer.status {
		case http.StatusOK:
			return wrapperspb.Bytes(make([]byte, answer.bytes)), nil
		case http.StatusServiceUnavailable:
			return nil, status.Error(codes.Unavailable, "too many requests wait")
		}
		return nil, status.Error(codes.Internal, "the operation has failed")
	}
}

// health answers the probes of the platform.
type health struct {
	grpc_health_v1.UnimplementedHealthServer
	server *Server
}

func (health health) Check(context.Context, *grpc_health_v1.HealthCheckRequest) (*grpc_health_v1.HealthCheckResponse, error) {
	answer := grpc_health_v1.HealthCheckResponse_SERVING
	if health.server.ending.Load() {
		answer = grpc_health_v1.HealthCheckResponse_NOT_SERVING
	}
	return &grpc_health_v1.HealthCheckResponse{Status: answer}, nil
}
