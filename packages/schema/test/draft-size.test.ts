import { toBinary, type Message } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FieldInsight } from "../src/insight/index.ts";
import {
  chooseNone,
  createDraft,
  describeMessage,
  draftSize,
  draftToMessage,
  fieldBytes,
  messageToDraft,
  updateDraft,
} from "../src/index.ts";
import { arbitraryMessage } from "./arbitrary.ts";
import { message, playground, shapes } from "./schemas.ts";
import { drafted, insight } from "./insight-at.ts";

const scalars = (json: unknown) => drafted("playground.v1.Scalars", json);
const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replaceAll(/..(?=.)/g, "$& ");
const strip = ({ view }: FieldInsight) => view.runs.map(({ role, bytes }) => [role, hex(bytes)]);
describe("what fields cost", () => {
  const types = [
    "shapes.Scalars",
    "shapes.Optionals",
    "shapes.Awkward",
    "shapes.Collections",
    "shapes.Choices",
    "shapes.Tree",
    "shapes.WellKnown",
    "legacy.Legacy",
    "modern.Modern",
    "playground.v1.Everything",
    "playground.v1.Maps",
    "playground.v1.WellKnown",
    "playground.v1.Legacy",
    "playground.v1.Modern",
    "playground.v1.Latest",
    "google.protobuf.FileDescriptorProto",
  ];

  test.each(types)("adds up to the size of any %s", (type) => {
    const desc = message(type);
    fc.assert(
      fc.property(arbitraryMessage(desc), (value: Message) => {
        const draft = messageToDraft(desc, value, { registry: shapes });
        const binary = toBinary(desc, draftToMessage(draft).message);
        const sizes = [...describeMessage(desc, shapes).fields.values()].map((model) => {
          const seen = insight(draft, model.name);
          expect(seen.issue).toBeUndefined();
          // What is shown is the beginning of what is written.
          const { bytes } = fieldBytes(draft, model);
          expect(
            hex(bytes).startsWith(
              strip(seen)
                .map(([, run]) => run)
                .join(" "),
            ),
          ).toBe(true);
          expect(seen.size).toBe(bytes.length);
          return seen.size;
        });
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(binary.length);
        expect(draftSize(draft)).toEqual({ bytes: binary.length, isWhole: true });
      }),
      { numRuns: 60 },
    );
  });

  test("counts extensions and what no schema knows", () => {
    const draft = drafted("playground.v1.Legacy", {
      title: "t",
      revision: 1,
      "[playground.v1.nickname]": "Bob",
      "[playground.v1.Review.review]": { stars: 5 },
    });
    const withUnknown = {
      ...draft,
      unknown: [
        { no: 16, wireType: WireType.Varint, data: new Uint8Array([1]) },
        { no: 536_870_911, wireType: WireType.Varint, data: new Uint8Array([1]) },
      ],
    };
    expect(draftSize(withUnknown).bytes).toBe(
      toBinary(draft.desc, draftToMessage(withUnknown).message).length,
    );
    expect(strip(insight(draft, "[playground.v1.nickname]"))).toEqual([
      ["tag", "a2 06"],
      ["length", "03"],
      ["value", "42 6f 62"],
    ]);
    expect(insight(draft, "[playground.v1.Review.review]").contents?.parts).toEqual([
      { name: "stars", bytes: 2 },
    ]);
  });

  test("measures a field that changed, and no other, anew", () => {
    const before = drafted("playground.v1.Everything", { name: "a", items: [{ title: "b" }] });
    expect(draftSize(before).bytes).toBe(8);
    const after = updateDraft(before, ["name"], () => ({ kind: "text", text: "abc" }));
    expect(draftSize(after).bytes).toBe(10);
    expect(draftSize(before).bytes).toBe(8);
  });

  test("measures what two fields share in each of them", () => {
    const shared = { kind: "text", text: "5" } as const;
    const one = updateDraft(scalars({}), ["an_int32"], () => shared);
    expect(draftSize(one).bytes).toBe(2);
    expect(draftSize(updateDraft(one, ["a_fixed64"], () => shared)).bytes).toBe(2 + 9);
  });

  test("counts nothing for what was typed into a field of a oneof that is not chosen", () => {
    const email = drafted("playground.v1.Everything", { email: "a@b" });
    expect(draftSize(email).bytes).toBe(5);
    expect(draftSize(chooseNone(email, [], "contact")).bytes).toBe(0);
    expect(insight(chooseNone(email, [], "contact"), "email").size).toBe(0);
  });

  test("leaves out what is not valid, and says so", () => {
    const before = drafted("playground.v1.Everything", { name: "a", items: [{ title: "b" }] });
    const items = before.fields.get("items");
    const id = items?.kind === "list" ? items.items[0]?.id : undefined;
    if (id === undefined) throw new Error("no item");
    const draft = updateDraft(before, ["items", id, "quantity"], () => ({
      kind: "text",
      text: "many",
    }));
    expect(draftSize(draft)).toEqual({ bytes: 8, isWhole: false });
    expect(insight(draft, "items")).toMatchObject({ size: 5 });
    expect(insight(draft, "items").issue).toContain("items[0].quantity");
    expect(insight(draft, "items", id, "quantity").issue).toContain('"many" is not an int32');
  });

  test("copes with a required field that is missing, wherever it is", () => {
    const draft = createDraft(message("playground.v1.Legacy"), playground);
    expect(draftSize(draft)).toEqual({ bytes: 0, isWhole: false });
    expect(insight(draft, "title")).toMatchObject({ size: 0 });
    expect(insight(draft, "title").issue).toContain("title is required");
    const portions = updateDraft(draft, ["portions"], () => ({ kind: "text", text: "2" }));
    expect(insight(portions, "portions").size).toBe(2);
  });
});
