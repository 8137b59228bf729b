#!/usr/bin/env node
// npx grpc-playground in a clone: the server's command line, `decode` among it.
// It builds nothing, so that its output is the command's alone.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = new URL("../apps/server/dist/main.js", import.meta.url);

if (existsSync(fileURLToPath(main))) {
  await import(main.href);
} else {
  console.error(
    `The playground has not been built yet. Run "npm start" in ${fileURLToPath(new URL("..", import.meta.url))} ` +
      "once: it installs, builds and serves (Ctrl-C ends it). Then try again.",
  );
  process.exitCode = 2;
}
