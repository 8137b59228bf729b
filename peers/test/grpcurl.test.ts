import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { hello, helloJson, replies } from "../support/hello.ts";
import { parseJsonStream } from "../support/json-stream.ts";
import { protos } from "../support/paths.ts";
import { type Playground, startPlayground } from "../support/playground.ts";
import { runProgram, startProgram } from "../support/program.ts";

const served = [
  "greet.Greeter",
  "my_package.DisplacementService",
  "my_package.RequestStreaming",
  "HeyHowService",
  "Recommendations",
  "grpc.health.v1.Health",
];

describePeers(["grpcurl"], "calls the playground", (grpcurl) => {
  let playground: Playground;
  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground?.[Symbol.asyncDispose]());

  const run = (flags: readonly string[], ...rest: readonly string[]) =>
    runProgram(grpcurl, ["-plaintext", ...flags, playground.grpc, ...rest]);

  it("lists the services, and the methods of one", async () => {
    const services = (await run([], "list")).stdout.trim().split("\n");
    expect(services).toEqual(expect.arrayContaining(served));
    expect((await run([], "list", "greet.Greeter")).stdout.trim().split("\n")).toEqual([
      "greet.Greeter.ChattyClientSaysHello",
      "greet.Greeter.InteractingHello",
      "greet.Greeter.ParrotSaysHello",
      "greet.Greeter.SayHello",
    ]);
  });

  it.each([
    ["greet.Greeter.InteractingHello", /rpc InteractingHello \( stream .*returns \( stream /],
    ["Recommendations", /service Recommendations \{/],
    ["my_package.Displacement", /message Displacement \{\s+\.my_package\.Point start = 1;/],
    ["greet.DelayedReply", /repeated \.greet\.HelloRequest request = 2;/],
    ["BookCategory", /SCIENCE_FICTION = 1;/],
  ])("describes %s", async (symbol, wanted) => {
    const { code, stdout } = await run([], "describe", symbol);
    expect(stdout).toMatch(wanted);
    expect(code).toBe(0);
  });

  describe.each([
    ["with reflection", []],
    ["with -proto", ["-import-path", protos, "-proto", "greet.proto"]],
  ])("%s", (_title, schema: readonly string[]) => {
    const call = (flags: readonly string[], method: string) =>
      run([...schema, ...flags], `greet.Greeter/${method}`);

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
      expect(parseJsonStream(stdout)).toEqual([
        {
          message: expect.stringContaining("2"),
          request: [hello("Ada"), hello("Grace")],
        },
      ]);
      expect(code).toBe(0);
    });

    it("talks in both directions, one answer before the next hello", async () => {
      const args = ["-plaintext", ...schema, "-d", "@", playground.grpc];
      const talk = startProgram(grpcurl, [...args, "greet.Greeter/InteractingHello"]);
      onTestFinished(() => talk[Symbol.asyncDispose]());
      for (const name of ["Ada", "Grace", "Edsger"]) {
        talk.write(`${helloJson(name)}\n`);
        await talk.printed(new RegExp(`"Hello ${name}"`));
      }
      talk.endInput();
      expect(await talk.ended()).toBe(0);
      expect(parseJsonStream(talk.output)).toHaveLength(3);
    });
  });

  it("has its deadline kept", async () => {
    const { code, stdout, stderr } = await run(
      ["-max-time", "0.5", "-d", helloJson("Ada")],
      "greet.Greeter/ParrotSaysHello",
    );
    expect(parseJsonStream(stdout)).toEqual([{ message: "Hello Ada" }]);
    expect(stderr).toContain("DeadlineExceeded");
    // grpcurl exits with 64 and the code; 4 is DEADLINE_EXCEEDED.
    expect(code).toBe(64 + 4);
  });

  it("sends metadata, and gets the codes and details of errors", async () => {
    const failing = ["-H", "x-lab-fail: UNAVAILABLE", "-d", helloJson("Ada")];
    expect((await run(failing, "greet.Greeter/SayHello")).stderr).toContain("Code: Unavailable");
    const unreadable = ["-H", "x-lab-delay: soon", "-d", helloJson("Ada")];
    const { stderr } = await run(unreadable, "greet.Greeter/SayHello");
    expect(stderr).toContain("Code: InvalidArgument");
    expect(stderr).toContain("x-lab-delay");
    const details = await run(["-d", "{}"], "my_package.DisplacementService/computeDisplacement");
    expect(details.stderr).toContain("Code: FailedPrecondition");
    expect(details.stderr).toContain("google.rpc.BadRequest");
  });

  it("fails a stream after the messages that the lab lets through", async () => {
    const lab = [
      "-H",
      "x-lab-fail: DATA_LOSS",
      "-H",
      "x-lab-fail-after: 2",
      "-H",
      "x-lab-delay: 1ms",
    ];
    const { code, stdout } = await run(
      [...lab, "-d", helloJson("Ada")],
      "greet.Greeter/ParrotSaysHello",
    );
    expect(parseJsonStream(stdout)).toHaveLength(2);
    expect(code).toBe(64 + 15);
  });

  it("is told that the server is healthy", async () => {
    const { stdout } = await run([], "grpc.health.v1.Health/Check");
    expect(parseJsonStream(stdout)).toEqual([{ status: "SERVING" }]);
  });
});
