import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv, type Plugin } from "vite";

/** Bytes that a browser loads before it can make its first call, gzipped. */
const budget = 200_000;

async function gzipped(code: string): Promise<number> {
  const zipped = new Blob([code]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(zipped).arrayBuffer()).byteLength;
}

/**
 * Fails a build whose JavaScript has outgrown the budget. Lazy chunks do not
 * count here; e2e/tests/download.spec.ts counts all that a first call loads.
 */
function holdBudget(): Plugin {
  return {
    name: "hold-budget",
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const first = new Set(
        chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName),
      );
      for (const name of first) {
        chunks.find(({ fileName }) => fileName === name)?.imports.forEach((at) => first.add(at));
      }
      const loaded = chunks.filter(({ fileName }) => first.has(fileName));
      const sizes = await Promise.all(loaded.map(({ code }) => gzipped(code)));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const words = `first-load JavaScript: ${(total / 1000).toFixed(1)} KB of ${budget / 1000}, gzipped`;
      if (total > budget) this.error(`${words}. Load what is not needed at first with import().`);
      console.log(words);
    },
  };
}

// In development the page comes from Vite and everything else from the server,
// which is found at its PORT.
export default defineConfig(({ mode }) => {
  const { PORT = "8080" } = loadEnv(mode, ".", "PORT");
  const target = `http://127.0.0.1:${PORT}`;
  return {
    plugins: [react(), holdBudget()],
    build: {
      // All of these have light-dark() and popovers, so that the style sheets stay as written.
      target: ["chrome123", "edge123", "firefox125", "safari17.5"],
      // The content security policy allows files of our own, and no data: URLs.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // What is loaded first, in one file: cut up by who else uses which part, it is larger.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: "page", tags: ["$initial"] }] } },
      },
      // holdBudget minds the size, by what goes over the network.
      chunkSizeWarningLimit: 1000,
    },
    server: {
      host: "127.0.0.1",
      proxy: {
        "/bridge": { target: target.replace("http", "ws"), ws: true, changeOrigin: true },
        "/healthz": target,
        // `/<service>/<method>`: the seeds' services without a package have no dot.
        "^/([\\w]+\\.)*[A-Z]\\w*/\\w+$": target,
      },
    },
  };
});
