// npm run dev: the server restarted, and the page replaced in place, as files change.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { install, needsShell, root, toolEnvironment } from "./bootstrap.mjs";

install();

const port = 5173;
// One and the same to a person, but not to a browser.
const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
const server = [
  // Node runs the TypeScript sources as they are, so nothing has to be built.
  "--watch",
  join(root, "apps/server/src/main.ts"),
  ...origins.flatMap((origin) => ["--dev-origin", origin]),
];
const children = [
  start("node", server, root),
  // At another port, the server would refuse the page's calls.
  start("vite", ["--port", String(port), "--strictPort"], join(root, "apps/web")),
];

function start(command, args, cwd) {
  const child = spawn(command, args, {
    cwd,
    env: toolEnvironment(),
    stdio: "inherit",
    shell: needsShell(command),
  });
  child.on("exit", (code) => stop(code ?? 1));
  child.on("error", (error) => {
    console.error(`Could not run ${command}: ${error.message}`);
    stop(1);
  });
  return child;
}

let stopping = false;
/** Ends both; the exit code is that of whichever ended by itself. */
function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill("SIGTERM");
}

// A terminal's Ctrl-C reaches them too.
process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));
