import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPlainJson, problemInJson, roundedNumbers } from "../../src/editors/index.ts";

describe("JSON of any shape", () => {
  test("is laid out with its names in their order and its numbers as written", () => {
    const text = '{"b":1.50,"10":[1e3,{}],"2":{"\\u0061":"x"},"":[]}';
    expect(formatPlainJson(text)).toBe(
      [
        "{",
        '  "b": 1.50,',
        '  "10": [',
        "    1e3,",
        "    {}",
        "  ],",
        '  "2": {',
        '    "\\u0061": "x"',
        "  },",
        '  "": []',
        "}",
      ].join("\n"),
    );
    expect(formatPlainJson("{")).toBeUndefined();
  });

  test("means the same when it is laid out, and stays so", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const once = formatPlainJson(text);
        expect(JSON.parse(once ?? "")).toEqual(JSON.parse(text));
        expect(formatPlainJson(once ?? "")).toBe(once);
      }),
    );
  });

  test("says where it is none", () => {
    expect(problemInJson('{\n  "a": nul\n}')).toMatchObject({
      line: 2,
      column: 8,
      from: 9,
      to: 12,
    });
    expect(problemInJson("[]")).toBeUndefined();
  });
});

describe("numbers that a double rounds", () => {
  test.each([
    ["9007199254740993", "9007199254740992"],
    ["-9007199254740993", "-9007199254740992"],
    ["18446744073709551615", "18446744073709551616"],
    ["0.12345678901234567890", "0.12345678901234568"],
    ["1e-400", "0"],
    ["52151400781163690", "52151400781163688"],
  ])("%s is sent as %s", (written, sent) => {
    expect(roundedNumbers(`{"a": [${written}]}`)).toEqual([{ written, sent }]);
  });

  test.each(["9007199254740992", "0.1", "1.50", "100e2", "1E21", "-0", "0.000", "5e-324", "1e300"])(
    "%s is not rounded",
    (written) => {
      expect(roundedNumbers(written)).toEqual([]);
    },
  );

  test("are none of those that a double prints with all the digits it has", () => {
    // From 2^53 to 1e21 it prints zeros for digits that it does have: 52151400781163690 is ...688.
    const printed = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((number) => Math.abs(number) <= 2 ** 53 || Math.abs(number) >= 1e21);
    fc.assert(
      fc.property(printed, (number) => {
        expect(roundedNumbers(JSON.stringify(number))).toEqual([]);
      }),
      { examples: [[1e21], [2 ** 53]] },
    );
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 80n), 2n ** 80n), (integer) => {
        const rounds = BigInt(Number(integer)) !== integer;
        expect(roundedNumbers(String(integer))).toHaveLength(rounds ? 1 : 0);
      }),
    );
  });
});
