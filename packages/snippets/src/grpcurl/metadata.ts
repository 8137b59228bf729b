import type { GivenFlag } from "../flags/read-flags.ts";
import { readHeader, type Header } from "../headers.ts";

/** The metadata of `-H` and `-rpc-header`. What is for reflection alone does not go along with the call. */
export function grpcurlHeaders(flags: readonly GivenFlag[]): readonly Header[] {
  const given = (name: string) => flags.filter((flag) => flag.name === name);
  // grpcurl puts the ones after the others, wherever they stand.
  return [...given("H"), ...given("rpc-header")].flatMap(({ value }) => {
    const header = readHeader(value);
    return header === undefined ? [] : [withBase64(header)];
  });
}

/** Sentences on headers that are not as they would have been sent. */
export function headerNotes(flags: readonly GivenFlag[], expands: boolean): readonly string[] {
  const notes: string[] = [];
  if (flags.some(({ name }) => name === "reflect-header")) {
    notes.push(
      "Left out: -reflect-header, as its metadata is for reflection and not for the call.",
    );
  }
  const names = flags
    .filter(({ name }) => name === "H" || name === "rpc-header")
    .flatMap(({ value }) => value.match(/\$\{\w+\}/g) ?? []);
  if (expands && names.length > 0) {
    const list = new Intl.ListFormat("en-GB").format(new Set(names));
    notes.push(
      `${list} stands as written: -expand-headers would have read it from your environment.`,
    );
  }
  return notes;
}

const alphabets = [
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}==|[A-Za-z0-9_-]{3}=)?$/,
  /^(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2,3}$/,
  /^(?:[A-Za-z0-9_-]{4})*[A-Za-z0-9_-]{2,3}$/,
];

/**
 * A `-bin` value in the base64 that metadata rows hold. grpcurl takes any
 * flavour of base64, and sends what is none as the bytes of its text.
 */
function withBase64([name, value]: Header): Header {
  if (!name.endsWith("-bin")) return [name, value];
  if (alphabets.some((alphabet) => alphabet.test(value))) {
    return [name, value.replaceAll("-", "+").replaceAll("_", "/")];
  }
  const bytes = Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte));
  return [name, btoa(bytes.join(""))];
}
