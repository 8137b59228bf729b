import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { type CallSnippet, writers } from "@grpc-playground/snippets/write";
import * as fc from "fast-check";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { runProgram } from "../support/program.ts";
import { pythonEnv } from "../support/python.ts";
import { type Recorder, startRecorder } from "../support/recorder/recorder.ts";
import {
  type AwkwardCall,
  awkwardCalls,
  comparable,
  expected,
  snippetOf,
} from "../support/snippets/awkward-calls.ts";
import { randomCall } from "../support/snippets/random-call.ts";
import { untilTestEnds } from "../support/until-test-ends.ts";

let recorder: Recorder;
beforeAll(async () => void (recorder = await startRecorder()));
afterAll(() => recorder?.[Symbol.asyncDispose]());

describePeers(["python"], "runs what is written for it", (python) => {
  const writer = writers.find(({ language }) => language === "python");
  if (writer === undefined) throw new Error("there is no writer for Python");

  async function sent(
    snippet: CallSnippet,
    to = recorder,
    env: Record<string, string> = pythonEnv,
  ) {
    expect(writer?.supports(snippet)).toBeUndefined();
    const input = writer?.write(snippet) ?? "";
    const { code, stdout, stderr } = await runProgram(python, ["-"], { env, input });
    const recorded = to.take().map((each) => comparable(each, to));
    return { recorded, code, stdout, stderr };
  }

  test.each(awkwardCalls.map((call) => [call.name, call] as const))("sends %s", async (_, call) => {
    expect(await sent(snippetOf(call, recorder))).toMatchObject({
      recorded: [expected(call, recorder)],
      code: 0,
      stderr: "",
    });
  });

  test("sends anything", async () => {
    const property = fc.asyncProperty(randomCall, async (call) => {
      const { recorded, stderr } = await sent(snippetOf(call, recorder));
      expect({ recorded, stderr }).toMatchObject({ recorded: [expected(call, recorder)] });
    });
    await fc.assert(property, { numRuns: 2, endOnFailure: true });
  });

  test("names what Python has a word for itself", async () => {
    const folder = mkdtempSync(join(tmpdir(), "peers-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "in"));
    writeFileSync(join(folder, "my-words.proto"), words);
    writeFileSync(join(folder, "in/my_words.proto"), otherWords);
    writeFileSync(join(folder, "refused.proto"), refusedWords);
    const files = ["my-words.proto", "in/my_words.proto", "refused.proto"];
    const compiled = await runProgram(
      python,
      "-m grpc_tools.protoc -I. --python_out=. --grpc_python_out=. --include_imports --descriptor_set_out=words.binpb"
        .split(" ")
        .concat(files),
      { cwd: folder },
    );
    expect(compiled).toMatchObject({ code: 0, stderr: "" });
    const set = fromBinary(FileDescriptorSetSchema, readFileSync(join(folder, "words.binpb")));
    const own = untilTestEnds(await startRecorder(set));
    const call: AwkwardCall = {
      name: "words",
      path: "Words/Import",
      messages: [
        {
          from: "a",
          class: { None: { pass: true } },
          is: ["None", "keys", "fine"],
          other: { True: true },
        },
      ],
    };
    expect(await sent(snippetOf(call, own), own, { PYTHONPATH: folder })).toMatchObject({
      recorded: [expected(call, own)],
      stderr: "",
    });
    // What grpcio-tools makes of this one is a syntax error.
    const other = snippetOf({ ...call, path: "Refused/import" }, own);
    expect(writer.supports(other)).toMatch(/no Python, because of the name import/);
  });
});

const words = `syntax = "proto3";
import "in/my_words.proto";
service Words { rpc Import(Message) returns (Message); }
message Message {
  message lambda { bool pass = 1; }
  enum yield { zero = 0; None = 1; keys = 2; fine = 3; }
  message With { lambda None = 1; }
  string from = 1;
  With class = 2;
  repeated yield is = 3;
  def other = 4;
}
`;

const refusedWords = `syntax = "proto3";
import "my-words.proto";
service Refused { rpc import(Message) returns (Message); }
`;

const otherWords = `syntax = "proto3";
message def { bool True = 1; }
`;
