import { randomUUID } from "node:crypto";
import { type DescMethod, fromJson, type JsonValue, type Message } from "@bufbuild/protobuf";
import { type Call, type Protocol, sendsStream, startCall } from "@grpc-playground/call";
import {
  createBenchState,
  createClientChain,
  type InterceptorName,
  isInterceptor,
} from "@grpc-playground/interceptors";
import { exampleMessage } from "@grpc-playground/schema";
import type {
  Act,
  ButtonName,
  CallEvidence,
  ChainNames,
  Evidence,
  LabSettings,
  MethodName,
  PracticeName,
  ProtocolName,
  ViewName,
} from "../../../src/index.ts";
import { labHeaders } from "../../../src/index.ts";
import { waitForEvent } from "./patience.ts";
import { transportOf } from "./route.ts";
import type { Stand } from "./stand.ts";
import { watch } from "./watch.ts";

/** Somebody with a page of their own, who does what they are told. */
export interface Learner {
  /** Does acts one after another. Rejects where one cannot be done. */
  readonly play: (acts: readonly Act[]) => Promise<void>;
  readonly evidence: () => Evidence;
  /** Resolves when nothing more will be told of the calls that have ended. */
  readonly settled: () => Promise<void>;
  /** Ends what is open. */
  readonly leave: () => Promise<void>;
}

/** What a page keeps for each method. */
interface Desk {
  message: Message;
  metadata: readonly (readonly [name: string, value: string])[];
  deadlineMs: number | undefined;
  lab: LabSettings;
  call: Call | undefined;
}

interface Target {
  readonly server: PracticeName | "own";
  readonly over: "TLS" | "plaintext" | undefined;
}

const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  gRPC: "grpc",
  "gRPC-Web": "grpc-web",
  Connect: "connect",
  "Connect JSON": "connect-json",
};

/** A page as it is when a step opens, at the step's method. */
export function createLearner(stand: Stand, start: MethodName): Learner {
  const desks = new Map<DescMethod, Desk>();
  const calls: CallEvidence[] = [];
  const watching: Promise<void>[] = [];
  const viewed = new Set<ViewName>();
  const bench = { id: randomUUID(), state: createBenchState() };
  let method = stand.method(start);
  let protocol: ProtocolName = "gRPC";
  let target: Target = { server: "own", over: undefined };
  let chain: ChainNames = { client: [], server: [] };
  let answer: string | undefined;

  function desk(): Desk {
    const known = desks.get(method);
    if (known !== undefined) return known;
    const fresh: Desk = {
      message: exampleMessage(method.input),
      metadata: [],
      deadlineMs: undefined,
      lab: {},
      call: undefined,
    };
    desks.set(method, fresh);
    return fresh;
  }

  async function send(): Promise<void> {
    const { message, metadata, deadlineMs, lab } = desk();
    const trace = randomUUID();
    const headers = new Headers();
    for (const [name, value] of metadata) headers.append(name, value);
    for (const [name, value] of labEntries(lab)) headers.set(name, value);
    headers.set("x-lab-trace", trace);
    if (chain.client.length + chain.server.length > 0) headers.set("x-lab-bench", bench.id);
    if (chain.server.length > 0) headers.set("x-lab-interceptors", chain.server.join(","));
    const address = await addressOf(stand, target);
    const streams = sendsStream(method.methodKind);
    // Others than gRPC reach the playground alone, and stream no requests.
    const spoken = streams || address !== undefined ? "grpc" : protocols[protocol];
    const names = chain.client.filter((name): name is InterceptorName =>
      isInterceptor(name, "client"),
    );
    let seen: Promise<void> | undefined;
    const call: Call = startCall({
      method,
      headers,
      timeoutMs: deadlineMs,
      request: message,
      transport: ({ wire, sightings }) => {
        const report = sightings.add;
        // The log is there before the call is.
        seen = Promise.resolve().then(() => watch(stand, trace, call, sightings));
        const interceptors = createClientChain(names, { report, state: bench.state });
        return transportOf(stand, { protocol: spoken, target: address, chain: interceptors }, wire);
      },
    });
    desk().call = call;
    calls.push({
      log: call.log,
      method,
      registry: stand.registry,
      protocol: spoken,
      target: target.server,
    });
    if (seen !== undefined) watching.push(seen);
  }

  async function press(button: ButtonName): Promise<void> {
    const { call, message } = desk();
    const open = call !== undefined && !call.log.ended ? call : undefined;
    const streams = sendsStream(method.methodKind);
    const halfClosed = open?.log.find("half-closed") !== undefined;
    const refuse = (why: string) => new Error(`${button} of ${method.name}: ${why}`);
    if (button === "Send" || button === "Send message") {
      if (streams !== (button === "Send message")) throw refuse("there is no such button");
      if (open === undefined) return send();
      if (!streams) throw refuse("the call is open");
      if (halfClosed) throw refuse("the call is half-closed");
      // What does not go out shows in the log.
      open.send(message).catch(() => undefined);
      return;
    }
    if (button === "Half-close") {
      if (!streams) throw refuse("there is no such button");
      if (open === undefined || halfClosed) throw refuse("no call is open, or it is half-closed");
      return open.halfClose();
    }
    if (open === undefined) throw refuse("no call is open");
    if (button === "Cancel") return open.cancel();
    open.setReading(button === "Resume reading");
  }

  async function perform(act: Act): Promise<void> {
    switch (act.do) {
      case "open":
        method = stand.method(act.method);
        return;
      case "fill":
        // JsonValue is that of protobuf-es, readonly.
        desk().message = fromJson(method.input, act.message as JsonValue, {
          registry: stand.registry,
        });
        return;
      case "metadata":
        desk().metadata = act.rows;
        return;
      case "deadline":
        desk().deadlineMs = act.ms;
        return;
      case "lab":
        desk().lab = act.settings;
        return;
      case "protocol":
        protocol = act.protocol;
        return;
      case "target":
        target = act;
        return;
      case "interceptors":
        chain = act.chain;
        return;
      case "press":
        return press(act.button);
      case "until":
        return waitForEvent(calls.at(-1)?.log, act.event);
      case "wait":
        await new Promise((resolve) => setTimeout(resolve, act.ms));
        return;
      case "view":
        viewed.add(act.view);
        return;
      case "answer":
        answer = act.text;
    }
  }

  return {
    async play(acts) {
      for (const act of acts) await perform(act);
    },
    evidence: () => ({ calls, viewed, answer }),
    async settled() {
      await Promise.all(watching.filter((_, place) => calls[place]?.log.ended === true));
    },
    async leave() {
      for (const { call } of desks.values()) call?.cancel();
      await Promise.all(watching);
    },
  };
}

function labEntries(lab: LabSettings): readonly (readonly [string, string])[] {
  return Object.entries(lab).map(([key, value]) => {
    // Settings are made of the keys of labHeaders, which their type has forgotten.
    const header = labHeaders[key as keyof LabSettings];
    return [header, key === "delayMs" ? `${value}ms` : String(value)] as const;
  });
}

async function addressOf(stand: Stand, { server, over }: Target) {
  if (server === "own") return undefined;
  const { address, tls } = await stand.practice(server);
  return { address, tls: over === undefined ? tls : over === "TLS" };
}
