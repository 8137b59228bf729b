import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import {
  describeMessage,
  draftToMessage,
  messageToDraft,
  updateDraft,
  type DraftPath,
  type FieldDraft,
  type MessageDraft,
} from "../src/index.ts";
import { canonical } from "./random/canonical.ts";
import { limits, patienceMs } from "./random/limits.ts";
import { arbitraryCase } from "./random/case.ts";
import { arbitraryOf, type Dice } from "./random/dice.ts";
import { isSamePath, leadsSomewhere, placesOf, type Place } from "./random/places.ts";

// Edits of the drafts of random messages, with what people type and with garbage.

vi.setConfig({ testTimeout: patienceMs });

const anyText = () => fc.string({ unit: "binary" });
const garbage = ["", " ", "abc", "1e999", "0x", "-", "\ud800", "99999999999999999999", "{", "null"];

/** A draft, and the same dice to change it with. */
const edited = arbitraryCase.chain((of) =>
  arbitraryOf((dice) => {
    const before = messageToDraft(of.desc, of.message, { registry: of.registry });
    const places = placesOf(before);
    const place = places.length === 0 ? undefined : dice.pick(places);
    return { ...of, before, places, place, to: randomDraft(dice) };
  }),
);

/** Anything that a field might be set to, of its kind or not. */
function randomDraft(dice: Dice): FieldDraft {
  const text = dice.oneIn(2) ? dice.pick(garbage) : dice.draw(anyText);
  switch (dice.int(1, 4)) {
    case 1:
      return { kind: "bool", value: dice.oneIn(2) };
    case 2:
      return { kind: "bytes", encoding: dice.pick(["text", "hex", "base64"]), text };
    default:
      return { kind: "text", text };
  }
}

test("an update changes what is at its path, shares everything beside it, and undoes itself", () => {
  fc.assert(
    fc.property(edited, ({ before, places, place, to }) => {
      if (!place) return;
      const after = updateDraft(before, place.path, () => to);
      const found = placesOf(after);
      expect(found.find(({ path }) => isSamePath(path, place.path))?.draft).toBe(to);
      for (const other of places) {
        if (isWithin(other.path, place.path) || isWithin(place.path, other.path)) continue;
        const now = found.find(({ path }) => isSamePath(path, other.path));
        expect(now?.draft).toBe(other.draft);
      }
      const undone = updateDraft(after, place.path, () => place.draft);
      expect(undone.fields).toEqual(before.fields);
      expect(updateDraft(before, place.path, (now) => now).fields).toEqual(before.fields);
    }),
    { ...limits, numRuns: 150 },
  );
});

function isWithin(path: DraftPath, outer: DraftPath): boolean {
  return outer.every((step, index) => path[index] === step);
}

test("an update of a path that leads nowhere changes nothing", () => {
  fc.assert(
    fc.property(edited, ({ before, places, to }) => {
      const nowhere: DraftPath[] = [
        ["no such field", 0, "x"],
        [],
        [0],
        ...places.map(({ path }) => [...path, 999, "value"]),
      ];
      for (const path of nowhere) expect(updateDraft(before, path, () => to)).toBe(before);
    }),
    { ...limits, numRuns: 60 },
  );
});

test("garbage in a leaf is an issue with a path that exists, or a value; never an exception", () => {
  fc.assert(
    fc.property(edited, ({ desc, registry, before, place, to }) => {
      if (!place || !isLeafPlace(place)) return;
      const draft = updateDraft(before, place.path, (now) => sameKind(now, to));
      const { message, issues } = draftToMessage(draft);
      for (const issue of issues) {
        expect(issue.message).toMatch(/^\S.*[.)]$/s);
        expect(issue.at).not.toBe("");
        expect(leadsSomewhere(draft, issue.path)).toBe(true);
      }
      if (issues.length > 0) return;
      const again = draftToMessage(messageToDraft(desc, message, { registry })).message;
      expect(canonical(desc, again, registry)).toBe(canonical(desc, message, registry));
      expect(messageToDraft(desc, message, { before: draft })).toEqual(draft);
    }),
    { ...limits, numRuns: 400 },
  );
});

function isLeafPlace({ draft }: Place): boolean {
  return draft.kind === "text" || draft.kind === "bytes";
}

/** What a text box or a bytes box can hold in place of what it holds. */
function sameKind(now: FieldDraft | undefined, to: FieldDraft): FieldDraft | undefined {
  const text = to.kind === "text" || to.kind === "bytes" ? to.text : "true";
  return now?.kind === "text" || now?.kind === "bytes" ? { ...now, text } : now;
}

test("a field that is unset is gone from the message, and nothing else is", () => {
  fc.assert(
    fc.property(edited, ({ desc, registry, before }) => {
      for (const name of before.fields.keys()) {
        const field = describeMessage(desc, registry).fields.get(name);
        const after = updateDraft(before, [name], () => undefined);
        const oneof = field?.desc.oneof?.name;
        expect([...after.fields.keys()]).toEqual(
          [...before.fields.keys()].filter((other) => other !== name),
        );
        expect(oneof !== undefined && after.chosen.get(oneof) === name).toBe(false);
        const left = required(
          draftToMessage(after).issues.map(({ path }) => path),
          name,
          field,
        );
        expect(left).toEqual([]);
      }
    }),
    { ...limits, numRuns: 60 },
  );
});

/** The paths of issues, but for the one that says that this very field is required. */
function required(
  paths: readonly DraftPath[],
  name: string,
  field: { readonly presence: string } | undefined,
): readonly DraftPath[] {
  const isRequired = field?.presence === "required";
  return paths.filter((path) => !(isRequired && isSamePath(path, [name])));
}

test("the draft of one message is not touched by any of it", () => {
  fc.assert(
    fc.property(edited, ({ desc, registry, message, before, place, to }) => {
      if (place) updateDraft(before, place.path, () => to);
      const frozen: MessageDraft = messageToDraft(desc, message, { registry });
      expect(before).toEqual(frozen);
    }),
    { ...limits, numRuns: 40 },
  );
});
