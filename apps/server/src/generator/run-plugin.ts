import { fromBinary } from "@bufbuild/protobuf";
import { type CodeGeneratorResponse, CodeGeneratorResponseSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";

/** What one run may cost. */
export interface PluginLimits {
  readonly maxOutputBytes: number;
  readonly timeoutMs: number;
}

/** What a run made. */
export interface PluginResult {
  readonly response: CodeGeneratorResponse;
  /** Name and version, such as `protoc-gen-es v2.17.0`. */
  readonly generator: string;
}

const require = createRequire(import.meta.url);

/** Where the plugin is, looked up when it is first wanted. */
function findPlugin() {
  const manifest = require.resolve("@bufbuild/protoc-gen-es/package.json");
  const { version, bin } = require(manifest) as {
    readonly version: string;
    readonly bin: Readonly<Record<string, string>>;
  };
  const program = bin["protoc-gen-es"] ?? "bin/protoc-gen-es";
  return { program: join(dirname(manifest), program), generator: `protoc-gen-es v${version}` };
}

/**
 * Runs protoc-gen-es the way protoc does: a `CodeGeneratorRequest` into its
 * standard input, a `CodeGeneratorResponse` out of its standard output
 * (google/protobuf/compiler/plugin.proto).
 *
 * @throws ConnectError RESOURCE_EXHAUSTED when it takes too long or makes too much,
 *   INVALID_ARGUMENT with its own words when it refuses the files.
 */
export async function runPlugin(
  input: Uint8Array,
  limits: PluginLimits,
  signal: AbortSignal,
): Promise<PluginResult> {
  const { program, generator } = findPlugin();
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const child = execFile(
    process.execPath,
    ["--max-old-space-size=512", program],
    {
      encoding: "buffer",
      // Nothing else of this process's settings is the plugin's business.
      env: { SystemRoot: process.env["SystemRoot"] },
      killSignal: "SIGKILL",
      maxBuffer: limits.maxOutputBytes,
      signal,
      timeout: limits.timeoutMs,
      windowsHide: true,
    },
    (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(refusal(error, stderr.toString(), limits));
    },
  );
  giveWay(child.pid);
  // One that has ended does not read; what it ended with is told above.
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  return { response: fromBinary(CodeGeneratorResponseSchema, await promise), generator };
}

/** Calls that are open go before: anybody may have code generated, all the time. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
}

function refusal(
  error: Error & { readonly code?: unknown; readonly killed?: boolean },
  said: string,
  { maxOutputBytes, timeoutMs }: PluginLimits,
): Error {
  if (error.name === "AbortError") return new ConnectError("the call was cancelled", Code.Canceled);
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
    const text = `the generated code has more than ${maxOutputBytes} bytes`;
    return new ConnectError(text, Code.ResourceExhausted);
  }
  if (error.killed === true) {
    const text = `generating the code took longer than ${timeoutMs} ms`;
    return new ConnectError(text, Code.ResourceExhausted);
  }
  // The last line of a Node program that failed is the one that says why.
  const why = said.trim().split("\n").at(-1);
  if (typeof error.code !== "number" || why === undefined || why === "") return error;
  return new ConnectError(`protoc-gen-es refused the files: ${why}`, Code.InvalidArgument);
}
