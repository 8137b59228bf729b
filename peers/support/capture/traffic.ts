import { once } from "node:events";
import { connect as connectHttp2, constants, sensitiveHeaders } from "node:http2";
import type { TappedFrame } from "@grpc-playground/bridge";
import { Metadata } from "@grpc/grpc-js";
import { type BridgedTarget, connectBridge, openTarget } from "../bridged-target.ts";
import { connectGreeter } from "../grpc-js-greeter.ts";
import { hello } from "../hello.ts";
import type { Playground } from "../playground.ts";
import { failureOf } from "../target-contract.ts";

/** A text that no DATA frame can hold alone. */
export const large = "Ada ".repeat(50_000);

/** All four types by grpc-js, with what makes frames of every kind. */
export async function callByGrpcJs(address: string): Promise<void> {
  const greeter = connectGreeter(address);
  const say = (name: string, metadata = new Metadata()) =>
    new Promise((resolve) => greeter.SayHello(hello(name), metadata, resolve));
  await say("Ada");
  await say("Ada");
  await say(large);
  await say("Ada", Metadata.fromHttp2Headers({ "x-lab-fail": "UNAVAILABLE" }));
  const many = new Metadata();
  for (let index = 0; index < 30; index++) many.set(`x-many-${index}`, "~".repeat(700) + index);
  many.set("raw-bin", Buffer.from([0, 1, 0xff]));
  await say("Ada", many);

  const quick = Metadata.fromHttp2Headers({ "x-lab-delay": "1ms", "x-lab-count": "40" });
  await Array.fromAsync(greeter.ParrotSaysHello(hello("Ada"), quick));
  await new Promise((resolve) => {
    const call = greeter.ChattyClientSaysHello(resolve);
    for (const name of ["Ada", "Grace", large]) call.write(hello(name));
    call.end();
  });
  const talk = greeter.InteractingHello(new Metadata());
  for (const name of ["Ada", "Grace"]) {
    const answered = once(talk, "data");
    talk.write(hello(name));
    await answered;
  }
  talk.end();
  await once(talk, "status");

  const cancelled = greeter.ParrotSaysHello(hello("Ada"), new Metadata());
  const failed = once(cancelled, "error");
  await once(cancelled, "data");
  cancelled.cancel();
  await failed;
  greeter.close();
}

/** Calls whose client pads its frames, has a small window, no table for headers, and a secret. */
export async function callPadded(address: string): Promise<void> {
  const session = connectHttp2(`http://${address}`, {
    paddingStrategy: constants.PADDING_STRATEGY_MAX,
    settings: { initialWindowSize: 1_000, headerTableSize: 0, maxFrameSize: 20_000 },
  });
  const message = Buffer.from("Hello Ada");
  const field = Buffer.concat([Buffer.of(0x0a, message.length), message]);
  const envelope = Buffer.concat([Buffer.of(0, 0, 0, 0, field.length), field]);
  for (const name of ["SayHello", "SayHello", "ParrotSaysHello"]) {
    const stream = session.request({
      ":method": "POST",
      ":path": `/greet.Greeter/${name}`,
      "content-type": "application/grpc",
      te: "trailers",
      "x-lab-size": "9000",
      "x-lab-delay": "1ms",
      authorization: "Bearer of secrets",
      [sensitiveHeaders]: ["authorization"],
    });
    stream.resume().end(envelope);
    await once(stream, "close");
  }
  session.close();
  await once(session, "close");
}

/** Methods of one server, and what they take. */
interface InspectedCalls {
  readonly unary: string;
  readonly stream: string;
  readonly bidi: string;
  readonly request: (text: string) => { [key: string]: string };
}

/** Three inspected calls, each on a connection of its own. What the bridge told of each. */
export async function callInspected(
  playground: Playground,
  address: string,
  calls: InspectedCalls,
): Promise<TappedFrame[][]> {
  const bridge = connectBridge(playground);
  try {
    return await inspectCalls(bridge, playground, address, calls);
  } finally {
    bridge.close();
  }
}

async function inspectCalls(
  bridge: ReturnType<typeof connectBridge>,
  playground: Playground,
  address: string,
  calls: InspectedCalls,
): Promise<TappedFrame[][]> {
  const inspected: TappedFrame[][] = [];
  const inspect = async (act: (target: BridgedTarget) => Promise<void>) => {
    const frames: TappedFrame[] = [];
    const ended = Promise.withResolvers<void>();
    const target = await openTarget(playground, bridge, address, {
      frames: true,
      inspector: {
        sent() {},
        received() {},
        connection() {},
        head() {},
        flow() {},
        frames: (records) => {
          for (const record of records) if (!("skipped" in record)) frames.push(record);
        },
        ended: ended.resolve,
      },
    });
    await act(target);
    await ended.promise;
    inspected.push(frames);
  };
  const { request } = calls;
  await inspect(async (target) => void (await target.unary(calls.unary, request(large))));
  await inspect(async (target) => {
    const call = target.open(calls.stream);
    await call.send(request("forever"));
    call.halfClose();
    await call.next();
    call.cancel();
    await failureOf(call.next());
  });
  await inspect(async (target) => {
    const call = target.open(calls.bidi);
    await call.send(request("Ada"));
    await call.next();
    call.halfClose();
    await call.rest();
  });
  return inspected;
}
