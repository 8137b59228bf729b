// npm run bench: ratios against opponents started in the same run.
// Arguments go to the bench: npm run bench -- --only unary

import { build, install, run } from "./bootstrap.mjs";
import { findBrowser } from "./find-browser.mjs";

install();
build();
run("node", ["scripts/install-peers.mjs"]);
const browser = await findBrowser().catch(() => undefined);
run("pnpm", ["--filter", "@grpc-playground/bench", "run", "bench", ...process.argv.slice(2)], {
  env: browser === undefined ? {} : { CHROMIUM: browser },
});
