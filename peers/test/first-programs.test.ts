import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { image } from "@grpc-playground/gen/image";
import { learnerPrograms } from "@grpc-playground/snippets/learner";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { type Finished, type Program, runProgram, startProgram } from "../support/program.ts";
import { pythonEnv } from "../support/python.ts";
import { learnerMethod } from "../support/snippets/first-programs.ts";
import {
  makeTypeScriptFolder,
  type TypeScriptFolder,
} from "../support/snippets/typescript-folder.ts";

const set = fromBinary(FileDescriptorSetSchema, Buffer.from(image, "base64"));
const registry = createFileRegistry(set);

/** Methods of the seeds, and what a client prints of the replies that its own server sends. */
const methods: readonly (readonly [path: string, prints: readonly RegExp[]])[] = [
  ["greet.Greeter/SayHello", [/You sent World/]],
  ["greet.Greeter/ParrotSaysHello", [/(You sent World[^]*){3}/]],
  ["greet.Greeter/ChattyClientSaysHello", [/You sent 3 messages/]],
  ["greet.Greeter/InteractingHello", [/(You sent World[^]*){3}/]],
  ["HeyHowService/heyhow", [/You sent/]],
  ["Recommendations/Recommend", [/title/]],
  ["my_package.DisplacementService/computeDisplacement", [/\d/]],
  ["my_package.RequestStreaming/stream_state", [/^(\{[^]*\})?\s*$/]],
];

type Run = (name: string, program: string) => Promise<Finished>;
type Start = (name: string, program: string) => Program;

function answersItsClient(id: string, run: Run, start: Start) {
  it.for(methods)("%s", async ([path, prints]) => {
    const programs = learnerPrograms.find((each) => each.id === id);
    if (programs === undefined) throw new Error(`there is no ${id}`);
    const method = await learnerMethod(path, { registry });
    const name = `${id}-${path.replaceAll(/\W+/g, "-")}`;
    const server = start(`${name}-server`, programs.server(method));
    try {
      await server.printed(/listening on .*\n/);
      const { code, stdout, stderr } = await run(`${name}-client`, programs.client(method));
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      for (const print of prints) expect(stdout).toMatch(print);
    } finally {
      await server.stop();
    }
  });
}

describePeers(["python"], "a learner's first server in Python answers its client", (python) => {
  const folder = mkdtempSync(join(tmpdir(), "grpc-playground-first-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (name: string, program: string) => {
    writeFileSync(join(folder, `${name}.py`), program);
    return [join(folder, `${name}.py`)];
  };
  const options = { env: pythonEnv };
  answersItsClient(
    "python",
    (name, program) => runProgram(python, written(name, program), options),
    (name, program) => startProgram(python, written(name, program), options),
  );
});

describe("a learner's first server in TypeScript answers its client", () => {
  let folder: TypeScriptFolder;
  beforeAll(() => {
    folder = makeTypeScriptFolder();
  });
  afterAll(() => folder[Symbol.dispose]());
  const run: Run = (name, program) => folder.run(name, program);
  const start: Start = (name, program) => folder.start(name, program);

  describe("by Connect", () => {
    answersItsClient("connect", run, start);
  });
  describe("by grpc-js", () => {
    answersItsClient("grpc-js", run, start);
  });

  it("and the compiler has nothing to say against any of them", () => {
    expect(folder.typeErrors()).toBe("");
  });
});
