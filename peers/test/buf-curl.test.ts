import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { hello, helloJson, replies } from "../support/hello.ts";
import { parseJsonStream } from "../support/json-stream.ts";
import { protos } from "../support/paths.ts";
import { type Playground, startPlayground } from "../support/playground.ts";
import { runProgram, startProgram } from "../support/program.ts";

/** buf exits with the gRPC code, shifted three bits to the left. */
const exitOf = (code: number) => code << 3;

describePeers(["buf"], "curl calls the playground", (buf) => {
  let playground: Playground;
  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground?.[Symbol.asyncDispose]());

  const origin = (protocol: string) =>
    protocol === "grpc" ? `http://${playground.grpc}` : playground.http;
  const curl = (protocol: string, flags: readonly string[], path: string) => [
    "curl",
    ...(protocol === "grpc" ? ["--http2-prior-knowledge"] : []),
    "--protocol",
    protocol,
    ...flags,
    `${origin(protocol)}/${path}`,
  ];
  const run = (protocol: string, flags: readonly string[], path: string) =>
    runProgram(buf, curl(protocol, flags, path));

  /** What every protocol carries, over HTTP/1.1 too. */
  function itCarriesThreeTypes(protocol: string, schema: () => readonly string[]): void {
    const call = (flags: readonly string[], method: string) =>
      run(protocol, [...schema(), ...flags], `greet.Greeter/${method}`);

    it("makes a unary call", async () => {
      const { code, stdout } = await call(["-d", helloJson("Ada")], "SayHello");
      expect(parseJsonStream(stdout)).toEqual([{ message: "Hello Ada" }]);
      expect(code).toBe(0);
    });

    it("reads a server stream", async () => {
      const flags = ["-H", "x-lab-delay: 1ms", "-H", "x-lab-count: 5", "-d", helloJson("Ada")];
      const { code, stdout } = await call(flags, "ParrotSaysHello");
      expect(parseJsonStream(stdout)).toEqual(replies("Ada", 5));
      expect(code).toBe(0);
    });

    it("writes a client stream", async () => {
      const { code, stdout } = await call(
        ["-d", helloJson("Ada", "Grace")],
        "ChattyClientSaysHello",
      );
      expect(parseJsonStream(stdout)).toMatchObject([{ request: [hello("Ada"), hello("Grace")] }]);
      expect(code).toBe(0);
    });

    it("gets the code of a stream that fails midway, after what came before", async () => {
      const lab = ["x-lab-fail: UNAVAILABLE", "x-lab-fail-after: 2", "x-lab-delay: 1ms"];
      const headers = lab.flatMap((header) => ["-H", header]);
      const { code, stdout } = await call([...headers, "-d", helloJson("Ada")], "ParrotSaysHello");
      expect(parseJsonStream(stdout)).toEqual(replies("Ada", 2));
      expect(code).toBe(exitOf(14));
    });
  }

  describe.each(["grpc", "grpcweb", "connect"])("over %s, with the .proto files", (protocol) => {
    itCarriesThreeTypes(protocol, () => ["--schema", protos]);

    it("gets the details of an error", async () => {
      const path = "my_package.DisplacementService/computeDisplacement";
      const { code, stderr } = await run(protocol, ["--schema", protos, "-d", "{}"], path);
      expect(code).toBe(exitOf(9));
      expect(stderr).toContain("google.rpc.BadRequest");
    });
  });

  describe("over grpc, with reflection", () => {
    itCarriesThreeTypes("grpc", () => ["--reflect"]);

    it.each(["grpc-v1", "grpc-v1alpha"])("lists the methods by %s", async (version) => {
      const flags = ["--reflect", "--reflect-protocol", version, "--list-methods"];
      const { code, stdout } = await run("grpc", flags, "");
      expect(stdout).toContain("greet.Greeter/InteractingHello");
      expect(code).toBe(0);
    });
  });

  it.each([
    ["with the .proto files", ["--schema", protos]],
    ["with reflection", ["--reflect"]],
  ])("talks in both directions over grpc, %s", async (_title, schema) => {
    const path = "greet.Greeter/InteractingHello";
    const talk = startProgram(buf, curl("grpc", [...schema, "-d", "@-"], path));
    onTestFinished(() => talk[Symbol.asyncDispose]());
    for (const name of ["Ada", "Grace", "Edsger"]) {
      talk.write(`${helloJson(name)}\n`);
      await talk.printed(new RegExp(`"Hello ${name}"`));
    }
    talk.endInput();
    expect(await talk.ended()).toBe(0);
    expect(parseJsonStream(talk.output)).toHaveLength(3);
  });

  // buf asks for reflection over HTTP/2 only, and the page's listener speaks
  // HTTP/1.1. So the schema comes from the gRPC port, and the call goes to the other.
  describePeers(["grpcurl"], "with the schema that reflection gave", (grpcurl) => {
    let folder = "";
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "peers-"));
      const out = ["-protoset-out", join(folder, "reflected.binpb")];
      const args = ["-plaintext", ...out, playground.grpc, "describe", "greet.Greeter"];
      const { code, stderr } = await runProgram(grpcurl, args);
      if (code !== 0) throw new Error(`grpcurl ended with ${code}: ${stderr}`);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    describe.each(["grpcweb", "connect"])("over %s", (protocol) => {
      itCarriesThreeTypes(protocol, () => ["--schema", join(folder, "reflected.binpb")]);
    });
  });
});
