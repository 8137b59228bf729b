import { Code, createClient, createRouterTransport, type Transport } from "@connectrpc/connect";
import { ErrorInfoSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { ServerReflection } from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";
import { HeyHowService } from "@grpc-playground/gen/hey_how_pb";
import { BookCategory, Recommendations } from "@grpc-playground/gen/recommendations_pb";
import { describe, expect, test } from "vitest";
import { createInterceptors } from "../../src/interceptors/index.ts";
import { createServices } from "../../src/services/index.ts";
import { collect, collectUntilError, errorOf, stream } from "../contract/helpers.ts";
import { startServer } from "../grpc/helpers.ts";
import { recordLogs } from "../logging/record-logs.ts";

const ann = { name: "Ann", greeting: "Hi" };

/** The two implementations of calls that the interceptor has to fit: Connect's, and the adapter. */
const listeners: Record<string, () => Promise<Transport>> = {
  "Connect's handlers": () => {
    const { logger } = recordLogs();
    return Promise.resolve(
      createRouterTransport(
        (router) => {
          for (const { service, implementation } of createServices({ logger })) {
            router.service(service, implementation);
          }
        },
        { router: { interceptors: createInterceptors({ logger }) } },
      ),
    );
  },
  "the gRPC port": async () => (await startServer()).transport,
};

const lab = (headers: Record<string, string>) => ({ headers });

describe.each(Object.entries(listeners))("the lab, in %s", (_, listen) => {
  const greeter = async () => createClient(Greeter, await listen());

  test("x-lab-count is how many messages a server stream sends", async () => {
    const client = await greeter();
    const send = (count: string) =>
      collect(client.parrotSaysHello(ann, lab({ "x-lab-count": count, "x-lab-delay": "0" })));
    expect(await send("7")).toHaveLength(7);
    expect(await send("0")).toEqual([]);
    expect(await send("20000")).toHaveLength(20_000);
  });

  test("x-lab-count is how often each request of a bidi stream is answered", async () => {
    const client = await greeter();
    const replies = client.interactingHello(stream([ann, ann]), lab({ "x-lab-count": "3" }));
    expect(await collect(replies)).toHaveLength(6);
  });

  test("x-lab-delay waits before each message", async () => {
    const client = await greeter();
    const start = performance.now();
    const options = lab({ "x-lab-delay": "40ms", "x-lab-count": "3" });
    expect(await collect(client.parrotSaysHello(ann, options))).toHaveLength(3);
    expect(performance.now() - start).toBeGreaterThan(115);
    const unary = performance.now();
    await client.sayHello(ann, lab({ "x-lab-delay": "40ms" }));
    expect(performance.now() - unary).toBeGreaterThan(38);
  });

  test("a deadline cuts the delay short", async () => {
    const client = await greeter();
    for (const call of [
      client.sayHello(ann, { ...lab({ "x-lab-delay": "10m" }), timeoutMs: 50 }),
      collect(client.parrotSaysHello(ann, { ...lab({ "x-lab-delay": "10m" }), timeoutMs: 50 })),
    ]) {
      expect((await errorOf(call)).code).toBe(Code.DeadlineExceeded);
    }
  });

  test("x-lab-size fills the reply's first string, in bytes", async () => {
    const transport = await listen();
    const client = createClient(Greeter, transport);
    const options = lab({ "x-lab-size": "4096", "x-lab-delay": "0" });
    const { message } = await client.sayHello({ name: "Änn", greeting: "Hi" }, options);
    expect(Buffer.byteLength(message)).toBe(4096);
    expect(message).toMatch(/^Hi Änn\.+$/);
    for (const reply of await collect(client.parrotSaysHello(ann, options))) {
      expect(reply.message).toHaveLength(4096);
    }
    const heyHow = createClient(HeyHowService, transport);
    const reply = await heyHow.heyhow({ count: 1, msg: "x" }, options);
    expect(reply.msg).toHaveLength(4096);
    // What is longer stays, and a reply without a string stays as it is.
    expect((await client.sayHello(ann, lab({ "x-lab-size": "2" }))).message).toBe("Hi Ann");
    const books = createClient(Recommendations, transport);
    await expect(books.recommend({ maxResults: 1 }, options)).resolves.toBeDefined();
  });

  test("x-lab-fail fails a call, with details, before any message", async () => {
    const client = await greeter();
    const options = lab({ "x-lab-fail": "UNAVAILABLE" });
    const errors = [
      await errorOf(client.sayHello(ann, options)),
      await errorOf(client.chattyClientSaysHello(stream([ann]), options)),
      (await collectUntilError(client.parrotSaysHello(ann, options))).error,
      (await collectUntilError(client.interactingHello(stream([ann]), options))).error,
    ];
    for (const error of errors) {
      expect(error.code).toBe(Code.Unavailable);
      expect(error.rawMessage).toMatch(/x-lab-fail: UNAVAILABLE/);
      expect(error.findDetails(ErrorInfoSchema)).toMatchObject([
        { reason: "LAB_FAIL", metadata: { code: "UNAVAILABLE", after: "0" } },
      ]);
    }
  });

  test("x-lab-fail-after fails a stream after that many messages", async () => {
    const client = await greeter();
    const options = lab({
      "x-lab-fail": "ABORTED",
      "x-lab-fail-after": "3",
      "x-lab-count": "10",
      "x-lab-delay": "0",
    });
    const { got, error } = await collectUntilError(client.parrotSaysHello(ann, options));
    expect(got).toHaveLength(3);
    expect(error.code).toBe(Code.Aborted);
    const bidi = client.interactingHello(stream([ann, ann, ann, ann]), {
      headers: { "x-lab-fail": "ABORTED", "x-lab-fail-after": "2" },
    });
    expect((await collectUntilError(bidi)).got).toHaveLength(2);
  });

  test("x-lab-seed makes a recommendation repeatable", async () => {
    const client = createClient(Recommendations, await listen());
    const pick = async (seed: string) => {
      const request = { category: BookCategory.HISTORY, maxResults: 5 };
      const reply = await client.recommend(request, lab({ "x-lab-seed": seed }));
      return reply.recommendations.map(({ id }) => id).join(" ");
    };
    expect(await pick("42")).toBe(await pick("42"));
    const picks = await Promise.all(Array.from({ length: 20 }, (__, seed) => pick(String(seed))));
    expect(new Set(picks).size).toBeGreaterThan(10);
  });

  test("what it cannot read fails the call, of any type, and names the header", async () => {
    const client = await greeter();
    const options = lab({ "x-lab-delay": "soon" });
    const errors = [
      await errorOf(client.sayHello(ann, options)),
      await errorOf(client.chattyClientSaysHello(stream([ann]), options)),
      (await collectUntilError(client.parrotSaysHello(ann, options))).error,
      (await collectUntilError(client.interactingHello(stream([ann]), options))).error,
    ];
    for (const error of errors) {
      expect(error.code).toBe(Code.InvalidArgument);
      expect(error.rawMessage).toMatch(/^x-lab-delay: cannot read "soon"; accepted: /);
    }
  });
});

test("reflection takes no part, so a client that sends lab headers with it can still ask", async () => {
  const client = (await startServer()).client(ServerReflection);
  const question = { messageRequest: { case: "listServices" as const, value: "" } };
  const headers = { "x-lab-fail": "UNAVAILABLE", "x-lab-delay": "nonsense" };
  const answers = await collect(client.serverReflectionInfo(stream([question]), { headers }));
  expect(answers[0]?.messageResponse.case).toBe("listServicesResponse");
});
