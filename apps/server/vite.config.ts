import { defineConfig } from "vite";

/** One file that Node 20.19 and newer runs: our packages inside, npm's outside. */
export default defineConfig({
  ssr: { noExternal: [/^@grpc-playground\//] },
  build: {
    ssr: "src/main.ts",
    target: "node20",
    sourcemap: true,
    rolldownOptions: { output: { banner: "#!/usr/bin/env node" } },
  },
});
