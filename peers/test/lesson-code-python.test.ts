import { readFileSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { join } from "node:path";
import { once } from "node:events";
import type { DescService } from "@bufbuild/protobuf";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { DisplacementService } from "@grpc-playground/gen/displacement_pb";
import { BookCategory, Recommendations } from "@grpc-playground/gen/recommendations_pb";
import { expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { runLessonProgram, startLessonServer } from "../support/lesson-python.ts";
import { cache, root } from "../support/paths.ts";
import { untilTestEnds } from "../support/until-test-ends.ts";

describePeers(["python"], "the lessons' Python code", (python) => {
  it("greets in all four RPC types, and keeps a deadline", async () => {
    const server = untilTestEnds(await startLessonServer(python, "greet_server"));
    const { code, stdout, stderr } = await runLessonProgram(python, "greet_client", server.address);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const said = stdout.trim().split("\n");
    expect(said.slice(0, 9)).toEqual([
      "Hello Ada",
      "Hello Ada",
      "Hello Ada",
      "Hello Ada",
      "You said 3 hellos.",
      "Hello Ada",
      "Hello Grace",
      "Hello Edsger",
      "Hello Ada",
    ]);
    // The parrot's second reply would be a second later, and there was half of one.
    expect(said.at(-1)).toBe("DEADLINE_EXCEEDED");
    expect(said.length).toBeLessThanOrEqual(11);
  });

  it("makes a message of its bytes again", async () => {
    const { stdout } = await runLessonProgram(python, "messages");
    expect(stdout).toBe("Ada\n12\nTrue\n");
  });

  it("ends by itself without wait_for_termination, and nothing listens any more", async () => {
    const { code, stdout } = await runLessonProgram(python, "no_wait");
    expect(code).toBe(0);
    const port = Number(/listening on port (\d+)/.exec(stdout)?.[1]);
    const socket = connectSocket(port, "127.0.0.1");
    await expect(once(socket, "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it.each([
    { workers: "1", beside: "DEADLINE_EXCEEDED" },
    { workers: "2", beside: "OK" },
  ])("has $beside for a call beside an open one with $workers workers", async (row) => {
    const server = untilTestEnds(await startLessonServer(python, "greet_server", row.workers));
    const { stdout } = await runLessonProgram(python, "thread_pool", server.address);
    expect(stdout).toBe(`beside: ${row.beside}\nafter: Hello Grace\n`);
  });

  it("makes one connection for a channel, and more for a channel each", async () => {
    const { stdout } = await runLessonProgram(python, "channel_cost");
    const measured = JSON.parse(stdout) as {
      one_channel: { connections: number; ms: number };
      a_channel_each: { connections: number; ms: number };
    };
    expect(measured).toMatchObject({ calls: 50, one_channel: { connections: 1 } });
    // Not always 50: a new channel may find the connection of the one before still open, and
    // does so more often on a machine that is busy.
    expect(measured.a_channel_each.connections).toBeGreaterThan(1);
    const { one_channel: one, a_channel_each: each } = measured;
    console.log(
      `50 Python calls: ${one.ms} ms on a channel; ${each.ms} ms and ${each.connections} connections on a channel each`,
    );
  });

  it.each([
    { way: "set_code", code: Code.FailedPrecondition, message: "end is missing" },
    { way: "abort", code: Code.FailedPrecondition, message: "end is missing" },
    { way: "raise", code: Code.Unknown, message: "Exception calling application: end is missing" },
    { way: "none", code: Code.Internal, message: "Failed to serialize response!" },
    { way: "unwritten", code: Code.Unimplemented, message: "Method not implemented!" },
  ])("answers with $message by $way", async ({ way, code, message }) => {
    const server = untilTestEnds(await startLessonServer(python, "displacement_server", way));
    const call = clientOf(DisplacementService, server.address).computeDisplacement({ start: {} });
    expect(await statusOf(call)).toEqual({ code, message });
  });

  it("computes a distance when nothing is missing", async () => {
    const server = untilTestEnds(await startLessonServer(python, "displacement_server", "compute"));
    const points = { start: { x: 0, y: 12 }, end: { x: 12, y: 14 } };
    const { distance } = await clientOf(DisplacementService, server.address).computeDisplacement(
      points,
    );
    expect(distance).toBeCloseTo(12.166, 3);
  });

  it("reads a client stream, and takes iterators and generators, but no list", async () => {
    const server = untilTestEnds(await startLessonServer(python, "request_streaming_server"));
    const run = await runLessonProgram(python, "request_streaming_client", server.address);
    expect(JSON.parse(run.stdout)).toEqual({
      iterator: "Empty",
      generator: "Empty",
      list: "UNKNOWN: Exception iterating requests!",
    });
    expect(server.program.output).toContain("STARVED: Too long without food.\n");
  });

  it("logs what a handler raises, inside of it what auth refuses, and no call that is well", async () => {
    const server = untilTestEnds(await startLessonServer(python, "recommendations_server"));
    const client = clientOf(Recommendations, server.address);
    const authorised = { headers: { authorization: "Bearer open sesame" } };
    const history = { category: BookCategory.HISTORY, maxResults: 2 };

    const { recommendations } = await client.recommend(history, authorised);
    expect(recommendations).toHaveLength(2);
    expect(server.program.output).not.toContain("failed");

    expect(await statusOf(client.recommend(history))).toEqual({
      code: Code.Unauthenticated,
      message: "a token is needed",
    });
    expect(
      await statusOf(client.recommend({ category: BookCategory.SELF_HELP }, authorised)),
    ).toEqual({ code: Code.Unknown, message: "Exception calling application: 2" });
    await server.program.printed(/\/Recommendations\/Recommend failed: KeyError\(2\)\n/);
    // ErrorLogger is the outer one, so it also sees what Auth raises by abort.
    expect(server.program.output.match(/failed:/g)).toHaveLength(2);
  });

  it("shows of generated code what the generators really emit", () => {
    const stub = join(cache, "python/greet_pb2_grpc.py");
    expect(strayLines("greet_pb2_grpc.py.txt", stub)).toEqual([]);
    const messages = join(root, "packages/gen/src/greet_pb.d.ts");
    expect(strayLines("greet_pb.d.ts.txt", messages)).toEqual([]);
  });
});

function clientOf<Service extends DescService>(service: Service, address: string) {
  return createClient(service, createGrpcTransport({ baseUrl: `http://${address}` }));
}

async function statusOf(call: Promise<unknown>): Promise<{ code: Code; message: string }> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConnectError)) throw new Error(`no gRPC error but ${String(error)}`);
  return { code: error.code, message: error.rawMessage };
}

/**
 * The lines between `part:` and `end part` that are not in the original, or there
 * in another order.
 */
function strayLines(name: string, original: string): string[] {
  const file = join(root, "packages/lessons/code/generated", name);
  const lines = readFileSync(original, "utf8").split("\n");
  const stray: string[] = [];
  let at = 0;
  let inside = false;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const mark = /^(?:#|\/\/) (?:part: |end part)/.exec(line);
    if (mark !== null) inside = !mark[0].includes("end");
    if (mark !== null || !inside || line === "") continue;
    const found = lines.indexOf(line, at);
    if (found < 0) stray.push(line);
    else at = found + 1;
  }
  return stray;
}
