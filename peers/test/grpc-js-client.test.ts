import { once } from "node:events";
import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import {
  connectGreeter,
  type DelayedReply,
  type GreeterClient,
  type HelloReply,
} from "../support/grpc-js-greeter.ts";
import { hello, replies } from "../support/hello.ts";
import { type Playground, startPlayground } from "../support/playground.ts";

const lab = (headers: Record<string, string>) => Metadata.fromHttp2Headers(headers);

describePeers(["grpc-js"], "a proto-loader client calls the playground", () => {
  let playground: Playground;
  let greeter: GreeterClient;
  beforeAll(async () => {
    playground = await startPlayground();
    greeter = connectGreeter(playground.grpc);
  });
  afterAll(async () => {
    greeter?.close();
    await playground?.[Symbol.asyncDispose]();
  });

  it("makes a unary call", async () => {
    const reply = await new Promise<HelloReply | undefined>((resolve, reject) => {
      greeter.SayHello(hello("Ada"), new Metadata(), (error, value) =>
        error === null ? resolve(value) : reject(error),
      );
    });
    expect(reply).toEqual({ message: "Hello Ada" });
  });

  it("gets the code of a failing call", async () => {
    const error = await new Promise<ServiceError | null>((resolve) => {
      greeter.SayHello(hello("Ada"), lab({ "x-lab-fail": "RESOURCE_EXHAUSTED" }), resolve);
    });
    expect(error).toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  });

  it("reads a server stream", async () => {
    const call = greeter.ParrotSaysHello(hello("Ada"), lab({ "x-lab-delay": "1ms" }));
    const ended = once(call, "status");
    expect(await Array.fromAsync(call)).toEqual(replies("Ada", 3));
    expect((await ended)[0]).toMatchObject({ code: status.OK });
  });

  it("has its deadline kept, and keeps what came before it", async () => {
    const deadline = new Date(Date.now() + 500);
    const call = greeter.ParrotSaysHello(hello("Ada"), new Metadata(), { deadline });
    const came: HelloReply[] = [];
    call.on("data", (reply: HelloReply) => came.push(reply));
    const [error] = (await once(call, "error")) as [ServiceError];
    expect(error.code).toBe(status.DEADLINE_EXCEEDED);
    expect(came).toEqual([{ message: "Hello Ada" }]);
  });

  it("writes a client stream", async () => {
    const reply = await new Promise<DelayedReply | undefined>((resolve, reject) => {
      const call = greeter.ChattyClientSaysHello((error, value) =>
        error === null ? resolve(value) : reject(error),
      );
      call.write(hello("Ada"));
      call.write(hello("Grace"));
      call.end();
    });
    expect(reply?.request).toEqual([hello("Ada"), hello("Grace")]);
  });

  it("talks in both directions, one answer before the next hello", async () => {
    const call = greeter.InteractingHello(new Metadata());
    const ended = once(call, "status");
    for (const name of ["Ada", "Grace", "Edsger"]) {
      const answered = once(call, "data");
      call.write(hello(name));
      expect(await answered).toEqual([{ message: `Hello ${name}` }]);
    }
    call.end();
    expect((await ended)[0]).toMatchObject({ code: status.OK });
  });

  it("cancels, and the server sees it", async () => {
    const from = playground.program.output.length;
    // Not a client stream: grpc-js itself half-closes one before it resets it.
    const call = greeter.ParrotSaysHello(hello("Ada"), new Metadata());
    const failed = once(call, "error");
    await once(call, "data");
    call.cancel();
    expect((await failed)[0]).toMatchObject({ code: status.CANCELLED });
    await playground.program.printed(/ParrotSaysHello.*"CANCELLED"/, from);
  });
});
