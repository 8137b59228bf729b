import type { ProtoType, SnippetMethod } from "@grpc-playground/snippets/write";
import { declaration } from "./excerpts.ts";
import type { Generated, Part, WholeFile } from "./part.ts";

/**
 * What protoc-gen-es makes for a method.
 *
 * @param files The service's own first; those of its messages may be others.
 */
export function typescriptParts(
  rpc: SnippetMethod,
  generator: string,
  files: readonly WholeFile[],
): Generated {
  const find = (line: string) => {
    for (const { content } of files) {
      const found = declaration(content, line);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const { service, input, output } = rpc;
  const types = input.fullName === output.fullName ? [input] : [input, output];
  const all = (line: (fullName: string) => string) =>
    types.flatMap(({ fullName }) => find(line(fullName)) ?? []).join("\n");
  const parts: Part[] = [
    {
      title: "Messages",
      text: "A type for each message, for the compiler alone. At run time a message is a plain object with a `$typeName`.",
      file: nameOf(input),
      code: all((name) => ` * @generated from message ${name}`),
    },
    {
      title: "Schemas",
      text: "What a message is, at run time: `create` makes one by its schema, `toBinary` and `fromBinary` write and read it.",
      file: nameOf(input),
      code: all((name) => ` * Describes the message ${name}.`),
    },
    {
      title: "Service",
      text: "No Stub and no Servicer: Connect makes a client of this by `createClient`, and a server's `router.service` takes an object with its methods. `methodKind` says which side streams.",
      file: nameOf(service),
      code: find(` * @generated from service ${service.fullName}`) ?? "",
    },
  ];
  return {
    language: "typescript",
    generator,
    parts: parts.filter(({ code }) => code !== ""),
    files,
  };
}

function nameOf({ file }: ProtoType): string {
  return `${file.path.replace(/\.proto$/, "")}_pb.ts`;
}
