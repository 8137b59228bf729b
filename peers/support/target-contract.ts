import { Code, ConnectError, decodeBinaryHeader, encodeBinaryHeader } from "@connectrpc/connect";
import type { Bridge } from "@grpc-playground/bridge";
import { ErrorInfoSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type BridgedTarget, connectBridge, type Json, openTarget } from "./bridged-target.ts";
import type { PeerServer } from "./peer-servers.ts";
import { type Playground, startPlayground } from "./playground.ts";

/** A foreign server with one method of each type, and how to talk to it. */
export interface Subject {
  readonly start: () => Promise<PeerServer>;
  /** Full name of the service that has the four methods. */
  readonly service: string;
  readonly methods: {
    readonly unary: string;
    readonly serverStream: string;
    readonly clientStream: string;
    readonly bidi: string;
  };
  /** The request that says `text`: `fail` and `forever` are orders to misbehave. */
  readonly request: (text: string) => Json;
  /** The reply to that. */
  readonly reply: (text: string) => Json;
  /** The reply to a client stream of these. */
  readonly joined: (texts: readonly string[]) => Json;
  /** What the peer writes in its header, its trailer and its error details. */
  readonly signature: { readonly metadata: string; readonly domain: string };
}

/** What a test of a target is given. */
export interface Stage {
  readonly playground: Playground;
  readonly bridge: Bridge;
  readonly peer: PeerServer;
  readonly target: BridgedTarget;
}

/** Starts a peer and the playground around a suite, and describes the one through the other. */
export function stageFor(start: () => Promise<PeerServer>): () => Stage {
  let stage: Stage | undefined;
  const stack = new AsyncDisposableStack();
  beforeAll(async () => {
    const playground = stack.use(await startPlayground());
    const peer = stack.use(await start());
    const bridge = stack.adopt(connectBridge(playground), (open) => open.close());
    stage = {
      playground,
      peer,
      bridge,
      target: await openTarget(playground, bridge, peer.address),
    };
  });
  afterAll(() => stack.disposeAsync());
  return () => {
    if (stage === undefined) throw new Error("the stage is not set yet");
    return stage;
  };
}

