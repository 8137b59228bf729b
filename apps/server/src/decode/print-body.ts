import {
  parseMessage,
  printMessage,
  type Envelope,
  type PrintOptions,
} from "@grpc-playground/wire";
import type { DecodeSchema } from "./schema.ts";
import type { Body, Section } from "./sections.ts";

/** A body as text for a terminal: each part with a heading. */
export function printBody(body: Body, schema: DecodeSchema, options: PrintOptions): string {
  const strong = (text: string): string => (options.color ? `\u001b[1m${text}\u001b[0m` : text);
  const wrong = (text: string): string => (options.color ? `\u001b[31m${text}\u001b[0m` : text);
  const parts = body.sections.map((section) =>
    [
      strong(heading(section)),
      ...(section.envelope?.problem === undefined ? [] : [wrong(`! ${section.envelope.problem}`)]),
      ...content(section, schema, options).map((line) =>
        line.startsWith("! ") ? wrong(line) : line,
      ),
    ].join("\n"),
  );
  return [...parts, ...body.problems.map((problem) => wrong(`! ${problem}`))].join("\n\n");
}

function heading(section: Section): string {
  switch (section.kind) {
    case "message": {
      const { envelope, tree, bytes, compression, index } = section;
      const type = tree.schema?.typeName ?? "without a schema";
      const size =
        compression === undefined
          ? sizeText(bytes.length)
          : `${sizeText(bytes.length)} out of ${envelope?.statedLength ?? 0} by ${compression}`;
      return envelope
        ? `Message ${index + 1}, ${type}, ${size}${envelopeText(envelope)}`
        : `${tree.schema?.typeName ?? "A message without a schema"}, ${size}`;
    }
    case "trailers":
      return `Trailers${envelopeText(section.envelope)}`;
    default:
      return `End of the stream${envelopeText(section.envelope)}`;
  }
}

function envelopeText({ span, flagByte, statedLength }: Envelope): string {
  const flags = flagByte.toString(16).padStart(2, "0");
  return `  (envelope at ${span.start}: flags ${flags}, length ${statedLength})`;
}

function sizeText(size: number): string {
  return size === 1 ? "1 byte" : `${size} bytes`;
}

function content(section: Section, schema: DecodeSchema, options: PrintOptions): readonly string[] {
  switch (section.kind) {
    case "message": {
      const listed = printMessage(section.tree, section.bytes, options);
      const body = listed === "" ? "No fields: everything is as if unset." : listed;
      return [...(section.problem === undefined ? [] : [`! ${section.problem}`]), body];
    }
    case "trailers": {
      const { lines, problem } = section.trailers;
      return [
        ...lines.map(({ name, value, decoded }) => `${name}: ${decoded ?? value}`),
        ...(problem ? [`! ${problem.message}`] : []),
      ];
    }
    default: {
      const { error, metadata, problem } = section.end;
      return [
        error ? `error: ${error.code ?? "?"}: ${error.message ?? ""}` : "no error",
        ...(error?.details ?? []).flatMap(({ type, value }) => [
          `detail ${type}`,
          printMessage(
            parseMessage(value, {
              schema: schema.registry.getMessage(type),
              registry: schema.registry,
            }),
            value,
            options,
          ),
        ]),
        ...metadata.map(({ name, values }) => `${name}: ${values.join(", ")}`),
        ...(problem === undefined ? [] : [`! ${problem}`]),
      ];
    }
  }
}
