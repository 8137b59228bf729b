import type { SnippetMethod } from "../snippet.ts";
import { isPythonName } from "./literal.ts";
import { isImportable } from "./modules.ts";

/** Why a method cannot be called or served by what grpcio-tools makes; undefined where it can. */
export function notPython({ service, name, input, output }: SnippetMethod): string | undefined {
  const files = [service, input, output].map(({ file }) => file);
  const words = [name, ...[service, input, output].flatMap(({ path }) => path)];
  const word = words.find((each) => !isPythonName(each));
  const file = files.find((each) => !isImportable(each));
  if (word === undefined && file === undefined) return undefined;
  const what = word === undefined ? `the path ${file?.path}` : `the name ${word}`;
  return `grpcio-tools makes a stub of this service that is no Python, because of ${what}. Use another language, or change the .proto.`;
}
