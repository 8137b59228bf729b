import { learnerPrograms } from "@grpc-playground/snippets/learner";
import { type SnippetWriter, writers } from "@grpc-playground/snippets/write";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { type Recorder, startRecorder } from "../support/recorder/recorder.ts";
import {
  awkwardCalls,
  comparable,
  expected,
  snippetOf,
} from "../support/snippets/awkward-calls.ts";
import { learnerMethod } from "../support/snippets/first-programs.ts";
import { buildGoPrograms, type GoProgram } from "../support/snippets/go-program.ts";

const firstMethods = [
  "greet.Greeter/SayHello",
  "greet.Greeter/ParrotSaysHello",
  "greet.Greeter/ChattyClientSaysHello",
  "greet.Greeter/InteractingHello",
];

const kitchenSink = ["kitchen_sink", "legacy", "modern", "shapes", "well_known"];
const files = [
  "greet.proto",
  "request_streaming.proto",
  ...kitchenSink.map((name) => `playground/v1/${name}.proto`),
];

function overTls(writer: SnippetWriter | undefined, recorder: Recorder): string {
  const [call] = awkwardCalls;
  return (call && writer?.write({ ...snippetOf(call, recorder), tls: true })) ?? "";
}

describePeers(["go", "python"], "a program in Go sends what was asked for", () => {
  const [writer] = writers.filter(({ language }) => language === "go");
  const first = learnerPrograms.find(({ language }) => language === "go");
  let recorder: Recorder;
  let programs: GoProgram;
  beforeAll(async () => {
    recorder = await startRecorder();
    const texts = awkwardCalls.map((call) => writer?.write(snippetOf(call, recorder)) ?? "");
    const firsts = await Promise.all(
      firstMethods.map(async (path) => {
        const method = await learnerMethod(path, recorder);
        return [first?.server(method) ?? "", first?.client(method) ?? ""];
      }),
    );
    programs = buildGoPrograms([...texts, ...firsts.flat(), overTls(writer, recorder)], files);
    // Generates code, compiles gRPC where it never was, and links.
  }, 300_000);
  afterAll(async () => {
    programs?.[Symbol.dispose]();
    await recorder[Symbol.asyncDispose]();
  });

  it.for(awkwardCalls.map((call, index) => ({ ...call, index })))("$name", async (call) => {
    expect(writer?.supports(snippetOf(call, recorder))).toBeUndefined();
    const { code, stderr } = await programs.run(call.index);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const recorded = recorder.take().map((each) => comparable(each, recorder));
    expect(recorded).toEqual([expected(call, recorder)]);
  });

  it.for(firstMethods.map((path, index) => [path, index] as const))(
    "and a learner's first server answers its client: %s",
    async ([, index]) => {
      const place = awkwardCalls.length + 2 * index;
      const server = programs.start(place);
      try {
        await server.printed(/listening on .*\n/);
        const { code, stdout, stderr } = await programs.run(place + 1);
        expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
        expect(stdout).toMatch(/You sent (World|3 messages)/);
      } finally {
        await server.stop();
      }
    },
  );

  it("and prints an error with its code and its message, over TLS to a server without", async () => {
    const last = awkwardCalls.length + 2 * firstMethods.length;
    const { code, stdout, stderr } = await programs.run(last);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Unavailable: \S/);
    expect(recorder.take()).toEqual([]);
  });

  it("leaves what is opaque in Go to others, and says so", () => {
    const call = {
      name: "edition 2024",
      path: "playground.v1.KitchenSinkLatest/EchoLatest",
      messages: [{ text: "x" }],
    };
    expect(writer?.supports(snippetOf(call, recorder))).toMatch(/opaque/);
  });
});
