import { Code, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { describe, expect, test } from "vitest";
import type { Playground } from "../../src/index.ts";
import { createBenches } from "../../src/interceptors/benches.ts";
import { defineService } from "../../src/services/index.ts";
import { collect, errorOf } from "../contract/helpers.ts";
import { bridgeTransport, startPlayground } from "../helpers/playground.ts";
import { startTrace, told } from "./watch.ts";

const ann = { name: "Ann", greeting: "Hi" };

const ways: Record<string, (playground: Playground) => Transport> = {
  "gRPC through the bridge": (playground) => bridgeTransport(playground),
  Connect: ({ httpUrl }) => createConnectTransport({ baseUrl: httpUrl }),
};

describe.each(Object.entries(ways))("interceptors that a call asks for, over %s", (_, connect) => {
  async function start(lab: Record<string, string>) {
    const playground = await startPlayground();
    const greeter = createClient(Greeter, connect(playground));
    return { greeter, again: () => startTrace(playground, lab), ...startTrace(playground, lab) };
  }

  test("stand inside the witness, the first outermost", async () => {
    const { greeter, headers, sightings } = await start({
      "x-lab-interceptors": "logging, error-logger",
    });
    await greeter.sayHello(ann, { headers });
    const seen = await sightings();
    const requests = told(seen).filter((what) => what.endsWith("request"));
    expect(requests).toEqual(["request", "logging: request", "error-logger: request"]);
    expect(told(seen).slice(-3)).toEqual(["response", "message-received 0", "done"]);
    expect(new Map(seen.map(({ by, layer }) => [by, layer]))).toEqual(
      new Map([
        ["server", -1],
        ["logging", 0],
        ["error-logger", 1],
      ]),
    );
  });

  test("see the lab fail a call, with their place and the code", async () => {
    const { greeter, headers, sightings } = await start({
      "x-lab-interceptors": "error-logger",
      "x-lab-fail": "DATA_LOSS",
    });
    expect((await errorOf(greeter.sayHello(ann, { headers }))).code).toBe(Code.DataLoss);
    expect(told(await sightings())).toEqual(
      expect.arrayContaining(["error-logger: error DATA_LOSS", "error DATA_LOSS"]),
    );
  });

  test("can stop a call, and the lab and the service never see it", async () => {
    const { greeter, headers, sightings } = await start({
      "x-lab-interceptors": "auth",
      "x-lab-fail": "DATA_LOSS",
    });
    const { code } = await errorOf(collect(greeter.parrotSaysHello(ann, { headers })));
    expect(code).toBe(Code.Unauthenticated);
    const seen = told(await sightings());
    expect(seen).toEqual(expect.arrayContaining(["auth: request stopped"]));
    expect(seen.at(-1)).toBe("error UNAUTHENTICATED");
  });

  test("remember from call to call what is of one bench, and nothing of another", async () => {
    const { greeter } = await start({});
    const call = (bench: string) =>
      greeter.sayHello(ann, {
        headers: { "x-lab-interceptors": "rate-limit", "x-lab-bench": bench },
      });
    for (let calls = 0; calls < 3; calls++) await call("one-bench");
    expect((await errorOf(call("one-bench"))).code).toBe(Code.ResourceExhausted);
    expect((await call("another-bench")).message).toBe("Hi Ann");
  });

  test("that there are not are named", async () => {
    const { greeter } = await start({});
    const headers = { "x-lab-interceptors": "auth,retry,magic" };
    const error = await errorOf(greeter.sayHello(ann, { headers }));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.rawMessage).toMatch(
      /^x-lab-interceptors: .*no server interceptor is called "retry", "magic"; there are logging/,
    );
    const twice = await errorOf(
      greeter.sayHello(ann, { headers: { "x-lab-interceptors": "auth,auth" } }),
    );
    expect(twice.rawMessage).toMatch(/auth is there twice/);
  });
});

test("an error that no client is told is not told by an interceptor either", async () => {
  const broken = defineService(Greeter, {
    sayHello() {
      throw new Error("the password is secret");
    },
    // oxlint-disable-next-line eslint/require-yield -- it fails before
    async *parrotSaysHello() {
      throw new Error("the password is secret");
    },
  });
  const playground = await startPlayground({ services: [broken] });
  const greeter = createClient(Greeter, bridgeTransport(playground));
  for (const call of [
    (headers: Record<string, string>) => greeter.sayHello(ann, { headers }),
    (headers: Record<string, string>) => collect(greeter.parrotSaysHello(ann, { headers })),
  ]) {
    const { headers, sightings } = startTrace(playground, {
      "x-lab-interceptors": "error-logger,logging",
    });
    expect((await errorOf(call(headers))).code).toBe(Code.Internal);
    const seen = await sightings();
    expect(JSON.stringify(seen.map(({ note }) => note))).not.toMatch(/secret/);
    expect(told(seen).filter((what) => what.includes("error"))).toEqual(
      expect.arrayContaining(["error-logger: error INTERNAL", "error INTERNAL"]),
    );
  }
});

test("benches are bounded: the one that was used the longest ago is forgotten", () => {
  const benches = createBenches({ maxBenches: 2 });
  const first = benches.of("first");
  const second = benches.of("second");
  expect(benches.of("first")).toBe(first);
  benches.of("third");
  expect(benches.of("first")).toBe(first);
  expect(benches.of("second")).not.toBe(second);
  expect(benches.of(undefined)).not.toBe(benches.of(undefined));
});

test("a bench that nobody uses is forgotten after a while", () => {
  const benches = createBenches({ keepMs: 0 });
  const state = benches.of("bench");
  expect(benches.of("bench")).not.toBe(state);
});
