import { afterAll, beforeAll, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { type Playground, startPlayground } from "../support/playground.ts";
import { runPythonClient } from "../support/python.ts";

describePeers(["python"], "the seeds' clients call the playground", (python) => {
  let playground: Playground;
  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground?.[Symbol.asyncDispose]());
  const run = (name: string) => runPythonClient(python, name, playground.grpc);

  it("gets recommendations, each book once, and the codes of what is wrong", async () => {
    const answer = (await run("recommendations")) as {
      books: { id: number; title: string }[];
      whole_shelves: Record<string, number>;
    };
    expect(answer).toMatchObject({
      none_wanted: 0,
      unknown_category: "NOT_FOUND",
      negative: "INVALID_ARGUMENT",
    });
    expect(answer.books).toHaveLength(3);
    expect(new Set(answer.books.map((book) => book.id)).size).toBe(3);
    expect(answer.books.every((book) => book.title !== "")).toBe(true);
    expect(Object.keys(answer.whole_shelves)).toEqual([
      "MYSTERY",
      "SCIENCE_FICTION",
      "SELF_HELP",
      "HISTORY",
    ]);
    expect(Math.min(...Object.values(answer.whole_shelves))).toBeGreaterThanOrEqual(3);
  });

  it("makes 10,000 calls from 3 threads", { timeout: 120_000 }, async () => {
    const answer = (await run("ten_thousand")) as { seconds: number };
    expect(answer).toMatchObject({ calls: 10_000, books: 30_000 });
    console.log(`10,000 calls of 3 Python threads took ${answer.seconds} s`);
  });

  it("greets in all four RPC types, with a deadline and a cancellation", async () => {
    const from = playground.program.output.length;
    expect(await run("greet_client")).toEqual({
      unary: "Hello Ada",
      server_streaming: ["Hello Ada", "Hello Ada", "Hello Ada"],
      client_streaming: {
        message: expect.stringContaining("3"),
        request: ["Hello Ada", "Hello Grace", "Hello Edsger"],
      },
      bidirectional: { replies: ["Hello Ada", "Hello Grace", "Hello Edsger"], rest: [] },
      deadline: { code: "DEADLINE_EXCEEDED", replies: 1 },
      cancel: "CANCELLED",
    });
    // Both ends keep the deadline, and either may be the first to end the call.
    await playground.program.printed(/ParrotSaysHello.*"(DEADLINE_EXCEEDED|CANCELLED)"/, from);
    await playground.program.printed(/InteractingHello.*"CANCELLED"/, from);
  });

  it("says hey how", async () => {
    expect(await run("hey_how")).toEqual({ count: 7, msg: "let's go", anything: "" });
  });

  it("computes a displacement, and learns which point is missing", async () => {
    expect(await run("displacement")).toEqual({
      distance: expect.closeTo(12.166, 3),
      without_end: {
        code: "FAILED_PRECONDITION",
        message: expect.stringContaining("end"),
        fields: ["end"],
        detail_types: ["google.rpc.PreconditionFailure", "google.rpc.BadRequest"],
      },
      without_both: expect.objectContaining({
        code: "FAILED_PRECONDITION",
        fields: ["start", "end"],
      }),
    });
  });

  it("streams its five states, which the server logs", async () => {
    const before = playground.program.output.length;
    expect(await run("request_streaming")).toEqual({ sent: 5, empty: true });
    await playground.program.printed(/OK\./, before);
    const logged = playground.program.output.slice(before);
    for (const info of ["no record....", "Too long without food.", "Requires watering."]) {
      expect(logged).toContain(info);
    }
    expect(logged).toContain("Shutting down for the night.");
  });
});
