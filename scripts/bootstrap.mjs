// Makes a checkout ready to run: installs what the lockfile names when that has
// changed, and builds what is stale. Plain JavaScript without dependencies,
// because it runs before there are any, on the machine's own Node.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

// Not import.meta.dirname: a Node that is too old to have it has to be told so.
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
const bin = join(root, "node_modules/.bin");
const cache = join(root, ".cache");
const windows = process.platform === "win32";

const lowest = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < lowest[0] || (major === lowest[0] && minor < lowest[1])) {
  fail(
    `This needs Node ${lowest.join(".")} or newer, and runs on ${process.versions.node}. ` +
      `Install a current one from nodejs.org, then try again.`,
  );
}

/** Says what went wrong and ends the process. */
export function fail(message, code = 1) {
  console.error(`\n${message}\n`);
  process.exit(code);
}

/** The environment in which the project's own tools, its Node among them, come first. */
export function toolEnvironment() {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
}

/** Whether only a shell starts a command: npx and the tools in .bin are .cmd files on Windows. */
export function needsShell(command) {
  return windows && command !== "node";
}

/** Runs a command to its end in the project's environment, and ends this process when it fails. */
export function run(command, args, { quiet = false, cwd = root, env = {} } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...toolEnvironment(), ...env },
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    shell: needsShell(command),
    // What a failing build says may be long, and is what one wants to read.
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  if (quiet) process.stderr.write(Buffer.concat([stdout ?? Buffer.of(), stderr ?? Buffer.of()]));
  fail(
    error
      ? `Could not run ${command}: ${error.message}`
      : `"${[command, ...args].join(" ")}" failed (exit ${status ?? "by a signal"}). What it printed is above.`,
    status ?? 1,
  );
}

/** Installs the dependencies when the lockfile is not the one that was installed last. */
export function install() {
  const { pnpm } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies;
  const inputs = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"];
  const wanted = digest(inputs.map((name) => join(root, name)));
  const isThere = existsSync(join(root, "node_modules/.modules.yaml"));
  if (isThere && stamp("install") === wanted) return;
  console.log("Installing dependencies (the first time takes a minute) ...");
  run("npx", ["--yes", `pnpm@${pnpm}`, "install", "--frozen-lockfile"], {
    quiet: !process.env.CI,
    // Without a terminal pnpm would refuse to replace a node_modules of another version.
    env: { CI: "true" },
  });
  stamp("install", wanted);
}

/** Builds the page and the server when a source is not the one that was built last. */
export function build() {
  const sources = ["packages", "apps"].flatMap((folder) => sourcesIn(join(root, folder)));
  const wanted = digest([...sources, join(root, "pnpm-lock.yaml")]);
  const isThere = ["apps/web/dist/index.html", "apps/server/dist/main.js"].every((path) =>
    existsSync(join(root, path)),
  );
  if (isThere && stamp("build") === wanted) return;
  console.log("Building ...");
  run("pnpm", ["run", "build"], { quiet: true });
  stamp("build", wanted);
}

/** Every file below `folder` that a build may read. */
function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return ["node_modules", "dist", "test", ".cache"].includes(entry.name) ? [] : sourcesIn(path);
    }
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** A hash of files: their paths in the checkout and what they hold. */
export function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths.toSorted()) {
    if (statSync(path).isFile()) hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** Reads, or writes, what a step was last done for. */
function stamp(step, value) {
  const path = join(cache, `${step}.stamp`);
  if (value === undefined) return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  mkdirSync(cache, { recursive: true });
  writeFileSync(path, value);
  return value;
}
