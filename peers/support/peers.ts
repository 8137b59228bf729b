import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { cache } from "./paths.ts";

/** A foreign program, or why there is none. */
export type Peer =
  | { readonly command: string; readonly missing?: never; readonly forbidden?: never }
  | {
      readonly command?: never;
      readonly missing: string;
      /** No install would help: this machine does not allow it, which even CI may be excused for. */
      readonly forbidden?: true;
    };

export type PeerName =
  "python" | "grpcurl" | "buf" | "go" | "go example" | "go echo" | "grpc-js" | "tshark";

const require = createRequire(import.meta.url);
const windows = process.platform === "win32";
const executable = (name: string) => (windows ? `${name}.exe` : name);

/** What the installer said of the steps that it could not do. */
const notInstalled = readNotInstalled();

/** Every foreign peer, looked up once: the suite asks here, and the summary prints it. */
export const peers: Readonly<Record<PeerName, Peer>> = {
  python: python(),
  grpcurl: goProgram("grpcurl", { onPath: true }),
  go: goCompiler(),
  "go example": goProgram("grpc-go-example"),
  "go echo": goProgram("grpc-go-echo"),
  buf: buf(),
  "grpc-js": { command: process.execPath },
  tshark: tshark(),
};

function python(): Peer {
  const command = join(cache, "venv", windows ? "Scripts/python.exe" : "bin/python");
  const generated = join(cache, "python/greet_pb2_grpc.py");
  const reason = notInstalled["python"] ?? notInstalled["protoc"];
  if (!existsSync(command) || !existsSync(generated)) {
    return { missing: reason ?? "not installed: node scripts/install-peers.mjs" };
  }
  const { status, stderr } = spawnSync(command, [
    "-c",
    "import grpc, grpc_reflection, grpc_status",
  ]);
  return status === 0
    ? { command }
    : { missing: `it cannot import grpc: ${String(stderr).trim()}` };
}

function goProgram(name: string, { onPath = false } = {}): Peer {
  const folders = [
    join(cache, "bin"),
    ...(onPath ? (process.env["PATH"] ?? "").split(delimiter) : []),
  ];
  const command = folders.map((folder) => join(folder, executable(name))).find(existsSync);
  if (command !== undefined) return { command };
  return { missing: notInstalled["go"] ?? "not installed: node scripts/install-peers.mjs" };
}

/** The compiler, which is of use with the plugins that generate code for it. */
function goCompiler(): Peer {
  const plugins = ["protoc-gen-go", "protoc-gen-go-grpc"].map((name) => goProgram(name));
  const missing = plugins.find((plugin) => plugin.missing !== undefined);
  if (missing !== undefined) return missing;
  return spawnSync("go", ["version"]).status === 0
    ? { command: "go" }
    : { missing: "no go on PATH" };
}

/** The native binary: the script that npm puts on the PATH costs a second Node. */
function buf(): Peer {
  const manifest = require.resolve("@bufbuild/buf/package.json");
  const { optionalDependencies = {} } = JSON.parse(readFileSync(manifest, "utf8")) as {
    optionalDependencies?: Record<string, string>;
  };
  const resolver = createRequire(manifest);
  for (const name of Object.keys(optionalDependencies)) {
    try {
      return { command: resolver.resolve(`${name}/bin/${executable("buf")}`) };
    } catch {
      // Built for another platform than this one, so npm left it out.
    }
  }
  return { missing: `@bufbuild/buf has no binary for ${process.platform} ${process.arch}` };
}

/** Not installed by us: it comes with the system, and needs the right to capture. */
function tshark(): Peer {
  const interfaces = spawnSync("tshark", ["-D"], { encoding: "utf8" });
  if (interfaces.error !== undefined) return { missing: "no tshark on the PATH" };
  return /^\d+\. lo\b/m.test(interfaces.stdout)
    ? { command: "tshark" }
    : { missing: "tshark may not capture on the loopback interface here", forbidden: true };
}

function readNotInstalled(): Readonly<Record<string, string | undefined>> {
  const path = join(cache, "missing.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, string>) : {};
}

/** One line for people: who was there, and who was not, by name and with the reason. */
export function summary(): string {
  const parts = Object.entries(peers).map(([name, { missing }]) =>
    missing === undefined ? `${name} ok` : `${name} skipped (${missing.split("\n")[0]})`,
  );
  return `peers: ${parts.join(", ")}`;
}
