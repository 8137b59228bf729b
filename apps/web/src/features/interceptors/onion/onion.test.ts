import { createCallLog, type CallLogWriter, type Sighting } from "@grpc-playground/call";
import { expect, test } from "vitest";
import { chainsSeen, onionOf } from "./onion.ts";
import { sentenceOf } from "./words.ts";

const passed = { sent: 1, received: 0 };
type Seen = Partial<Sighting> & Pick<Sighting, "side" | "by" | "layer">;

function setUp(): { log: CallLogWriter; see: (...seen: Seen[]) => void } {
  let now = 0;
  const log = createCallLog({ clock: () => (now += 1) });
  log.milestone({
    kind: "opened",
    service: "greet.Greeter",
    method: "SayHello",
    rpcType: "unary",
    requestType: "",
    responseType: "",
    startedAt: 0,
  });
  return {
    log,
    see(...seen) {
      for (const one of seen) log.sightings.add({ what: "request", attempt: 0, ...one });
    },
  };
}

function end(log: CallLogWriter, name: "OK" | "UNAUTHENTICATED" | "UNAVAILABLE", code: number) {
  const status = { kind: "status", message: "", details: [], ...passed } as const;
  log.milestone({ ...status, name, code, origin: "server" });
}

const logging = { side: "client", by: "logging", layer: 0 } as const;
const retry = { side: "client", by: "retry", layer: 1 } as const;
const server = { side: "server", by: "server", layer: -1 } as const;
const auth = { side: "server", by: "auth", layer: 0 } as const;
const chains = { client: ["logging", "retry"], server: ["auth", "caching"] };

test("what answered by itself ends the way in, and what is within was never reached", () => {
  const { log, see } = setUp();
  see(logging, retry, server, { ...auth, stopped: true, note: "no authorization" });
  end(log, "UNAUTHENTICATED", 16);
  const onion = onionOf(log, chains);
  expect(onion.rings.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "logging passed",
    "retry passed",
    "network passed",
    "auth stopped",
    "caching unreached",
  ]);
  expect(onion.rings[3]?.notes).toEqual(["no authorization"]);
  expect(onion.legs).toEqual([
    { way: "in", attempt: 0, from: -1, to: 3, outcome: undefined },
    { way: "out", attempt: 0, from: 3, to: -1, outcome: "UNAUTHENTICATED" },
  ]);
  expect(sentenceOf(onion, "UNAUTHENTICATED")).toBe(
    "The way of this call: passed client logging, client retry; answered by server auth; never reached server caching; ended with UNAUTHENTICATED.",
  );
});

test("a retried call turns round at retry, and every attempt goes in from there", () => {
  const { log, see } = setUp();
  const within = [server, auth, { side: "server", by: "caching", layer: 1 }] as const;
  see(logging, retry, ...within, { ...retry, what: "error", code: "UNAVAILABLE" });
  see({ ...retry, attempt: 1 }, ...within.map((one) => ({ ...one, attempt: 1 })));
  end(log, "OK", 0);
  expect(onionOf(log, chains).legs).toEqual([
    { way: "in", attempt: 0, from: -1, to: 5, outcome: undefined },
    { way: "out", attempt: 0, from: 5, to: 1, outcome: "UNAVAILABLE" },
    { way: "in", attempt: 1, from: 1, to: 5, outcome: undefined },
    { way: "out", attempt: 1, from: 5, to: -1, outcome: "OK" },
  ]);
});

test("a call under way has only gone in, as far as is known", () => {
  const { log, see } = setUp();
  see(logging, retry);
  expect(onionOf(log, chains).legs).toEqual([
    { way: "in", attempt: 0, from: -1, to: 2, outcome: undefined },
  ]);
});

test("a server that tells nothing is known to have been reached by its answer", () => {
  const { log, see } = setUp();
  const chain = { client: ["logging"], server: [] };
  see(logging);
  expect(onionOf(log, chain).legs[0]?.to).toBe(1);
  end(log, "UNAVAILABLE", 14);
  expect(onionOf(log, chain).legs[0]?.to).toBe(2);
});

test("chains that nobody remembers are those that were seen", () => {
  const { log, see } = setUp();
  see(logging, retry, server, auth);
  expect(chainsSeen(log.sightings)).toEqual({ client: ["logging", "retry"], server: ["auth"] });
});
