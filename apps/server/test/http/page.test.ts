import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { startPlayground } from "../helpers/playground.ts";
import { rawRequest } from "../helpers/raw-request.ts";

const script = `console.log("${"a page ".repeat(1000)}");`;

function buildPage(): string {
  const webRoot = mkdtempSync(join(tmpdir(), "page-"));
  onTestFinished(() => rmSync(webRoot, { recursive: true }));
  mkdirSync(join(webRoot, "assets"));
  writeFileSync(join(webRoot, "index.html"), "<!doctype html><title>Playground</title>");
  writeFileSync(join(webRoot, "assets/index-4af1.js"), script);
  writeFileSync(join(webRoot, ".secret"), "no");
  return webRoot;
}

test("the page is asked for anew each time, its assets never", async () => {
  const { httpUrl } = await startPlayground({ webRoot: buildPage() });
  const page = await fetch(httpUrl);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toMatch(/^text\/html/);
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const again = await rawRequest(`${httpUrl}/`, {
    headers: { "if-none-match": page.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
  const asset = await fetch(`${httpUrl}/assets/index-4af1.js`);
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(asset.headers.get("content-type")).toMatch(/javascript/);
});

test("assets are compressed for those who can read it", async () => {
  const { httpUrl } = await startPlayground({ webRoot: buildPage() });
  const url = `${httpUrl}/assets/index-4af1.js`;
  for (const [encoding, decode] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const) {
    const response = await rawRequest(url, { headers: { "accept-encoding": encoding } });
    expect(response.headers["content-encoding"]).toBe(encoding);
    expect(response.bytes.length).toBeLessThan(script.length / 10);
    expect(decode(response.bytes).toString()).toBe(script);
  }
  const plain = await rawRequest(url);
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body).toBe(script);
});

test("the policy allows no inline script and no other server", async () => {
  const { httpUrl, httpPort } = await startPlayground({ webRoot: buildPage() });
  for (const path of ["/", "/assets/index-4af1.js", "/healthz", "/nowhere"]) {
    const { headers } = await fetch(httpUrl + path);
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain(
      `connect-src 'self' ws://127.0.0.1:${httpPort} wss://127.0.0.1:${httpPort};`,
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});

test("what is not there is said in a line of text, and no file outside is there", async () => {
  const { httpUrl } = await startPlayground({ webRoot: buildPage() });
  const nowhere = await fetch(`${httpUrl}/nowhere`);
  expect(nowhere.status).toBe(404);
  expect(await nowhere.text()).toBe("There is nothing at GET /nowhere.\n");
  for (const path of [
    "/.secret",
    "/..%2f..%2fetc/passwd",
    "/assets/../../x",
    "/%00",
    "/%E0%A4%A",
  ]) {
    const response = await rawRequest(httpUrl + path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  }
});

test("a page that has not been built says how to build it; calls work", async () => {
  const { httpUrl } = await startPlayground({ webRoot: "/nowhere" });
  const page = await fetch(httpUrl);
  expect(page.status).toBe(503);
  expect(await page.text()).toMatch(/page has not been built.*npm start/s);
  expect((await fetch(`${httpUrl}/healthz`)).status).toBe(200);
});

test("a plain request to the bridge's path says what it is for", async () => {
  const { httpUrl } = await startPlayground();
  const response = await fetch(`${httpUrl}/bridge`);
  expect(response.status).toBe(426);
  expect(response.headers.get("upgrade")).toBe("websocket");
});
