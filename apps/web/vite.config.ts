import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";

// In development the page comes from Vite and everything else from the server,
// which is found at its PORT.
export default defineConfig(({ mode }) => {
  const { PORT = "8080" } = loadEnv(mode, ".", "PORT");
  const target = `http://127.0.0.1:${PORT}`;
  return {
    plugins: [react()],
    build: {
      // All of these have light-dark() and popovers, so that the style sheets stay as written.
      target: ["chrome123", "edge123", "firefox125", "safari17.5"],
      // The content security policy allows files of our own, and no data: URLs.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
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
