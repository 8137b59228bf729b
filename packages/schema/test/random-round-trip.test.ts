import { fromBinary, toBinary } from "@bufbuild/protobuf";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import {
  createDraft,
  describeMessage,
  draftToMessage,
  exampleMessage,
  messageToDraft,
  updateDraft,
  type MessageModel,
} from "../src/index.ts";
import { parseJson } from "../src/json/index.ts";
import { canonical } from "./random/canonical.ts";
import { limits, patienceMs } from "./random/limits.ts";
import { arbitraryCase, type Case } from "./random/case.ts";
import { message as messageType } from "./schemas.ts";

// Random messages of random schemas. A failure prints the seed and the path that bring it back.

const property = (predicate: (of: Case) => void) =>
  fc.assert(fc.property(arbitraryCase, predicate), { ...limits, numRuns: 80 });

vi.setConfig({ testTimeout: patienceMs });

test("message -> draft -> message loses nothing, and names no issue", () => {
  property(({ desc, registry, message }) => {
    const made = draftToMessage(messageToDraft(desc, message, { registry }));
    expect(made.issues).toEqual([]);
    expect(canonical(desc, made.message, registry)).toBe(canonical(desc, message, registry));
    expect(toBinary(desc, made.message)).toHaveLength(toBinary(desc, message).length);
  });
});

test("without a registry, what only it knows is carried along", () => {
  property(({ desc, registry, message }) => {
    const made = draftToMessage(messageToDraft(desc, message));
    expect(made.issues).toEqual([]);
    expect(canonical(desc, made.message, registry)).toBe(canonical(desc, message, registry));
  });
});

test("draft -> message -> binary -> message -> draft is the same draft", () => {
  property(({ desc, registry, message }) => {
    const draft = messageToDraft(desc, message, { registry });
    const sent = draftToMessage(draft).message;
    const received = fromBinary(desc, toBinary(desc, sent));
    expect(messageToDraft(desc, received, { registry })).toEqual(draft);
    expect(messageToDraft(desc, received, { before: draft })).toBe(draft);
  });
});

test("replacing one message by another leaves nothing of the first but what JSON cannot show", () => {
  property(({ desc, registry, message, other }) => {
    const draft = messageToDraft(desc, message, { registry });
    const made = draftToMessage(messageToDraft(desc, other, { before: draft }));
    expect(made.issues).toEqual([]);
    const known = (value: typeof message) => withoutUnknown(canonical(desc, value, registry));
    expect(known(made.message)).toBe(known(other));
  });
});

/** Lines of unknown fields, which a message from JSON has not lost. */
function withoutUnknown(text: string): string {
  return text.replaceAll(/,?\n *"\d+:\d:[0-9a-f]*"/g, "");
}

test("a form can be opened field by field however recursive the type is, and is made once", () => {
  property(({ desc, registry }) => {
    const seen = new Set<MessageModel>();
    const open = (model: MessageModel) => {
      if (seen.has(model)) return;
      seen.add(model);
      for (const field of model.fields.values()) {
        const { control } = field;
        const inner = control.kind === "list" ? control.item : control;
        const value = inner.kind === "map" ? inner.value : inner;
        if (value.kind === "message") open(value.model());
      }
    };
    open(describeMessage(desc, registry));
    const messages = [...registry].filter(({ kind }) => kind === "message");
    expect(seen.size).toBeLessThanOrEqual(messages.length);
    expect(describeMessage(desc, registry)).toBe(describeMessage(desc, registry));
  });
});

test("an example can be sent, is bounded, and survives the draft", () => {
  property(({ desc, registry }) => {
    const example = exampleMessage(desc);
    const made = draftToMessage(messageToDraft(desc, example, { registry }));
    expect(made.issues).toEqual([]);
    const bytes = toBinary(desc, example);
    expect(bytes.length).toBeLessThan(20_000);
    expect(toBinary(desc, made.message)).toEqual(bytes);
    expect(toBinary(desc, exampleMessage(desc))).toEqual(bytes);
  });
});

test("a NaN is a NaN, whatever else its bits say; half of a surrogate pair is refused", () => {
  const desc = messageType("shapes.Scalars");
  // double = 1 and float = 2, quiet and signalling NaNs with payloads.
  const nans = new Uint8Array([9, 1, 2, 3, 4, 5, 6, 0xf4, 0xff, 21, 1, 2, 0xa0, 0x7f]);
  const made = draftToMessage(messageToDraft(desc, fromBinary(desc, nans)));
  expect(made).toMatchObject({ message: { double: Number.NaN, float: Number.NaN }, issues: [] });
  const half = { kind: "text", text: "\ud83d" } as const;
  const draft = updateDraft(createDraft(desc), ["string"], () => half);
  expect(draftToMessage(draft).issues).toMatchObject([{ at: "string" }]);
  expect(parseJson(desc, '{"string": "\\ud83d"}').ok).toBe(false);
  expect(parseJson(desc, '{"string": "\\ud83d\\ude00"}')).toMatchObject({
    ok: true,
    message: { string: "😀" },
  });
});
