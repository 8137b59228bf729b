import { type CallSnippet, writers } from "@grpc-playground/snippets/write";
import * as fc from "fast-check";
import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { parseJsonStream } from "../support/json-stream.ts";
import { runProgram } from "../support/program.ts";
import { type Recorder, startRecorder } from "../support/recorder/recorder.ts";
import {
  type AwkwardCall,
  awkwardCalls,
  comparable,
  expected,
  snippetOf,
} from "../support/snippets/awkward-calls.ts";
import { randomCall } from "../support/snippets/random-call.ts";

let recorder: Recorder;
beforeAll(async () => void (recorder = await startRecorder()));
afterAll(() => recorder?.[Symbol.asyncDispose]());

/** More than an argument of a program may hold. */
const long: AwkwardCall = {
  name: "a message that is no argument",
  path: "greet.Greeter/ParrotSaysHello",
  messages: [{ name: "it's $HOME\nEND\n".repeat(20_000) }],
};

/** Calls that a tool cannot make, by its own words. */
const refusals: Readonly<Record<string, RegExp>> = {
  "curl: messages both ways": /HTTP\/2/,
  "grpcurl: well-known types": /FieldMask/,
  "grpcurl: an edition": /DELIMITED/,
  "grpcurl: a number that its enum does not have, and an alias": /-0/,
};

/** Runs each call's command by `sh`, and compares what the server got. */
function itSendsThemAll(id: string, folder: string | undefined): void {
  const writer = writers.find((each) => each.id === id);
  if (writer === undefined) throw new Error(`there is no ${id}`);
  const path = [...(folder === undefined ? [] : [folder]), process.env["PATH"]].join(delimiter);

  const sent = async (snippet: CallSnippet) => {
    const { code, stderr } = await runProgram("/bin/sh", ["-s"], {
      env: { PATH: path },
      input: writer.write(snippet),
    });
    const recorded = recorder.take().map((each) => comparable(each, recorder));
    return { recorded, code, stderr };
  };

  const calls = [...awkwardCalls, long].map(
    (call) => [call.name, call, refusals[`${id}: ${call.name}`]] as const,
  );

  test.each(calls.filter(([, , refusal]) => refusal !== undefined))(
    "refuses %s",
    (_, call, refusal = /^$/) => {
      expect(writer.supports(snippetOf(call, recorder))).toMatch(refusal);
    },
  );

  test.each(calls.filter(([, , refusal]) => refusal === undefined))("sends %s", async (_, call) => {
    const snippet = snippetOf(call, recorder);
    expect(writer.supports(snippet)).toBeUndefined();
    const { code, stderr } = await runProgram("/bin/sh", ["-s"], {
      env: { PATH: path },
      input: writer.write(snippet),
    });
    const recorded = recorder.take().map((each) => comparable(each, recorder));
    expect({ recorded, stderr }).toMatchObject({ recorded: [expected(call, recorder)] });
    expect(code).toBe(0);
  });

  test("sends anything", async () => {
    const property = fc.asyncProperty(randomCall, async (call) => {
      const { recorded, stderr } = await sent(snippetOf(call, recorder));
      expect({ recorded, stderr }).toMatchObject({ recorded: [expected(call, recorder)] });
    });
    await fc.assert(property, { numRuns: 2, endOnFailure: true });
  });
}

describePeers(["grpcurl"], "runs what is written for it", (grpcurl) => {
  itSendsThemAll("grpcurl", dirname(grpcurl));
});

describePeers(["buf"], "curl runs what is written for it", (buf) => {
  itSendsThemAll("buf-curl", dirname(buf));
});

const curl = spawnSync("curl", ["--version"]);
describe.skipIf(curl.error !== undefined)("curl runs what is written for it", () => {
  itSendsThemAll("curl", undefined);

  it("prints the messages of a stream", async () => {
    const call = awkwardCalls.find(({ path }) => path.endsWith("/ParrotSaysHello"));
    const writer = writers.find((each) => each.id === "curl");
    if (call === undefined || writer === undefined) throw new Error("there is nothing to run");
    const answer = await runProgram("/bin/sh", ["-s"], {
      input: writer.write(snippetOf(call, recorder)),
    });
    recorder.take();
    // The last one is the end of the stream, which holds trailers and errors.
    expect(parseJsonStream(answer.stdout)).toEqual([{}, {}]);
  });
});
