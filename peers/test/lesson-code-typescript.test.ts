import { once } from "node:events";
import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { connectNodeAdapter, createGrpcTransport } from "@connectrpc/connect-node";
import { DisplacementService } from "@grpc-playground/gen/displacement_pb";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import {
  loadPackageDefinition,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceClientConstructor,
  status,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { describe, expect, it } from "vitest";
import { runLessonProgram, startLessonServer } from "../support/lesson-code.ts";
import { protos } from "../support/paths.ts";
import { startPlayground } from "../support/playground.ts";
import { untilTestEnds } from "../support/until-test-ends.ts";

const transport = (address: string) => createGrpcTransport({ baseUrl: `http://${address}` });
const lines = (text: string) => text.trim().split("\n");

/** The error that a call ends with. */
async function failure(call: Promise<unknown>): Promise<ConnectError> {
  return call.then(
    () => expect.fail("the call went well"),
    (error: unknown) => ConnectError.from(error),
  );
}

describe("the greeter of the lessons", () => {
  it("answers its own client in all four ways", async () => {
    const { program, address } = await startLessonServer("greet-server.ts");
    untilTestEnds(program);
    const { stdout } = await runLessonProgram("greet-client.ts", address);
    expect(lines(stdout)).toEqual([
      "Hello Ada",
      "Hi Grace",
      "Hi Grace",
      "Hi Grace",
      "You said 2 hellos",
      "Hello Ada",
      "Hello Grace",
    ]);
  });

  it("is called with metadata, a deadline and a signal, and the playground obeys them", async () => {
    const playground = untilTestEnds(await startPlayground());
    const { stdout } = await runLessonProgram("call-options.ts", playground.grpc);
    expect(lines(stdout)).toEqual([
      "headers: application/grpc+proto",
      expect.stringMatching(/^trailers: .*grpc-status/),
      "Hello Ada",
      "deadline: DeadlineExceeded",
      "Hello Ada",
      "cancel: Canceled",
    ]);
  });
});

describe("a server with grpc-js", () => {
  it("answers, refuses with its code, and turns a thrown error into UNKNOWN", async () => {
    const { program, address } = await startLessonServer("grpc-js-server.ts");
    untilTestEnds(program);
    const greeter = createClient(Greeter, transport(address));
    expect(await greeter.sayHello({ greeting: "Hello", name: "Ada" })).toMatchObject({
      message: "Hello Ada",
    });
    expect(await failure(greeter.sayHello({ name: "" }))).toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: "name is empty",
    });
    expect((await failure(greeter.sayHello({ name: "bug" }))).code).toBe(Code.Unknown);
  });
});

describe("status codes with Connect", () => {
  const half = { end: { x: 3, y: 4 } };

  it("carries a code, a message and details, and logs the error on its way", async () => {
    const { program, address } = await startLessonServer("displacement-server.ts");
    untilTestEnds(program);
    const client = createClient(DisplacementService, transport(address));
    expect(await client.computeDisplacement({ start: {}, ...half })).toMatchObject({ distance: 5 });
    const error = await failure(client.computeDisplacement(half));
    expect(error).toMatchObject({ code: Code.FailedPrecondition, rawMessage: "start is missing" });
    expect(error.findDetails(BadRequestSchema)[0]?.fieldViolations[0]?.field).toBe("start");
    await program.printed(/computeDisplacement: start is missing/);
  });

  it("tells the client nothing of an error that is no ConnectError", async () => {
    const { program, address } = await startLessonServer("displacement-server.ts", "careless");
    untilTestEnds(program);
    const client = createClient(DisplacementService, transport(address));
    expect(await failure(client.computeDisplacement(half))).toMatchObject({
      code: Code.Internal,
      rawMessage: "internal error",
    });
    await program.printed(/computeDisplacement: point of no return/);
  });
});

