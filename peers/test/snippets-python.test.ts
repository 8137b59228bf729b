import { writers } from "@grpc-playground/snippets/write";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { runProgram } from "../support/program.ts";
import { pythonEnv } from "../support/python.ts";
import { type Recorder, startRecorder } from "../support/recorder/recorder.ts";
import {
  awkwardCalls,
  comparable,
  expected,
  snippetOf,
} from "../support/snippets/awkward-calls.ts";

let recorder: Recorder;
beforeAll(async () => void (recorder = await startRecorder()));
afterAll(() => recorder?.[Symbol.asyncDispose]());

describePeers(["python"], "runs what is written for it", (python) => {
  const writer = writers.find(({ language }) => language === "python");

  test.each(awkwardCalls.map((call) => [call.name, call] as const))("%s", async (_, call) => {
    const snippet = snippetOf(call, recorder);
    expect(writer?.supports(snippet)).toBeUndefined();
    const { code, stdout, stderr } = await runProgram(python, ["-"], {
      env: pythonEnv,
      input: writer?.write(snippet) ?? "",
    });
    const recorded = recorder.take().map((each) => comparable(each, recorder));
    expect({ recorded, stdout, stderr }).toMatchObject({ recorded: [expected(call, recorder)] });
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });
});
