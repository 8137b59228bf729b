import compress from "@fastify/compress";
import staticFiles from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { constants as zlib } from "node:zlib";

const notBuilt = `The playground's server is running, but its page has not been built.

Run "npm start" in the repository (it builds what is missing), or "npm run build"
and start again. gRPC, gRPC-Web and Connect calls work without the page.
`;

/**
 * Serves the built page. Vite puts a hash of the content into the names of
 * what is in assets/, so that these never change; everything else is asked for
 * anew each time (and mostly answered with 304).
 */
export async function servePage(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  if (webRoot === undefined || !existsSync(join(webRoot, "index.html"))) {
    app.get("/", async (_, reply) =>
      reply
        .code(503)
        .type("text/plain; charset=utf-8")
        .header("cache-control", "no-store")
        .send(notBuilt),
    );
    return;
  }
  const assets = join(webRoot, "assets");
  await app.register(compress, {
    encodings: ["br", "gzip"],
    // The default level of Brotli takes seconds for what the page is made of.
    brotliOptions: { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } },
  });
  await app.register(staticFiles, {
    root: webRoot,
    cacheControl: false,
    dotfiles: "ignore",
    setHeaders(reply, path) {
      reply.header(
        "cache-control",
        path.startsWith(assets) ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
}
