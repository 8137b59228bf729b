import { type CallSnippet, writers } from "@grpc-playground/snippets/write";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { type Playground, startPlayground } from "../support/playground.ts";
import { authorityOf, practiceServer } from "../support/practice-server.ts";
import { type Finished, runProgram } from "../support/program.ts";
import { pythonEnv } from "../support/python.ts";
import { type Recorder, startRecorder } from "../support/recorder/recorder.ts";
import { snippetOf } from "../support/snippets/awkward-calls.ts";
import { makeTypeScriptFolder } from "../support/snippets/typescript-folder.ts";

/** What is written for TLS trusts whom the machine trusts, and never leaves the check out. */
let playground: Playground;
let recorder: Recorder;
let snippet: CallSnippet;
/** Has the authority's certificate. */
let roots: string;
const folder = mkdtempSync(join(tmpdir(), "peers-tls-"));
const programs = makeTypeScriptFolder();

beforeAll(async () => {
  [playground, recorder] = await Promise.all([startPlayground(), startRecorder()]);
  // Nobody knows its authority, and it shows it: so a tool can be told to trust it, or not.
  const address = await practiceServer(playground.http, "tls-unknown-ca");
  roots = join(folder, "roots.pem");
  writeFileSync(roots, await authorityOf(address));
  const path = "greet.Greeter/SayHello";
  const messages = [{ greeting: "Hello", name: "Ada" }];
  snippet = { ...snippetOf({ name: "hello", path, messages }, recorder), address, tls: true };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  programs[Symbol.dispose]();
  await Promise.all([playground[Symbol.asyncDispose](), recorder[Symbol.asyncDispose]()]);
});

type Run = (text: string, env: Readonly<Record<string, string>>) => Promise<Finished>;

/** By the variable that the page names. */
function itChecksWhomItCalls(id: string, run: Run): void {
  const writer = writers.find((each) => each.id === id);
  const setting = writer?.authorities;
  if (setting === undefined) throw new Error(`nobody says how ${id} is told whom to trust`);
  const write = () => writer?.write(snippet) ?? "";

  test(`${id} refuses a server whose authority nobody knows`, async () => {
    const { stdout, stderr } = await run(write(), {});
    // buf says no more than that it found no service.
    expect(stdout + stderr).toMatch(/certificate|UNAVAILABLE: \S|Failure: \S/i);
    expect(stdout + stderr).not.toContain("Hello Ada");
  });

  test(`${id} calls it once ${setting} says whom to trust`, async () => {
    const { code, stdout, stderr } = await run(write(), { [setting]: roots });
    expect({ code, stdout, stderr }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Hello Ada"),
    });
  });
}

const inShell =
  (tool: string): Run =>
  (input, env) =>
    runProgram("/bin/sh", ["-s"], {
      input,
      env: { ...env, PATH: [dirname(tool), process.env["PATH"]].join(delimiter) },
    });

describePeers(["grpcurl"], "over TLS", (grpcurl) => {
  itChecksWhomItCalls("grpcurl", inShell(grpcurl));
});

describePeers(["buf"], "curl over TLS", (buf) => {
  itChecksWhomItCalls("buf-curl", inShell(buf));
});

describePeers(["python"], "over TLS", (python) => {
  itChecksWhomItCalls("python", (input, env) =>
    runProgram(python, ["-"], { input, env: { ...pythonEnv, ...env } }),
  );
});

const inNode =
  (id: string): Run =>
  (text, env) =>
    programs.run(id, text, env);

itChecksWhomItCalls("grpc-js", inNode("grpc-js"));
itChecksWhomItCalls("connect-node", inNode("connect-node"));
