import { Code, createClient, createRouterTransport } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import {
  BalancingPolicy,
  LoadBalancing,
  type BalancedCall,
} from "@grpc-playground/gen/playground/v1/practice_pb";
import { createConnection } from "node:net";
import { describe, expect, test } from "vitest";
import { createLogger } from "../../src/logging/logger.ts";
import { createLoadBalancing } from "../../src/services/load-balancing/index.ts";
import { collect, collectUntilError, errorOf } from "../contract/helpers.ts";
import { bridgeTransport, startPlayground } from "../helpers/playground.ts";

const { PICK_FIRST, ROUND_ROBIN } = BalancingPolicy;

async function balancer() {
  return createClient(LoadBalancing, bridgeTransport(await startPlayground()));
}

const serversOf = (calls: readonly BalancedCall[]) => calls.map(({ server }) => server);
const codesOf = (calls: readonly BalancedCall[]) => calls.map(({ code }) => code);

/** Whether something listens there. */
function listens(address: string): Promise<boolean> {
  const [host = "", port = ""] = address.split(":");
  return new Promise((resolve) => {
    const socket = createConnection({ host, port: Number(port) });
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

describe("load balancing", () => {
  test("pick first sends all calls to one server, unless it is told otherwise", async () => {
    const calls = await collect((await balancer()).balance({}));
    expect(calls.map(({ call }) => call)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(serversOf(calls)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(new Set(calls.map(({ peer }) => peer)).size).toBe(1);
    expect(calls[0]).toMatchObject({
      peer: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      message: "Hello Ada",
      code: "OK",
    });
  });

  test("round robin takes turns", async () => {
    const client = await balancer();
    const calls = await collect(client.balance({ policy: ROUND_ROBIN, servers: 3, calls: 9 }));
    const [first, second, third] = serversOf(calls);
    expect([first, second, third].toSorted()).toEqual([1, 2, 3]);
    expect(serversOf(calls)).toEqual(
      Array.from({ length: 3 }, () => [first, second, third]).flat(),
    );
    expect(new Set(calls.map(({ peer }) => peer)).size).toBe(3);
  });

  test.each([
    ["pick first", PICK_FIRST],
    ["round robin", ROUND_ROBIN],
  ])("when a server dies, %s goes on with the others", async (_, policy) => {
    const client = await balancer();
    const calls = await collect(client.balance({ policy, servers: 2, calls: 12, killAfter: 4 }));
    const killed = calls[3]?.server;
    const after = calls.slice(4);
    expect(serversOf(after)).not.toContain(killed);
    expect(codesOf(after.slice(2))).toEqual(Array.from({ length: 6 }, () => "OK"));
    // Who was called at the very moment may be told so, as any client is.
    for (const code of codesOf(after.slice(0, 2))) expect(["OK", "UNAVAILABLE"]).toContain(code);
  });

  test("when the only one dies nobody answers", async () => {
    const calls = await collect((await balancer()).balance({ servers: 1, calls: 4, killAfter: 2 }));
    expect(codesOf(calls)).toEqual(["OK", "OK", "UNAVAILABLE", "UNAVAILABLE"]);
    expect(calls[3]).toMatchObject({ peer: "", server: 0, message: "" });
  });

  test.each([
    ["policy", { policy: 7 }, "must be PICK_FIRST or ROUND_ROBIN, and is 7"],
    ["servers", { servers: 5 }, "must be 1 to 4, and is 5"],
    ["calls", { calls: 101 }, "must be 1 to 100, and is 101"],
    ["kill_after", { calls: 3, killAfter: 4 }, "must not be above calls (3), and is 4"],
  ])("%s is checked", async (field, request, description) => {
    const { error } = await collectUntilError((await balancer()).balance(request));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.findDetails(BadRequestSchema)).toMatchObject([
      { fieldViolations: [{ field, description }] },
    ]);
  });

  test("the servers are gone with the call, also when it is cancelled", async () => {
    const client = await balancer();
    const leave = new AbortController();
    const options = { headers: { "x-lab-delay": "1ms" }, signal: leave.signal };
    let peer = "";
    const { error } = await collectUntilError(
      (async function* () {
        for await (const call of client.balance({ calls: 100 }, options)) {
          peer = call.peer;
          expect(await listens(peer)).toBe(true);
          leave.abort();
          yield call;
        }
      })(),
    );
    expect(error.code).toBe(Code.Canceled);
    await expect.poll(() => listens(peer)).toBe(false);
  });

  test("a delay that would keep its servers too long is refused at once, with one that would not", async () => {
    const client = await balancer();
    const balance = (delay: string) =>
      collectUntilError(client.balance({ calls: 100 }, { headers: { "x-lab-delay": delay } }));
    const { got, error } = await balance("10m");
    expect(got).toEqual([]);
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.rawMessage).toBe(
      "x-lab-delay must not be above 1200ms for 100 calls, and is 600000ms: servers are lent for " +
        "120 s at the most; ask for a shorter delay or fewer calls",
    );
  });

  test("a call that nobody reads loses its servers and its place after a while", async () => {
    const limits = { maxAtOnce: 1, maxHeldMs: 3000 };
    const { service, implementation } = createLoadBalancing(
      createLogger({ level: "silent" }),
      limits,
    );
    const transport = createRouterTransport((router) => router.service(service, implementation));
    const client = createClient(LoadBalancing, transport);
    const slow = client.balance({})[Symbol.asyncIterator]();
    const { value } = await slow.next();
    expect(await listens(value.peer)).toBe(true);
    const refused = (await collectUntilError(client.balance({}))).error;
    expect(refused.code).toBe(Code.ResourceExhausted);
    await expect.poll(() => listens(value.peer), { timeout: 10_000 }).toBe(false);
    const error = await errorOf(slow.next());
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.rawMessage).toMatch(/^this call had its servers for 3 s, the longest .* fewer/);
    expect(await collect(client.balance({ calls: 1 }))).toHaveLength(1);
    // It waits for three seconds to pass, and its first answer has to come within them.
  }, 20_000);

  test("it is served over HTTP as well", async () => {
    const { httpUrl } = await startPlayground();
    const client = createClient(LoadBalancing, createConnectTransport({ baseUrl: httpUrl }));
    expect(await collect(client.balance({ calls: 2 }))).toHaveLength(2);
  });
});