it("streams reports, and is answered after the last", async () => {
  const { program, address } = await startLessonServer("state-server.ts");
  untilTestEnds(program);
  const { stdout } = await runLessonProgram("state-client.ts", address);
  expect(stdout).toBe("sent 3 reports\n");
  await program.printed(/THIRSTY: needs water\nTIRED: off for the night\nOK: all well\n/);
});

it("pays a connection for each channel, and none for a call on one that is open", async () => {
  const { stdout } = await runLessonProgram("channel-cost.ts");
  expect(stdout).toContain("10 calls on one channel: 1 connections");
  expect(stdout).toContain("10 calls, a channel for each: 10 connections");
});

it("begins all calls that wait on one thread, and one after another those that compute", async () => {
  const { stdout } = await runLessonProgram("event-loop.ts");
  const acts = (title: string) => [
    ...(new RegExp(`${title}:\\n((?:(?:begin|end) .\\n)+)`).exec(stdout)?.[1] ?? "").matchAll(
      /begin|end/g,
    ),
  ];
  expect(acts("waits").join(" ")).toBe("begin begin begin end end end");
  expect(acts("computes").join(" ")).toBe("begin end begin end begin end");
});

/** A greeter that is there until it is disposed of. */
async function serveGreeter(
  sayHello: () => { message: string },
): Promise<AsyncDisposable & { address: string }> {
  const server = createServer(
    connectNodeAdapter({
      routes: (router) => router.service(Greeter, { sayHello: () => sayHello() }),
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}

/** The same with grpc-js, which sends an error as trailers alone: no headers come before them. */
async function serveWithGrpcJs(
  sayHello: (attempt: string) => { message: string } | { code: status; details: string },
): Promise<AsyncDisposable & { address: string }> {
  const definition = loadSync("greet.proto", { includeDirs: [protos] });
  const { greet } = loadPackageDefinition(definition) as unknown as {
    greet: { Greeter: ServiceClientConstructor };
  };
  const server = new Server();
  server.addService(greet.Greeter.service, {
    SayHello(call: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>) {
      const answer = sayHello(String(call.metadata.get("grpc-previous-rpc-attempts")[0] ?? "none"));
      if ("code" in answer) callback(answer);
      else callback(null, answer);
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return {
    address: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => server.forceShutdown(),
  };
}

describe("retries by the service config", () => {
  it("tries three times, and counts the attempts before", async () => {
    const attempts: string[] = [];
    const greeter = untilTestEnds(
      await serveWithGrpcJs((attempt) => {
        attempts.push(attempt);
        return attempts.length < 3
          ? { code: status.UNAVAILABLE, details: "not yet" }
          : { message: "at last" };
      }),
    );
    const { stdout } = await runLessonProgram("retry.ts", greeter.address);
    expect(stdout).toBe("at last\n");
    expect(attempts).toEqual(["none", "1", "2"]);
  });

  it("gives up when headers of a response have come, whatever follows (gRFC A6)", async () => {
    let attempts = 0;
    const greeter = untilTestEnds(
      await serveGreeter(() => {
        attempts++;
        throw new ConnectError("not yet", Code.Unavailable);
      }),
    );
    const { code, stderr } = await runLessonProgram("retry.ts", greeter.address);
    expect(code).not.toBe(0);
    expect(stderr).toContain("UNAVAILABLE: not yet");
    expect(attempts).toBe(1);
  });
});

it("balances calls over the servers of one channel, by the policy that is asked for", async () => {
  const first = untilTestEnds(await serveGreeter(() => ({ message: "1" })));
  const second = untilTestEnds(await serveGreeter(() => ({ message: "2" })));
  const both = `${first.address},${second.address}`;
  const peers = async (policy: string) => {
    const { stdout } = await runLessonProgram("balancing.ts", policy, both);
    return lines(stdout).map((line) => line.replace(/.*: /, ""));
  };
  expect(new Set(await peers("pick_first")).size).toBe(1);
  expect(new Set(await peers("round_robin"))).toEqual(new Set([first.address, second.address]));
});
