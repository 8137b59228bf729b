import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { build } from "vite";
import { WebSocketServer, type WebSocket } from "ws";
import { contender } from "./paths.ts";
import { scratch } from "./scratch.ts";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** Serves the tab's page, and takes the WebSocket on which the page waits for jobs. */
export interface PageHost {
  readonly port: number;
  /** The page's socket, once it has opened it. */
  readonly page: Promise<WebSocket>;
  close(): Promise<void>;
}

/** Bundles the page as the real one is bundled, and serves it from a free port. */
export async function openPageHost(): Promise<PageHost> {
  const folder = scratch("page");
  await build({
    root: contender("tab"),
    configFile: false,
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://bench");
    const file = join(folder, normalize(pathname === "/" ? "/index.html" : pathname));
    readFile(file).then(
      (content) =>
        response.setHeader("content-type", types[extname(file)] ?? "text/plain").end(content),
      () => response.writeHead(404).end(),
    );
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const page = new Promise<WebSocket>((resolve) => sockets.once("connection", resolve));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The page has no port.");
  return {
    port: address.port,
    page,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
