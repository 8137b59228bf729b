import { guessFraming, type Framing, type InputRead } from "@grpc-playground/wire";
import { startOfHttp2 } from "@grpc-playground/wire/http2";
import { decodeHttp2, type Http2Bytes } from "./http2.ts";
import { bodyJson } from "./json-body.ts";
import { decodeHelp, readOptions, UsageError, type DecodeOptions } from "./options.ts";
import { printBody } from "./print-body.ts";
import { printHttp2 } from "./print-http2.ts";
import { hasProblems } from "./problems.ts";
import { readBytes, type Stdin } from "./read-bytes.ts";
import { loadSchema, type DecodeSchema } from "./schema.ts";
import { readBody } from "./sections.ts";

/** What the command needs of its process. */
export interface DecodeIo {
  readonly stdin: Stdin;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * `grpc-playground decode`.
 *
 * @param argv What stands behind `decode`.
 * @returns The exit code: 0, 1 when something is wrong with the bytes, 2 for the command line.
 */
export async function runDecode(argv: readonly string[], io: DecodeIo): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options.help) {
      io.print(decodeHelp);
      return 0;
    }
    const schema = await loadSchema(options);
    const input = await readBytes(options, io.stdin);
    return decode(input, schema, options, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.printError(error.message);
    return 2;
  }
}

function decode(
  input: InputRead,
  schema: DecodeSchema,
  options: DecodeOptions,
  io: DecodeIo,
): number {
  const { framing, why } = framingOf(input.bytes, options);
  const isBroken = input.problem !== undefined;
  if (framing === "http2") {
    const read = decodeHttp2(input.bytes, schema, options.side);
    if (options.json) io.print(jsonText(http2Json(input, read)));
    else io.print(`${inputText(input, why, io)}\n\n${printHttp2(read, schema, io)}`);
    const isWrong =
      read.problem !== undefined ||
      read.frames.some(({ problem }) => problem !== undefined) ||
      read.streams.some(({ body }) => hasProblems(body));
    return isWrong || isBroken ? 1 : 0;
  }
  const body = readBody(input.bytes, framing, schema, schema.message);
  if (options.json) {
    io.print(jsonText({ input: inputJson(input), framing, why, ...bodyJson(body) }));
  } else io.print(`${inputText(input, why, io)}\n\n${printBody(body, schema, io)}`);
  return hasProblems(body) || isBroken ? 1 : 0;
}

/** @throws UsageError where no text can hold it. */
function jsonText(value: object): string {
  try {
    return JSON.stringify(value, undefined, 2);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(
      "There are too many fields for one JSON text: leave --json out, or decode a part of the bytes",
    );
  }
}

function framingOf(
  bytes: Uint8Array,
  { framing }: DecodeOptions,
): { readonly framing: Framing | "http2"; readonly why: string } {
  if (framing !== "auto") return { framing, why: `Read as ${framing}, as --framing says.` };
  const way = startOfHttp2(bytes);
  if (way !== undefined) {
    const who = way === "up" ? "a client" : "a server";
    return { framing: "http2", why: `Read as http2: it begins as what ${who} sends does.` };
  }
  const [guess] = guessFraming(bytes);
  return guess
    ? {
        framing: guess.framing,
        why: `${guess.framing === "none" ? "" : `Read as ${guess.framing}: `}${guess.why}`,
      }
    : { framing: "none", why: "Read as a bare message." };
}

function inputText(input: InputRead, why: string, { color }: DecodeIo): string {
  const quiet = (text: string): string => (color ? `\u001b[2m${text}\u001b[0m` : text);
  const others = input.alternatives.filter(({ kind }) => kind !== "bytes").map(({ kind }) => kind);
  // Where one is as likely, the reason has said so.
  const also =
    others.length > 0 && !input.why.includes(others[0] ?? "")
      ? ` It could be ${others.join(" or ")}, too.`
      : "";
  const size = input.bytes.length === 1 ? "1 byte" : `${input.bytes.length} bytes`;
  const lines = [quiet(`${size}, written as ${input.kind}: ${input.why}${also}`), quiet(why)];
  if (input.problem) {
    const text = `! At character ${input.problem.at + 1} of the input: ${input.problem.message} What is before it is decoded.`;
    lines.push(color ? `\u001b[31m${text}\u001b[0m` : text);
  }
  return lines.join("\n");
}

function inputJson({ kind, why, problem, bytes, alternatives }: InputRead) {
  return {
    as: kind,
    why,
    problem,
    size: bytes.length,
    orAs: alternatives.map((other) => other.kind),
  };
}

function http2Json(input: InputRead, { frames, streams, problem }: Http2Bytes) {
  return {
    input: inputJson(input),
    framing: "http2",
    frames: frames.map(({ index, type, stream, length, flags, payload, problem: wrong }) => ({
      index,
      type,
      stream,
      length,
      flags,
      ...(payload.kind === "headers"
        ? {
            headers: payload.block?.headers.map(({ name, value, form }) => ({ name, value, form })),
          }
        : {}),
      ...(payload.kind === "settings"
        ? { settings: payload.entries.map(({ id, name, value }) => ({ id, name, value })) }
        : {}),
      ...(payload.kind === "window-update" ? { increment: payload.increment } : {}),
      problem: wrong,
    })),
    streams: streams.map(({ stream, size, framing, body }) => ({
      stream,
      size,
      framing,
      ...bodyJson(body),
    })),
    problem,
  };
}
