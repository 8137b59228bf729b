// npm run dev: the server restarted, and the page replaced in place, as files change.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { install, root, toolEnvironment } from "./bootstrap.mjs";

install();

const page = "http://127.0.0.1:5173";
const commands = [
  // Node runs the TypeScript sources as they are, so nothing has to be built.
  ["node", ["--watch", join(root, "apps/server/src/main.ts"), "--dev-origin", page]],
  ["pnpm", ["--filter", "@grpc-playground/web", "run", "dev"]],
];
const children = commands.map(([command, args]) =>
  spawn(command, args, {
    cwd: root,
    env: toolEnvironment(),
    stdio: "inherit",
    shell: process.platform === "win32",
  }),
);
process.on("SIGINT", () => {});
for (const child of children) {
  child.on("exit", () => children.forEach((other) => other.kill("SIGTERM")));
}
