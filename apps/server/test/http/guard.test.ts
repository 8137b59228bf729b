import * as fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { createGuard } from "../../src/http/guard.ts";
import { startPlayground } from "../helpers/playground.ts";
import { openSocket, rawRequest } from "../helpers/raw-request.ts";

const sayHello = "/greet.Greeter/SayHello";
const json = { "content-type": "application/json" };
const hello = JSON.stringify({ name: "Ada", greeting: "Hello" });

const bound = (boundHost: string) => createGuard({ boundHost, devOrigins: [] });

describe("on loopback", () => {
  test.each(["localhost", "127.0.0.1", "[::1]", "LOCALHOST", "play.localhost"])(
    "Host may be %s, with any port",
    async (host) => {
      const { httpUrl } = await startPlayground();
      const response = await rawRequest(`${httpUrl}/healthz`, {
        headers: { host: `${host}:4711` },
      });
      expect(response).toMatchObject({ status: 200, body: "ok\n" });
    },
  );

  test.each(["evil.example", "127.0.0.1.evil.example:8080", "localhost.evil", "192.168.1.4:8080"])(
    "Host may not be %s, for anything",
    async (host) => {
      const { httpUrl } = await startPlayground();
      for (const [path, method] of [
        ["/", "GET"],
        ["/healthz", "HEAD"],
        ["/bridge", "GET"],
        ["/nothing", "OPTIONS"],
      ] as const) {
        const response = await rawRequest(httpUrl + path, { method, headers: { host } });
        expect(response.status).toBe(403);
      }
      const response = await rawRequest(`${httpUrl}/`, { headers: { host } });
      expect(response.body).toBe(
        `The Host header says "${host}", but this playground is only for this machine: ` +
          `open it as localhost or 127.0.0.1.\n`,
      );
      expect(await openSocket(`${httpUrl}/bridge`, { host })).toMatchObject({ status: 403 });
    },
  );

  test("a call or a WebSocket of another site's page is refused", async () => {
    const { httpUrl } = await startPlayground();
    for (const origin of ["http://evil.example", "https://127.0.0.1:1", "null", "file://"]) {
      const call = await rawRequest(httpUrl + sayHello, {
        method: "POST",
        headers: { ...json, origin },
        body: hello,
      });
      expect(call).toMatchObject({ status: 403 });
      expect(JSON.parse(call.body)).toMatchObject({ code: "permission_denied" });
      expect(await openSocket(`${httpUrl}/bridge`, { origin })).toMatchObject({
        status: 403,
        body: expect.stringContaining(`a page of "${origin}"`),
      });
    }
  });

  test("its own page, the vite dev server's, and what is no browser are let in", async () => {
    const devOrigin = "http://127.0.0.1:5173";
    const { httpUrl } = await startPlayground({ devOrigins: [devOrigin] });
    for (const headers of [{ origin: httpUrl }, { origin: devOrigin }, {}]) {
      const call = await rawRequest(httpUrl + sayHello, {
        method: "POST",
        headers: { ...json, ...headers },
        body: hello,
      });
      expect(JSON.parse(call.body)).toEqual({ message: "Hello Ada" });
      const opened = await openSocket(`${httpUrl}/bridge`, headers);
      expect(opened).toHaveProperty("socket");
      if ("socket" in opened) onTestFinished(() => opened.socket.terminate());
    }
  });

  test("no other spelling of the path, method or protocol gets a WebSocket past it", async () => {
    const { httpUrl } = await startPlayground();
    const origin = "http://evil.example";
    for (const path of [
      "/bridge/",
      "//bridge",
      "/bridge?x",
      "/%62ridge",
      "/./bridge",
      "/healthz",
    ]) {
      expect(await openSocket(httpUrl + path, { origin })).toMatchObject({ status: 403 });
    }
    const headers = { connection: "upgrade", upgrade: "websocket", origin };
    for (const method of ["POST", "HEAD", "OPTIONS"]) {
      const response = await rawRequest(`${httpUrl}/bridge`, { method, headers });
      expect(response.status).toBe(403);
    }
  });

  test("a client that offers another protocol is answered in this one", async () => {
    const { httpUrl } = await startPlayground();
    // As curl --http2 and Java's client do.
    const headers = {
      connection: "upgrade, http2-settings",
      upgrade: "h2c",
      "http2-settings": "AAMAAABkAAQAoAAAAAIAAAAA",
    };
    expect(await rawRequest(`${httpUrl}/healthz`, { headers })).toMatchObject({ body: "ok\n" });
    const call = { method: "POST", headers: { ...json, ...headers }, body: hello };
    expect(await rawRequest(httpUrl + sayHello, call)).toMatchObject({ status: 200 });
  });

  test("the page of localhost is not the page of 127.0.0.1", async () => {
    const { httpUrl, httpPort } = await startPlayground();
    const origin = `http://localhost:${httpPort}`;
    expect(await openSocket(`${httpUrl}/bridge`, { origin })).toMatchObject({ status: 403 });
  });
});

describe("the guard", () => {
  const post = { method: "POST", upgrade: false, site: undefined };

  test("bound to anything else, any Host will do, and only its own Origin", () => {
    const guard = bound("0.0.0.0");
    const host = "play.example:8080";
    expect(guard({ ...post, host, origin: "http://play.example:8080" })).toBeUndefined();
    // Behind something that speaks TLS for it.
    expect(
      guard({ ...post, host: "play.example", origin: "https://play.example" }),
    ).toBeUndefined();
    expect(guard({ ...post, host, origin: "http://play.example" })).toMatch(
      /not of this playground/,
    );
    expect(guard({ ...post, host, origin: undefined })).toBeUndefined();
  });

  test("without an Origin, what comes from another page may read only", () => {
    const guard = bound("127.0.0.1");
    const host = "localhost:8080";
    for (const site of ["cross-site", "same-site"]) {
      const request = { host, origin: undefined, site };
      expect(guard({ ...request, method: "POST", upgrade: false })).toMatch(/page of another site/);
      expect(guard({ ...request, method: "GET", upgrade: true })).toMatch(/page of another site/);
      // A link to the playground.
      expect(guard({ ...request, method: "GET", upgrade: false })).toBeUndefined();
    }
    for (const site of ["same-origin", "none"]) {
      expect(guard({ ...post, host, origin: undefined, site })).toBeUndefined();
    }
  });

  test("no Host and no Origin, of any shape, get a page of elsewhere in", () => {
    const guard = bound("127.0.0.1");
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl(), fc.domain()),
        fc.boolean(),
        (text, upgrade) => {
          fc.pre(!/localhost|127\.|::1|^[\d.x]+$/iu.test(text));
          const request = { method: upgrade ? "GET" : "POST", upgrade, site: undefined };
          expect(guard({ ...request, host: text, origin: undefined })).toBeDefined();
          expect(guard({ ...request, host: "localhost:1", origin: text })).toBeDefined();
        },
      ),
    );
  });
});
