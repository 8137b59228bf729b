import { writers } from "@grpc-playground/snippets/write";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { type Recorder, startRecorder } from "../support/recorder/recorder.ts";
import {
  awkwardCalls,
  comparable,
  expected,
  snippetOf,
} from "../support/snippets/awkward-calls.ts";
import { buildGoPrograms, type GoProgram } from "../support/snippets/go-program.ts";

const kitchenSink = ["kitchen_sink", "legacy", "modern", "shapes", "well_known"];
const files = [
  "greet.proto",
  "request_streaming.proto",
  ...kitchenSink.map((name) => `playground/v1/${name}.proto`),
];

describePeers(["go", "python"], "a program in Go sends what was asked for", () => {
  const [writer] = writers.filter(({ language }) => language === "go");
  let recorder: Recorder;
  let programs: GoProgram;
  beforeAll(async () => {
    recorder = await startRecorder();
    const texts = awkwardCalls.map((call) => writer?.write(snippetOf(call, recorder)) ?? "");
    programs = buildGoPrograms(texts, files);
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

  it("leaves what is opaque in Go to others, and says so", () => {
    const call = {
      name: "edition 2024",
      path: "playground.v1.KitchenSinkLatest/EchoLatest",
      messages: [{ text: "x" }],
    };
    expect(writer?.supports(snippetOf(call, recorder))).toMatch(/opaque/);
  });
});
