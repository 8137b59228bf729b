// The server that bridged and direct calls are made to: grpc-js, and nothing
// but what the calls need. The replies of a stream are serialized once, so
// that the target is not what limits its clients.

import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  DelayedReplySchema,
  Greeter,
  HelloReplySchema,
  HelloRequestSchema,
  type HelloRequest,
} from "@grpc-playground/gen/greet_pb";
import {
  Server,
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
} from "@grpc/grpc-js";
import { countHeader, reply } from "../../support/jobs.ts";
import { definitionOf, serveContender } from "./serve-contender.ts";

const bytes = Buffer.from(toBinary(HelloReplySchema, create(HelloReplySchema, reply)));

const sayHello: handleUnaryCall<HelloRequest, Buffer> = (_call, answer) => answer(null, bytes);

const parrotSaysHello: handleServerStreamingCall<HelloRequest, Buffer> = (call) => {
  let left = Number(call.metadata.get(countHeader)[0]);
  const write = () => {
    while (left > 0 && !call.cancelled) {
      left -= 1;
      if (!call.write(bytes)) return;
    }
    call.end();
  };
  call.on("drain", write);
  write();
};

const chattyClientSaysHello: handleClientStreamingCall<HelloRequest, Buffer> = (call, answer) => {
  let received = 0;
  call.on("data", (request: HelloRequest) => {
    if (request.name !== "") received += 1;
  });
  call.on("end", () => {
    const counted = create(DelayedReplySchema, { message: String(received) });
    answer(null, Buffer.from(toBinary(DelayedReplySchema, counted)));
  });
};

const parse = (request: Buffer) => fromBinary(HelloRequestSchema, request);
const server = new Server();
server.addService(
  definitionOf(Greeter, ["sayHello", "parrotSaysHello", "chattyClientSaysHello"], parse),
  {
    sayHello,
    parrotSaysHello,
    chattyClientSaysHello,
  },
);
serveContender(server);
