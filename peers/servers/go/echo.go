// Package main is a grpc-go server with reflection whose methods cover all
// four RPC types. The example server of grpc-go implements unary ones only.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	echo "google.golang.org/grpc/examples/features/proto/echo"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/reflection"
	"google.golang.org/grpc/status"
)

type server struct {
	echo.UnimplementedEchoServer
}

// UnaryEcho answers with the message; "fail" is an error with details and a trailer.
func (server) UnaryEcho(ctx context.Context, request *echo.EchoRequest) (*echo.EchoResponse, error) {
	if err := grpc.SetHeader(ctx, metadata.Pairs("peer-header", "from go")); err != nil {
		return nil, err
	}
	if err := grpc.SetTrailer(ctx, trailers(ctx)); err != nil {
		return nil, err
	}
	if request.GetMessage() == "fail" {
		return nil, refusal()
	}
	return &echo.EchoResponse{Message: request.GetMessage()}, nil
}

// ServerStreamingEcho answers three times; "forever" is answered once, and then
// the stream stays open until the client goes.
func (server) ServerStreamingEcho(
	request *echo.EchoRequest,
	stream grpc.ServerStreamingServer[echo.EchoResponse],
) error {
	times := 3
	if request.GetMessage() == "forever" {
		times = 1
	}
	for range times {
		if err := stream.Send(&echo.EchoResponse{Message: request.GetMessage()}); err != nil {
			return err
		}
	}
	if request.GetMessage() == "forever" {
		<-stream.Context().Done()
		fmt.Printf("cancelled ServerStreamingEcho: %v\n", stream.Context().Err())
		return stream.Context().Err()
	}
	return nil
}

// ClientStreamingEcho answers once, with every message joined.
func (server) ClientStreamingEcho(
	stream grpc.ClientStreamingServer[echo.EchoRequest, echo.EchoResponse],
) error {
	var messages []string
	for {
		request, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			fmt.Println("finished ClientStreamingEcho")
			return stream.SendAndClose(&echo.EchoResponse{Message: strings.Join(messages, ", ")})
		}
		if err != nil {
			fmt.Printf("cancelled ClientStreamingEcho: %v\n", err)
			return err
		}
		fmt.Printf("heard %s\n", request.GetMessage())
		messages = append(messages, request.GetMessage())
	}
}

// BidirectionalStreamingEcho answers each message as it comes; "fail" ends the
// stream with an error after what came before it was answered.
func (server) BidirectionalStreamingEcho(
	stream grpc.BidiStreamingServer[echo.EchoRequest, echo.EchoResponse],
) error {
	stream.SetTrailer(trailers(stream.Context()))
	for {
		request, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if request.GetMessage() == "fail" {
			return refusal()
		}
		if err := stream.Send(&echo.EchoResponse{Message: request.GetMessage()}); err != nil {
			return err
		}
	}
}

// trailers are the peer's own, and what the caller asked to have sent back.
func trailers(ctx context.Context) metadata.MD {
	sent := metadata.Pairs("peer-trailer", "from go")
	asked, _ := metadata.FromIncomingContext(ctx)
	for key, values := range asked {
		if strings.HasPrefix(key, "peer-echo") {
			sent.Append(key, values...)
		}
	}
	return sent
}

func refusal() error {
	refused := status.New(codes.FailedPrecondition, "asked to fail")
	detailed, err := refused.WithDetails(&errdetails.ErrorInfo{Reason: "ASKED", Domain: "go.peer"})
	if err != nil {
		return err
	}
	return detailed.Err()
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatalf("cannot listen: %v", err)
	}
	grpcServer := grpc.NewServer()
	echo.RegisterEchoServer(grpcServer, server{})
	reflection.Register(grpcServer)
	fmt.Printf("listening on %v\n", listener.Addr())
	if err := grpcServer.Serve(listener); err != nil {
		log.Fatalf("cannot serve: %v", err)
	}
}
