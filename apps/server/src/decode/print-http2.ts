import type { PrintOptions } from "@grpc-playground/wire";
import type { Http2Frame } from "@grpc-playground/wire/http2";
import type { Http2Bytes } from "./http2.ts";
import { printBody } from "./print-body.ts";
import type { DecodeSchema } from "./schema.ts";

/** The frames, a line each with what they hold below, and then the bodies. */
export function printHttp2(
  { frames, streams, problem }: Http2Bytes,
  schema: DecodeSchema,
  options: PrintOptions,
): string {
  const wrong = (text: string): string =>
    options.color ? `\u001b[31m! ${text}\u001b[0m` : `! ${text}`;
  const listed = frames.flatMap((frame) => [
    `${String(frame.index).padStart(4)}  ${frame.type.padEnd(13)}  stream ${frame.stream}  length ${frame.length}${frame.flags.length > 0 ? `  ${frame.flags.join(" ")}` : ""}`,
    ...contentLines(frame).map((line) => `        ${line}`),
    ...(frame.problem === undefined ? [] : [`      ${wrong(frame.problem)}`]),
  ]);
  const bodies = streams.map(
    ({ stream, size, framing, body }) =>
      `Stream ${stream}: ${size} bytes of body, ${framing === "none" ? "no framing" : framing}\n\n${printBody(body, schema, options)}`,
  );
  return [listed.join("\n"), ...bodies, ...(problem === undefined ? [] : [wrong(problem)])].join(
    "\n\n",
  );
}

function contentLines({ payload }: Http2Frame): readonly string[] {
  switch (payload.kind) {
    case "headers":
      return [
        ...(payload.block?.headers ?? []).map(
          ({ name, value, form, size }) =>
            `${name}: ${value}  (${form}, ${size === 1 ? "1 byte" : `${size} bytes`})`,
        ),
        ...(payload.block?.problem === undefined ? [] : [`! ${payload.block.problem}`]),
      ];
    case "settings":
      return payload.entries.map(
        ({ id, name, value }) => `${name ?? `0x${id.toString(16)}`} = ${value}`,
      );
    case "window-update":
      return [`window + ${payload.increment}`];
    case "rst-stream":
      return [payload.codeName];
    case "goaway":
      return [`${payload.codeName}, last stream ${payload.lastStream} ${payload.debug}`.trim()];
    default:
      return [];
  }
}
