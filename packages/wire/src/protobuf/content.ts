import {
  ScalarType,
  type DescExtension,
  type DescField,
  type DescMessage,
} from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { guess } from "./guess.ts";
import { PackedList } from "./packed.ts";
import type { MessagePlace, Reading } from "./reading.ts";
import { readEnum, readScalar } from "./scalars.ts";
import { entryOf, nameOf } from "./schema-fields.ts";
import type { Content, Guess, WireTypeNumber } from "./tree.ts";
import { firstFault, shownText, wholeText } from "./utf8.ts";
import { scalarName, wireTypeNames, wireTypeOf } from "./wire-types.ts";

type Field = DescField | DescExtension;

/** A value, and what is odd about it. */
export interface ReadContent {
  readonly content: Content;
  readonly notes: readonly string[];
}

/** Bytes of a field that the schema does not have. */
export function unknownContent(
  reading: Reading,
  wireType: WireTypeNumber,
  place: MessagePlace,
): Content {
  // That a group is a message is no guess.
  if (wireType === 3) return reading.open(place);
  return { kind: "unknown", guesses: guess(reading, wireType, place) };
}

/** Bytes as the schema says they are to be read. */
export function contentOf(
  reading: Reading,
  field: Field,
  wireType: WireTypeNumber,
  place: MessagePlace,
): ReadContent {
  const { message, isEntry } = messageOf(field);
  if (message) {
    const expected = !isEntry && isDelimited(field) ? 3 : 2;
    return wireType === expected
      ? { content: reading.open({ ...place, schema: message }, isEntry), notes: [] }
      : mismatch(reading, field, wireType, place);
  }
  const expected = field.scalar === undefined ? 0 : wireTypeOf(field.scalar);
  const isPackable = field.fieldKind === "list" && expected !== 2;
  if (isPackable && wireType === 2) {
    const note = `The schema says that these come one by one, and here they are packed. Parsers take both.`;
    return {
      content: new PackedList(reading.bytes, place.span, field),
      notes: field.packed ? [] : [note],
    };
  }
  if (wireType !== expected) return mismatch(reading, field, wireType, place);
  const read = readLeaf(reading, field, place);
  const alone =
    "The schema says that these are packed, and here is one by itself. Parsers take both.";
  return isPackable && field.packed ? { ...read, notes: [alone, ...read.notes] } : read;
}

function readLeaf(reading: Reading, field: Field, place: MessagePlace): ReadContent {
  const { bytes } = reading;
  const { span } = place;
  if (field.scalar === ScalarType.STRING) return readString(reading, field, place);
  if (field.scalar === ScalarType.BYTES) {
    const size = span.end - span.start;
    return { content: { kind: "bytes", size }, notes: size === 0 ? zeroNotes(field) : [] };
  }
  const read = field.enum
    ? readEnum(bytes, span, field.enum)
    : readScalar(bytes, span, field.scalar ?? ScalarType.UINT64);
  const { scalar, enum: type } = field;
  const isZero = bytes.subarray(span.start, span.end).every((byte) => byte === 0);
  return {
    content: { kind: "scalar", scalar, enum: type, text: read.text, how: read.how },
    notes: isZero ? [...read.notes, ...zeroNotes(field)] : read.notes,
  };
}

function readString(reading: Reading, field: Field, place: MessagePlace): ReadContent {
  const { bytes } = reading;
  const { span } = place;
  const fault = firstFault(bytes, span);
  if (fault !== undefined && field.utf8Validation) {
    const message = `${fullName(field)} is a string, and its byte ${fault - span.start} is not UTF-8. Parsers refuse the message.`;
    return {
      content: {
        kind: "broken",
        problem: { at: fault, message },
        guesses: guess(reading, 2, { ...place, schema: undefined }),
      },
      notes: [],
    };
  }
  const odd = "Not all of it is UTF-8. Its schema does not ask for that (proto2).";
  const isEmpty = span.start === span.end;
  const shown = shownText(bytes, span);
  const whole = shown.cut ? { whole: () => wholeText(bytes, span) } : {};
  return {
    content: { kind: "string", ...shown, ...whole },
    notes: fault !== undefined ? [odd] : isEmpty ? zeroNotes(field) : [],
  };
}

/** Bytes that this field cannot have. */
function mismatch(
  reading: Reading,
  field: Field,
  wireType: WireTypeNumber,
  place: MessagePlace,
): ReadContent {
  const { message } = messageOf(field);
  const expected = message
    ? isDelimited(field)
      ? "a group (SGROUP)"
      : "a message (LEN)"
    : leafName(field);
  const problem = {
    at: place.span.start,
    message: `The schema says that ${fullName(field)} is ${expected}, and these bytes are ${wireTypeNames[wireType]}. Parsers take them for an unknown field.`,
  };
  return {
    content: { kind: "broken", problem, guesses: guessesWith(reading, message, wireType, place) },
    notes: [],
  };
}

/** Guesses, of which the first is the schema's message, where the bytes may be one. */
export function guessesWith(
  reading: Reading,
  message: DescMessage | undefined,
  wireType: WireTypeNumber,
  place: MessagePlace,
): readonly Guess[] {
  const blind = { ...place, schema: undefined };
  const guesses = guess(reading, wireType, blind);
  if (!message || (wireType !== 2 && wireType !== 3)) return guesses;
  const text = `as ${message.typeName}`;
  return [
    { as: "message", text, message: reading.open({ ...place, schema: message }) },
    ...guesses.filter(({ as }) => as !== "message"),
  ];
}

/** The message type of a field, or that of its items or entries. */
export function messageOf(field: Field): {
  readonly message: DescMessage | undefined;
  readonly isEntry: boolean;
} {
  return field.fieldKind === "map"
    ? { message: entryOf(field), isEntry: true }
    : { message: field.message, isEntry: false };
}

function isDelimited(field: Field): boolean {
  return "delimitedEncoding" in field && field.delimitedEncoding;
}

function leafName(field: Field): string {
  const wireType = wireTypeNames[field.scalar === undefined ? 0 : wireTypeOf(field.scalar)];
  const type = field.scalar === undefined ? "an enum" : `of type ${scalarName(field.scalar)}`;
  return `${type} (${wireType})`;
}

function fullName(field: Field): string {
  return field.kind === "extension" ? nameOf(field) : `${field.parent.typeName}.${field.name}`;
}

/** Without presence, what is zero is not sent, since unset reads the same. */
function zeroNotes(field: Field): readonly string[] {
  return field.presence === FeatureSet_FieldPresence.IMPLICIT && field.fieldKind !== "list"
    ? ["It is zero, which need not be sent: unset reads the same."]
    : [];
}
