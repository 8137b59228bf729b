// npm run test:peers: other people's gRPC against ours. Needs Python, Go and
// such; what is missing is skipped by name, and under CI=true it is a failure.

import { build, install, run } from "./bootstrap.mjs";

install();
build();
run("node", ["scripts/install-peers.mjs"]);
run("pnpm", ["--filter", "@grpc-playground/peers", "run", "test"]);
