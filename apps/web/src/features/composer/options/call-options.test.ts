import { Greeter } from "@grpc-playground/gen/greet_pb";
import { describe, expect, test } from "vitest";
import { readOptions, type OptionsDraft } from "./call-options.ts";
import { parseDeadline, settle } from "./deadline.ts";
import { failCodes, noLab, readLab } from "./lab.ts";
import { notesOf } from "./option-notes.ts";

const unary = Greeter.method.sayHello;
const stream = Greeter.method.parrotSaysHello;
const none: OptionsDraft = { metadata: [], deadline: { text: "", unit: "s" }, lab: noLab };

describe("a deadline", () => {
  test.each([
    ["", "s", undefined],
    ["2", "s", 2000],
    [" 0.5 ", "s", 500],
    ["250", "ms", 250],
    ["1.4", "ms", 1],
    ["500 ms", "s", 500],
    ["2s", "ms", 2000],
    ["1.5 m", "ms", 90_000],
    [" 2min ", "s", 120_000],
    ["1h", "ms", 3_600_000],
  ] as const)("%j %s is %s ms", (text, unit, value) => {
    expect(parseDeadline({ text, unit })).toEqual({ ok: true, value });
  });

  test.each([
    ["2 days", "s", "not a length of time"],
    ["1.2.3 m", "s", "not a length of time"],
    ["-1", "s", "not a length of time"],
    ["1e3", "ms", "not a length of time"],
    ["0", "ms", "at least 1 ms"],
    ["100000", "s", "at most 99999999 ms"],
    ["9".repeat(400), "s", "at most 99999999 ms"],
  ] as const)("%j %s is refused in words", (text, unit, words) => {
    const parsed = parseDeadline({ text, unit });
    expect(parsed.ok ? "" : parsed.message).toContain(words);
  });
});

describe("the lab", () => {
  const all = {
    delay: { text: "250", unit: "ms" },
    count: "1000",
    size: "4096",
    fail: "UNAVAILABLE",
    failAfter: "3",
    failAttempts: "2",
    compress: true,
    seed: "42",
  } as const;

  test("becomes the headers that the server reads", () => {
    const { options, summary, issues } = readOptions({ ...none, lab: all }, stream, true);
    expect(issues).toEqual([]);
    expect(Object.fromEntries(options.headers)).toEqual({
      "x-lab-delay": "250ms",
      "x-lab-count": "1000",
      "x-lab-size": "4096",
      "x-lab-fail": "UNAVAILABLE",
      "x-lab-fail-after": "3",
      "x-lab-fail-attempts": "2",
      "x-lab-compress": "gzip",
      "x-lab-seed": "42",
    });
    expect(summary).toEqual([
      "delay 250 ms",
      "1000 replies",
      "replies of 4096 B",
      "fails with UNAVAILABLE after 3, in 2 attempts",
      "compressed replies",
      "seed 42",
    ]);
  });

  test("asks a single reply for no count, and fails it at once", () => {
    const { options } = readOptions({ ...none, lab: all }, unary, true);
    expect(options.headers.has("x-lab-count")).toBe(false);
    expect(options.headers.has("x-lab-fail-after")).toBe(false);
    expect(options.headers.get("x-lab-fail")).toBe("UNAVAILABLE");
  });

  test("is not sent to a server that is not the playground's", () => {
    expect([...readOptions({ ...none, lab: all }, stream, false).options.headers]).toEqual([]);
  });

  test("says nothing after how many messages when nothing fails", () => {
    const { entries } = readLab({ ...noLab, failAfter: "3" }, true);
    expect(entries).toEqual([]);
  });

  test.each([
    [{ delay: { text: "11", unit: "s" } }, undefined],
    [{ delay: { text: "601", unit: "s" } }, "delay"],
    [{ delay: { text: "fast", unit: "s" } }, "delay"],
    [{ count: "1.5" }, "count"],
    [{ count: "10000001" }, "count"],
    [{ size: "8388609" }, "size"],
    [{ fail: "ABORTED", failAttempts: "101" }, "failAttempts"],
    [{ failAttempts: "nonsense" }, undefined],
    [{ seed: "4294967296" }, "seed"],
    [{ seed: "-1" }, "seed"],
  ] as const)("checks %j", (change, wrong) => {
    expect(Object.keys(readLab({ ...noLab, ...change }, true).issues)).toEqual(
      wrong === undefined ? [] : [wrong],
    );
  });

  test("can fail a call with every code but OK", () => {
    expect(failCodes).toHaveLength(16);
    expect(failCodes).not.toContain("OK");
  });
});

describe("the options of a call", () => {
  test("are empty when nothing was asked for", () => {
    expect(readOptions(none, unary, true)).toMatchObject({ issues: [], summary: [] });
    expect(readOptions(none, unary, true).options).not.toHaveProperty("timeoutMs");
  });

  test("are said in a few words", () => {
    const metadata = [{ id: 0, key: "x-id", value: "1" }];
    const draft: OptionsDraft = { ...none, metadata, deadline: { text: "2", unit: "s" } };
    const { options, summary } = readOptions(draft, unary, true);
    expect(options.timeoutMs).toBe(2000);
    expect(summary).toEqual(["deadline 2 s", "metadata: 1 row"]);
    expect(notesOf(draft, false)).toEqual({
      metadata: { kind: "active", text: "1" },
      deadline: { kind: "active", text: "2 s" },
      lab: { kind: "idle", text: "off" },
    });
  });

  test.each([
    ["500 ms", "500", "ms"],
    [".5min", "30", "s"],
    ["0 h", "0", "s"],
    ["1.2.3 m", "1.2.3", "s"],
    [" 5 ", "5", "s"],
    ["soon ", "soon", "s"],
  ])("%j moves to the unit beside it as %j %s", (text, number, unit) => {
    expect(settle({ text, unit: "s" })).toEqual({ text: number, unit });
  });

  test("take a unit that was typed for what it says", () => {
    const lab = { ...noLab, delay: { text: "250ms", unit: "s" } } as const;
    const draft: OptionsDraft = { ...none, lab, deadline: { text: "2 min", unit: "ms" } };
    const { options, summary } = readOptions(draft, unary, true);
    expect(options.timeoutMs).toBe(120_000);
    expect(options.headers.get("x-lab-delay")).toBe("250ms");
    expect(summary).toEqual(["deadline 120 s", "delay 250 ms"]);
    expect(notesOf(draft, false).deadline.text).toBe("120 s");
  });

  test("name the part that is wrong", () => {
    const draft: OptionsDraft = {
      metadata: [{ id: 0, key: "grpc-foo", value: "1" }],
      deadline: { text: "soon", unit: "s" },
      lab: { ...noLab, count: "many" },
    };
    const { issues } = readOptions(draft, stream, true);
    expect(issues.map((issue) => issue.split(":")[0])).toEqual([
      "Metadata grpc-foo",
      "Deadline",
      "Lab, Replies",
    ]);
    expect(notesOf(draft, true)).toMatchObject({
      metadata: { kind: "wrong" },
      deadline: { kind: "wrong" },
      lab: { kind: "wrong" },
    });
  });
});
