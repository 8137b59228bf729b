import { create, fromJson, toJson, type DescField, type DescMessage } from "@bufbuild/protobuf";
import { FieldMaskSchema, isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { nearest } from "../values/nearest.ts";
import { textFormatOf } from "../values/well-known.ts";

/** So deep go the paths that are offered; deeper ones can be typed. */
const deepest = 4;
/** A large resource has more paths than anybody reads. */
const most = 2000;

/** A message that a field mask may speak of. */
export interface MaskSubject {
  /** The field that holds it; undefined when it is the message around the mask. */
  readonly name: string | undefined;
  readonly desc: DescMessage;
}

/**
 * What a mask most likely speaks of: the message fields beside it, as with
 * `update_mask` beside `book` (https://google.aip.dev/134); where there are
 * none, the message that it stands in.
 */
export function maskSubjects(mask: DescField): readonly MaskSubject[] {
  const beside = mask.parent.fields.flatMap((field): MaskSubject[] =>
    field.fieldKind === "message" && !isOneValue(field.message)
      ? [{ name: field.name, desc: field.message }]
      : [],
  );
  // `book_mask` speaks of `book`.
  const named = beside.filter(({ name }) => mask.name === `${name}_mask`);
  if (named.length > 0) return named;
  return mask.name === "update_mask" && beside.length > 0
    ? beside
    : [...beside, { name: undefined, desc: mask.parent }];
}

/** Every path into a message, four levels deep; a type that is open already is not entered again. */
export function pathsOf(desc: DescMessage): readonly string[] {
  const found: string[] = [];
  const visit = (message: DescMessage, before: string, open: readonly DescMessage[]) => {
    for (const field of message.fields) {
      if (found.length >= most) return;
      const path = before + field.name;
      found.push(path);
      // A path ends at a list, a map, and a value that has no fields to choose from.
      if (field.fieldKind !== "message" || isOneValue(field.message)) continue;
      if (open.length >= deepest || open.includes(field.message)) continue;
      visit(field.message, `${path}.`, [...open, field.message]);
    }
  };
  visit(desc, "", [desc]);
  return found;
}

function isOneValue(desc: DescMessage): boolean {
  return (
    textFormatOf(desc) !== undefined ||
    isWrapperDesc(desc) ||
    /^google\.protobuf\.(Any|Empty)$/.test(desc.typeName)
  );
}

/**
 * What is worth knowing of a path before it is sent: that it leads nowhere in
 * what the mask speaks of, or that JSON, which has its names in camel case,
 * would change it. Neither keeps a message from being sent.
 */
export function adviseOnPath(path: string, subjects: readonly MaskSubject[]): string | undefined {
  if (path === "*") return undefined;
  if (subjects.length > 0 && !subjects.some(({ desc }) => leadsSomewhere(desc, path))) {
    const names = subjects.map(({ desc }) => desc.name).join(" or ");
    const guess = nearest(
      path,
      subjects.flatMap(({ desc }) => pathsOf(desc)),
    );
    return `${path} is no field of ${names}.${guess ? ` Did you mean ${guess}?` : ""}`;
  }
  return survivesJson(path)
    ? undefined
    : `${path} has no JSON: in camel case it could not be told from another name.`;
}

function leadsSomewhere(desc: DescMessage, path: string): boolean {
  const [name, ...rest] = path.split(".");
  const field = desc.fields.find((each) => each.name === name);
  if (!field) return false;
  if (rest.length === 0) return true;
  // Some services let a path go on into the keys of a map or the items of a list.
  if (field.fieldKind === "map" || field.fieldKind === "list") return true;
  return field.fieldKind === "message" && leadsSomewhere(field.message, rest.join("."));
}

function survivesJson(path: string): boolean {
  try {
    const json = toJson(FieldMaskSchema, create(FieldMaskSchema, { paths: [path] }));
    return fromJson(FieldMaskSchema, json).paths[0] === path;
  } catch {
    return false; // The library refuses what cannot come back.
  }
}
