import type { DescField } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { adviseOnPath, maskSubjects, pathsOf } from "../../src/editors/index.ts";
import { message, playground } from "../schemas.ts";

const kitchen = (name: string) => {
  const desc = playground.getMessage(`playground.v1.${name}`);
  if (!desc) throw new Error(name);
  return desc;
};
const field = (type: string, name: string): DescField => {
  const found = kitchen(type).fields.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe("what a mask speaks of", () => {
  test("is a message beside it, not a time or a wrapper", () => {
    const subjects = maskSubjects(field("WellKnown", "mask")).map(({ name }) => name);
    expect(subjects).toEqual(["profile", undefined]);
  });

  test("is the message around it, too, when nothing says otherwise", () => {
    const subjects = maskSubjects(field("Everything", "visible"));
    expect(subjects.at(-1)?.desc.name).toBe("Everything");
  });

  test("is the one message that its name names", () => {
    const mask = { ...field("WellKnown", "mask"), name: "profile_mask" } as DescField;
    expect(maskSubjects(mask).map(({ name }) => name)).toEqual(["profile"]);
    const update = { ...mask, name: "update_mask" } as DescField;
    expect(maskSubjects(update).map(({ name }) => name)).toEqual(["profile"]);
  });
});

describe("paths", () => {
  test("go into messages, and end at lists and times", () => {
    expect(pathsOf(kitchen("Profile"))).toEqual([
      "display_name",
      "address",
      "address.street",
      "address.city",
      "address.country_code",
      "interests",
      "joined_at",
    ]);
  });

  test("end where a message holds its own kind, and four levels down", () => {
    expect(pathsOf(kitchen("Folder"))).toEqual([
      "name",
      "folders",
      "first",
      "first.title",
      "first.quantity",
      "first.tags",
    ]);
    // Directly, and by way of another message.
    const tree = pathsOf(kitchen("Tree"));
    expect(tree.filter((path) => path.startsWith("left."))).toEqual([]);
    const depths = pathsOf(message("google.protobuf.FileDescriptorProto")).map(
      (path) => path.split(".").length,
    );
    expect(Math.max(...depths)).toBeLessThanOrEqual(4);
  });
});

describe("a path is advised on", () => {
  const profile = [{ name: "profile", desc: kitchen("Profile") }];
  test.each([
    ["address.city", "nothing"],
    ["*", "nothing"],
    ["adress.city", "adress.city is no field of Profile. Did you mean address.city?"],
    ["displayName", "displayName is no field of Profile. Did you mean display_name?"],
    ["display_name.x", "display_name.x is no field of Profile."],
  ])("%s: %s", (path, expected) => {
    expect(adviseOnPath(path, profile) ?? "nothing").toContain(expected);
  });

  test("when JSON would change it, with nothing to hold it against", () => {
    expect(adviseOnPath("a_b.c", [])).toBeUndefined();
    expect(adviseOnPath("address_1", [])).toContain("address_1 has no JSON");
    expect(adviseOnPath("aB", [])).toContain("aB has no JSON");
  });
});
