import { fromBinary } from "@bufbuild/protobuf";
import { type CodeGeneratorResponse, CodeGeneratorResponseSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { execFile, type ExecFileException } from "node:child_process";
import { createRequire } from "node:module";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";

/** What one run may cost. */
export interface PluginLimits {
  /** What its JavaScript may take, in MiB. */
  readonly maxHeapMb: number;
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
    [`--max-old-space-size=${limits.maxHeapMb}`, program],
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
  error: ExecFileException,
  said: string,
  { maxHeapMb, maxOutputBytes, timeoutMs }: PluginLimits,
): Error {
  if (error.name === "AbortError") return new ConnectError("the call was cancelled", Code.Canceled);
  if (String(error.code) === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
    return tooMuch(`the generated code has more than ${maxOutputBytes} bytes`);
  }
  if (error.killed === true) return tooMuch(`generating the code took longer than ${timeoutMs} ms`);
  // V8 aborts when its heap is full; who else might have sent a signal is short of memory too.
  if (typeof error.signal === "string" || said.includes("out of memory")) {
    return tooMuch(
      `generating the code took more memory than it may have (${maxHeapMb} MiB for its heap)`,
    );
  }
  const why = whyOf(said);
  if (why === undefined) return error;
  return new ConnectError(`protoc-gen-es refused the files${why}`, Code.InvalidArgument);
}

function tooMuch(text: string): ConnectError {
  return new ConnectError(text, Code.ResourceExhausted);
}

/**
 * What the plugin says behind its name, to go after "refused the files". It has
 * no words for some mistakes, such as a map whose entry has no key. Without its
 * name it is Node that speaks, of something that the files have no part in.
 */
function whyOf(said: string): string | undefined {
  const why = /^protoc-gen-es:(.*)/su.exec(said)?.[1]?.trim();
  return why === ""
    ? ", and did not say why: a descriptor is not as protoc makes them"
    : why && `: ${why}`;
}
