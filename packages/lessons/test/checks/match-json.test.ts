import { expect, test } from "vitest";
import { matchesJson } from "../../src/checks/match-json.ts";

test.each([
  [{ userId: 7 }, { userId: 7, name: "Ada" }, true],
  [{ user_id: 7 }, { userId: 7 }, true],
  [{ userId: 7 }, { userId: 8 }, false],
  [{ at: { x: 3 } }, { at: { x: 3, y: 4 } }, true],
  [{ at: { x: 3 } }, { at: null }, false],
  [{ names: ["Ada"] }, { names: ["Ada", "Bob"] }, false],
  [{ names: ["Ada", "/B/"] }, { names: ["Ada", "Bob"] }, true],
  [{ big: 12 }, { big: "12" }, true],
  [{ name: "/^a/i" }, { name: "Ada" }, true],
  [{ name: "/^a/" }, { name: "Ada" }, false],
  [{ name: null }, {}, true],
  [{ name: "Ada" }, {}, false],
])("%j in %j: %s", (wanted, value, holds) => {
  expect(matchesJson(wanted, value)).toBe(holds);
});
