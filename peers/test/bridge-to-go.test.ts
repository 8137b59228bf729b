import { Code } from "@connectrpc/connect";
import { describe, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { startGoServer } from "../support/peer-servers.ts";
import {
  failureOf,
  itIsCalledInAllFourTypes,
  stageFor,
  type Subject,
} from "../support/target-contract.ts";

const service = "grpc.examples.echo.Echo";
const methods = {
  unary: "UnaryEcho",
  serverStream: "ServerStreamingEcho",
  clientStream: "ClientStreamingEcho",
  bidi: "BidirectionalStreamingEcho",
} as const;
const say = (message: string) => ({ message });

describePeers(["go echo"], "grpc-go as a target of the bridge", (binary) => {
  const subject: Subject = {
    start: () => startGoServer(binary),
    service,
    methods,
    request: say,
    reply: say,
    joined: (texts) => say(texts.join(", ")),
    signature: { metadata: "from go", domain: "go.peer" },
  };
  const stage = stageFor(subject.start);

  it("is described by its reflection, v1, with nothing to repair", () => {
    const { services, source, notes } = stage().target.description;
    expect(services).toContain(service);
    expect(source).toMatch(/v1\b/);
    expect(notes).toEqual([]);
  });

  // Only grpc-go tells its handlers. To those of grpcio and grpc-js a reset
  // ends the requests as a half-close does.
  it("cancels a client stream, which the peer does not take for its end", async () => {
    const { program } = stage().peer;
    const from = program.output.length;
    const call = stage().target.open(`${service}/${methods.clientStream}`);
    const sent = call.send(say("nobody")).catch(() => {});
    await program.printed(/heard nobody/, from);
    call.cancel();
    expect((await failureOf(call.next())).code).toBe(Code.Canceled);
    await sent;
    const [, fate] = await program.printed(/(cancelled|finished) ClientStreamingEcho/, from);
    expect(fate).toBe("cancelled");
  });

  describe("Echo", () => {
    itIsCalledInAllFourTypes(subject, stage);
  });
});

describePeers(["go example"], "grpc-go's own reflection example", (binary) => {
  const stage = stageFor(() => startGoServer(binary, ["-port", "0"]));

  it("is described, both of its services", () => {
    const { services } = stage().target.description;
    expect(services).toEqual(expect.arrayContaining(["helloworld.Greeter", service]));
  });

  it("answers what it implements", async () => {
    const hello = await stage().target.unary("helloworld.Greeter/SayHello", { name: "Ada" });
    expect(hello.message).toEqual(say("Hello Ada"));
    const echo = await stage().target.unary(`${service}/UnaryEcho`, say("echo"));
    expect(echo.message).toEqual(say("echo"));
  });

  it.each([methods.serverStream, methods.clientStream, methods.bidi])(
    "answers UNIMPLEMENTED to %s",
    async (method) => {
      const call = stage().target.open(`${service}/${method}`);
      const sent = call.send(say("echo")).catch(() => {});
      call.halfClose();
      expect((await failureOf(call.next())).code).toBe(Code.Unimplemented);
      call.cancel();
      await sent;
    },
  );
});
