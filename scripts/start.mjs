// npm start: installs, builds what is stale, and serves until Ctrl-C.
// Arguments go to the server: npm start -- --port 9000

import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, install, root, toolEnvironment } from "./bootstrap.mjs";

install();
build();

const server = spawn("node", [join(root, "apps/server/dist/main.js"), ...process.argv.slice(2)], {
  cwd: root,
  env: toolEnvironment(),
  stdio: "inherit",
});
// A terminal's Ctrl-C reaches the server too, since it shares the process
// group; a signal sent to this process alone does not. The server counts a
// second one as "do not drain", so only what it cannot have had is passed on.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => server.kill("SIGTERM"));
// npm hands a signal to a shell, which dies of it and passes nothing on. All
// that is seen of it here is that the parent is another one.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  server.kill("SIGTERM");
}, 250).unref();
server.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 128);
});
