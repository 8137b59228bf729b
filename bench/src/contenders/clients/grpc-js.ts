// Opponent: the grpc-js client, straight to the target.

import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  DelayedReplySchema,
  Greeter,
  HelloReplySchema,
  HelloRequestSchema,
  type DelayedReply,
  type HelloReply,
  type HelloRequest,
} from "@grpc-playground/gen/greet_pb";
import { Client, credentials, Metadata } from "@grpc/grpc-js";
import { once } from "node:events";
import { countHeader, request, type Job } from "../../support/jobs.ts";
import { serveJobs, setting } from "../../support/serve-jobs.ts";
import { pathOf } from "../method-path.ts";

const client = new Client(setting("TARGET"), credentials.createInsecure());
const serialize = (message: HelloRequest) => Buffer.from(toBinary(HelloRequestSchema, message));
const parseReply = (bytes: Buffer) => fromBinary(HelloReplySchema, bytes);
const parseDelayed = (bytes: Buffer) => fromBinary(DelayedReplySchema, bytes);

const count: Record<Job["kind"], (wanted: number) => Promise<number>> = {
  async "server-stream"(wanted) {
    let received = 0;
    const metadata = new Metadata();
    metadata.set(countHeader, String(wanted));
    const stream = client.makeServerStreamRequest<HelloRequest, HelloReply>(
      pathOf(Greeter.method.parrotSaysHello),
      serialize,
      parseReply,
      create(HelloRequestSchema, request),
      metadata,
    );
    stream.on("data", (reply: HelloReply) => {
      if (reply.message !== "") received += 1;
    });
    await once(stream, "end");
    return received;
  },
  async "client-stream"(wanted) {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const stream = client.makeClientStreamRequest<HelloRequest, DelayedReply>(
      pathOf(Greeter.method.chattyClientSaysHello),
      serialize,
      parseDelayed,
      (error, reply) => (error ? reject(error) : resolve(Number(reply?.message))),
    );
    for (let sent = 0; sent < wanted; sent += 1) {
      if (!stream.write(create(HelloRequestSchema, request))) await once(stream, "drain");
    }
    stream.end();
    return promise;
  },
  async unary(wanted) {
    let received = 0;
    for (let call = 0; call < wanted; call += 1) {
      const { message } = await sayHello();
      if (message !== "") received += 1;
    }
    return received;
  },
};

function sayHello(): Promise<HelloReply> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest<HelloRequest, HelloReply>(
      pathOf(Greeter.method.sayHello),
      serialize,
      parseReply,
      create(HelloRequestSchema, request),
      (error, reply) => {
        if (error) reject(error);
        else if (reply) resolve(reply);
      },
    );
  });
}

serveJobs({
  async run(job) {
    const begun = performance.now();
    const counted = await count[job.kind](job.count);
    return { ms: performance.now() - begun, count: counted };
  },
});
