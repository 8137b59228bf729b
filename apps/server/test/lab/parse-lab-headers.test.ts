import { Code, ConnectError } from "@connectrpc/connect";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { codeNames } from "../../src/lab/code-name.ts";
import { parseLabHeaders } from "../../src/lab/parse-lab-headers.ts";

const parse = (headers: Record<string, string>) => parseLabHeaders(new Headers(headers));

test("without a lab header there is nothing to do", () => {
  expect(parse({ "user-agent": "x", "x-la": "1" })).toBeUndefined();
});

test.each([
  ["0", 0],
  ["0ms", 0],
  ["250ms", 250],
  ["1.5s", 1500],
  ["0.25ms", 0.25],
  ["10m", 600_000],
])("x-lab-delay: %s is %d ms", (value, delayMs) => {
  expect(parse({ "x-lab-delay": value })).toEqual({ delayMs });
});

test("every setting is read", () => {
  const settings = parse({
    "x-lab-delay": "1s",
    "x-lab-count": "200000",
    "x-lab-size": "4096",
    "x-lab-fail": "unavailable",
    "x-lab-fail-after": "3",
    "x-lab-seed": "42",
  });
  expect(settings).toMatchObject({
    delayMs: 1000,
    count: 200_000,
    size: 4096,
    fail: { code: Code.Unavailable, after: 3 },
  });
});

test.each(codeNames.map((name, index) => [name, index + 1] as const))(
  "x-lab-fail takes %s, and %i",
  (name, code) => {
    expect(parse({ "x-lab-fail": name })).toEqual({ fail: { code, after: 0 } });
    expect(parse({ "x-lab-fail": String(code) })).toEqual({ fail: { code, after: 0 } });
  },
);

test("the same seed gives the same numbers, and they look like chance", () => {
  expect(draw("42")).toEqual(draw("42"));
  expect(draw("42")).not.toEqual(draw("43"));
  for (const seed of ["0", "1", "4294967295", "2654435769"]) {
    const numbers = draw(seed);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeGreaterThan(0.44);
    expect(mean).toBeLessThan(0.56);
  }
});

describe("x-lab-fail-attempts", () => {
  const failing = { "x-lab-fail": "ABORTED", "x-lab-fail-after": "1", "x-lab-fail-attempts": "2" };

  test.each([
    [undefined, true],
    ["0", true],
    ["1", true],
    ["2", false],
    ["3", false],
    ["nonsense", true],
  ])("with grpc-previous-rpc-attempts: %s fails: %s", (previous, fails) => {
    const told = previous === undefined ? {} : { "grpc-previous-rpc-attempts": previous };
    const fail = { code: Code.Aborted, after: 1 };
    expect(parse({ ...failing, ...told })).toEqual(fails ? { fail } : {});
  });
});

describe("what it cannot read is INVALID_ARGUMENT that names the header", () => {
  test.each([
    ["x-lab-delay", "soon", /250ms, 1\.5s or 2m, up to 10m/],
    ["x-lab-delay", "250", /a number with a unit/],
    ["x-lab-delay", "11m", /up to 10m/],
    ["x-lab-delay", "-1s", /a number with a unit/],
    ["x-lab-delay", "", /a number with a unit/],
    ["x-lab-count", "1e3", /a whole number from 0 to 10000000/],
    ["x-lab-count", "10000001", /from 0 to 10000000/],
    ["x-lab-size", "9000000", /from 0 to 8388608/],
    ["x-lab-size", "-1", /a whole number/],
    ["x-lab-fail", "OK", /one of CANCELLED, UNKNOWN/],
    ["x-lab-fail", "17", /one of CANCELLED/],
    ["x-lab-fail-after", "3", /needs x-lab-fail/],
    ["x-lab-fail-attempts", "3", /needs x-lab-fail/],
    ["x-lab-compress", "deflate", /accepted: gzip/],
    ["x-lab-interceptors", "", /no server interceptor is called ""/],
    ["x-lab-bench", "a b", /8 to 64 letters, digits and dashes/],
    ["x-lab-seed", "4294967296", /from 0 to 4294967295/],
    ["x-lab-seed", "x", /a whole number/],
    ["x-lab-dealy", "1s", /no such lab header; there are x-lab-delay, x-lab-count/],
  ])("%s: %s", (name, value, hint) => {
    const error = thrownBy(() => parse({ [name]: value }));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.rawMessage).toContain(`${name}: cannot read "${value}"`);
    expect(error.rawMessage).toMatch(hint);
    const [bad] = error.findDetails(BadRequestSchema);
    expect(bad?.fieldViolations.map(({ field }) => field)).toEqual([name]);
  });

  test("and nothing else is thrown, whatever the value", () => {
    const names = ["delay", "count", "size", "fail", "fail-after", "seed", "other"];
    const text = string({ unit: constantFrom(...Array.from("0123456789.msUNAVILBE- +e,")) });
    assert(
      property(constantFrom(...names), text, (name, value) => {
        const result = attempt(() => parse({ [`x-lab-${name}`]: value }));
        return !(result instanceof Error) || isInvalidArgument(result);
      }),
    );
  });

  test("a long value is cut short in the message", () => {
    const error = thrownBy(() => parse({ "x-lab-count": "9".repeat(5000) }));
    expect(error.rawMessage.length).toBeLessThan(200);
  });
});

function draw(seed: string): number[] {
  const random = parse({ "x-lab-seed": seed })?.random ?? Math.random;
  return Array.from({ length: 1000 }, random);
}

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isInvalidArgument(error: Error): boolean {
  return error instanceof ConnectError && error.code === Code.InvalidArgument;
}

function thrownBy(run: () => unknown): ConnectError {
  const error = attempt(run);
  if (error instanceof ConnectError) return error;
  throw new Error("no ConnectError was thrown");
}
