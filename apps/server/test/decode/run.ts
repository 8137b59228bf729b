import { runDecode } from "../../src/decode/run-decode.ts";

/** What the command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs `grpc-playground decode` as a process does, with something piped into it or a terminal. */
export async function decode(
  argv: readonly string[],
  { piped, color = false }: { readonly piped?: Uint8Array | string; readonly color?: boolean } = {},
): Promise<Ran> {
  const out: string[] = [];
  const error: string[] = [];
  const bytes = typeof piped === "string" ? new TextEncoder().encode(piped) : piped;
  const code = await runDecode(argv, {
    stdin: { isTTY: bytes === undefined, read: async () => bytes ?? new Uint8Array() },
    print: (text) => out.push(text),
    printError: (text) => error.push(text),
    color,
    width: 100,
  });
  return { code, out: out.join("\n"), error: error.join("\n") };
}
