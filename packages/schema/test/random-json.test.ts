import { fromBinary, fromJson, toBinary, toJson, type JsonValue } from "@bufbuild/protobuf";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { draftToMessage, messageToDraft } from "../src/index.ts";
import { messageToJson, parseJson, type ParsedJson } from "../src/json/index.ts";
import { canonical } from "./random/canonical.ts";
import { limits, patienceMs } from "./random/limits.ts";
import { arbitraryCase, type Case } from "./random/case.ts";
import { arbitraryOf } from "./random/dice.ts";
import { mutate } from "./random/mutate.ts";

// The JSON of random messages of random schemas, by itself and beside protobuf-es's.

const property = (predicate: (of: Case) => void) =>
  fc.assert(fc.property(arbitraryCase, predicate), { ...limits, numRuns: 80 });

vi.setConfig({ testTimeout: patienceMs });

/** Unknown fields, which no JSON shows, are lines of their own. */
const shown = (text: string) => text.replaceAll(/,?\n *"\d+:\d:[0-9a-f]*"/g, "");
const said = ({ desc, registry }: Case, message: Case["message"]) =>
  shown(canonical(desc, message, registry));
const messageOf = (parsed: ParsedJson) => {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues[0]));
  return parsed.message;
};

const attempt = (act: () => unknown) => {
  try {
    act();
    return { ok: true, why: "" };
  } catch (error) {
    return { ok: false, why: String(error) };
  }
};

test("message -> JSON -> message loses nothing that JSON can show", () => {
  property((of) => {
    const { desc, registry, message } = of;
    const json = messageToJson(desc, message, { registry });
    if (!json.ok) return;
    const read = messageOf(parseJson(desc, json.value, { registry }));
    expect(said(of, read)).toBe(said(of, message));
  });
});

test("a message has JSON just when it has by protobuf-es", () => {
  property(({ desc, registry, message }) => {
    const ours = messageToJson(desc, message, { registry });
    const theirs = attempt(() => toJson(desc, message, { registry }));
    expect({ hasJson: ours.ok, ours, theirs }).toMatchObject({ hasJson: theirs.ok });
  });
});

test("protobuf-es reads our JSON as the same message", () => {
  property((of) => {
    const { desc, registry, message } = of;
    const json = messageToJson(desc, message, { registry });
    if (!json.ok) return;
    const theirs = fromJson(desc, JSON.parse(json.value) as JsonValue, { registry });
    // Theirs rounds a float when it is sent, and not before.
    const sent = fromBinary(desc, toBinary(desc, theirs));
    // Theirs names every type in an Any type.googleapis.com/..., whatever its URL was; ours keeps the URL.
    expect(standard(said(of, sent))).toBe(standard(said(of, message)));
  });
});

test("we read the JSON of protobuf-es, with its JSON names, as the same message", () => {
  property((of) => {
    const { desc, registry, message } = of;
    if (!messageToJson(desc, message, { registry }).ok) return;
    const theirs = JSON.stringify(toJson(desc, message, { registry }));
    const read = messageOf(parseJson(desc, theirs, { registry }));
    // JSON.stringify writes -0 as 0; ours writes -0.
    expect(unsigned(said(of, read))).toBe(unsigned(said(of, message)));
  });
});

function standard(text: string): string {
  return text.replaceAll(/"(example\.com\/a\/b)?\/(?=[\w.]+")/g, '"type.googleapis.com/');
}

/** -0 as 0, which a field without presence does not send. */
function unsigned(text: string): string {
  return text.replaceAll('"-0"', '"0"').replaceAll(/,?\n *\[\n *\d+,\n *"0"\n *\]/g, "");
}

test("the JSON of a form, read back beside it, leaves the very same draft", () => {
  property(({ desc, registry, message }) => {
    const before = messageToDraft(desc, message, { registry });
    const json = messageToJson(desc, draftToMessage(before).message, { registry });
    if (!json.ok) return;
    const edited = messageOf(parseJson(desc, json.value, { registry }));
    // Unknown fields included, which the JSON did not show.
    expect(messageToDraft(desc, edited, { before })).toBe(before);
  });
});

test("JSON that was mutilated is read or refused, never thrown at, and each issue is in the text", () => {
  const mutilated = arbitraryCase.chain((of) => {
    const json = messageToJson(of.desc, of.message, { registry: of.registry });
    return arbitraryOf((dice) => ({ ...of, text: mutate(dice, json.ok ? json.value : "{}") }));
  });
  fc.assert(
    fc.property(mutilated, ({ desc, registry, text }) => {
      const parsed = parseJson(desc, text, { registry });
      // What was read can be shown, too.
      if (parsed.ok) messageToDraft(desc, parsed.message, { registry });
      const issues = parsed.ok ? [] : parsed.issues;
      expect(issues.length > 0).toBe(!parsed.ok);
      const lines = text.split("\n");
      for (const { from, to, line, column, message } of issues) {
        expect(message).toMatch(/\S/);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
        const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
        expect(before + column - 1).toBe(from);
      }
    }),
    { ...limits, numRuns: 400 },
  );
});