/** What any target must do through the bridge, whatever it is written in. */
export function itIsCalledInAllFourTypes(subject: Subject, stage: () => Stage): void {
  const path = (kind: keyof Subject["methods"]) => `${subject.service}/${subject.methods[kind]}`;
  const open = (kind: keyof Subject["methods"], timeoutMs?: number) =>
    stage().target.open(path(kind), timeoutMs === undefined ? {} : { timeoutMs });

  it("makes a unary call, and reads its header and trailer", async () => {
    const { message, header, trailer } = await stage().target.unary(
      path("unary"),
      subject.request("Ada"),
    );
    expect(message).toEqual(subject.reply("Ada"));
    expect(header.get("peer-header")).toBe(subject.signature.metadata);
    expect(trailer.get("peer-trailer")).toBe(subject.signature.metadata);
  });

  it("sends metadata, text and binary, and gets it back", async () => {
    const bytes = Uint8Array.of(0, 1, 0xff, 0xfe);
    const headers = { "peer-echo": "as it was", "peer-echo-bin": encodeBinaryHeader(bytes) };
    const { trailer } = await stage().target.unary(path("unary"), subject.request("Ada"), {
      headers,
    });
    expect(trailer.get("peer-echo")).toBe("as it was");
    expect(decodeBinaryHeader(trailer.get("peer-echo-bin") ?? "")).toEqual(bytes);
  });

  it("reads a server stream", async () => {
    const call = open("serverStream");
    await call.send(subject.request("Ada"));
    call.halfClose();
    expect(await call.rest()).toEqual(["Ada", "Ada", "Ada"].map(subject.reply));
  });

  it("writes a client stream", async () => {
    const call = open("clientStream");
    for (const text of ["Ada", "Grace", "Edsger"]) await call.send(subject.request(text));
    call.halfClose();
    expect(await call.rest()).toEqual([subject.joined(["Ada", "Grace", "Edsger"])]);
  });

  it("talks in both directions, one answer before the next message", async () => {
    const call = open("bidi");
    for (const text of ["Ada", "Grace", "Edsger"]) {
      const sent = call.send(subject.request(text));
      expect(await call.next()).toEqual(subject.reply(text));
      await sent;
    }
    call.halfClose();
    expect(await call.rest()).toEqual([]);
    expect((await call.trailer()).get("peer-trailer")).toBe(subject.signature.metadata);
  });

  describe("errors", () => {
    it("come with details and trailers from a unary call", async () => {
      const call = stage().target.unary(path("unary"), subject.request("fail"));
      expect(readRefusal(await failureOf(call))).toEqual(refusalOf(subject));
    });

    it("come after the messages before them in a stream", async () => {
      const call = open("bidi");
      const sent = call.send(subject.request("Ada"));
      expect(await call.next()).toEqual(subject.reply("Ada"));
      await sent;
      const failing = call.send(subject.request("fail")).catch(() => {});
      expect(readRefusal(await failureOf(call.next()))).toEqual(refusalOf(subject));
      call.cancel();
      await failing;
    });
  });

  describe("a stream that would not end", () => {
    async function openForever(timeoutMs?: number, target = stage().target) {
      const call = target.open(path("serverStream"), timeoutMs === undefined ? {} : { timeoutMs });
      await call.send(subject.request("forever"));
      call.halfClose();
      expect(await call.next()).toEqual(subject.reply("forever"));
      return call;
    }
    const seenByPeer = new RegExp(`cancelled ${subject.methods.serverStream}`);

    it("is cancelled, and the peer sees it", async () => {
      const { program } = stage().peer;
      const from = program.output.length;
      const call = await openForever();
      call.cancel();
      expect((await failureOf(call.next())).code).toBe(Code.Canceled);
      await program.printed(seenByPeer, from);
    });

    it("ends at its deadline, and the peer sees it", async () => {
      const { program } = stage().peer;
      const from = program.output.length;
      const call = await openForever(700);
      expect((await failureOf(call.next())).code).toBe(Code.DeadlineExceeded);
      await program.printed(seenByPeer, from);
    });

    it("ends with UNAVAILABLE when the peer is killed, as does the next call", async () => {
      const mortal = await subject.start();
      onTestFinished(() => mortal[Symbol.asyncDispose]());
      const target = await openTarget(stage().playground, stage().bridge, mortal.address);
      const call = await openForever(undefined, target);
      await mortal.program.stop("SIGKILL");
      expect((await failureOf(call.next())).code).toBe(Code.Unavailable);
      const after = await failureOf(target.unary(path("unary"), subject.request("Ada")));
      expect(after.code).toBe(Code.Unavailable);
      // The others go on: only the calls to the dead one ended.
      const { message } = await stage().target.unary(path("unary"), subject.request("Ada"));
      expect(message).toEqual(subject.reply("Ada"));
    });
  });
}

/** What a peer's refusal holds, as far as a caller can read it. */
function readRefusal(error: ConnectError) {
  return {
    code: Code[error.code],
    message: error.rawMessage,
    details: error.findDetails(ErrorInfoSchema).map(({ reason, domain }) => ({ reason, domain })),
    trailer: error.metadata.get("peer-trailer"),
  };
}

function refusalOf({ signature }: Subject): ReturnType<typeof readRefusal> {
  return {
    code: "FailedPrecondition",
    message: "asked to fail",
    details: [{ reason: "ASKED", domain: signature.domain }],
    trailer: signature.metadata,
  };
}

/** The error that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<ConnectError> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ("value" in outcome) throw new Error(`it did not fail: ${JSON.stringify(outcome.value)}`);
  return ConnectError.from(outcome.error);
}
