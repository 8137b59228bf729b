import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCallLog } from "../src/index.ts";
import { captureFetch } from "../src/wire/capture-fetch.ts";

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    if (request.url === "/empty") {
      response.writeHead(204).end();
      return;
    }
    if (request.url === "/cut") {
      response.writeHead(200, { "content-type": "application/grpc-web+proto" });
      response.write(Uint8Array.of(0, 0, 0, 0, 9, 1));
      setImmediate(() => response.destroy());
      return;
    }
    response.writeHead(200, { "content-type": "application/connect+proto", "x-served-by": "me" });
    response.end(Uint8Array.of(0, 0, 0, 0, 1, 7, 2, 0, 0, 0, 2, 0x7b, 0x7d));
  });
});
let origin = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

test("the exchange is written down as it went, and passes unchanged", async () => {
  const { wire } = createCallLog();
  const body = Uint8Array.of(0, 0, 0, 0, 2, 8, 1);
  const response = await captureFetch(wire)(`${origin}/a.B/C`, {
    method: "POST",
    headers: { "content-type": "application/connect+proto" },
    body,
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(bytes).toHaveLength(13);
  expect(response.headers.get("x-served-by")).toBe("me");
  expect(wire.request).toMatchObject({ method: "POST", url: `${origin}/a.B/C` });
  expect(wire.request?.headers).toContainEqual(["content-type", "application/connect+proto"]);
  expect(wire.response).toMatchObject({ status: 200 });
  expect(wire.up.part(0)?.bytes).toEqual(body);
  expect(wire.down.count).toBe(2);
  expect(wire.down.part(1)?.bytes).toEqual(bytes.subarray(6));
  expect(wire.closed).toBe(true);
});

test("a body that is no stream of envelopes is one part", async () => {
  const { wire } = createCallLog();
  const headers = { "content-type": "application/proto" };
  const body = Uint8Array.of(8, 1);
  const response = await captureFetch(wire)(`${origin}/empty`, { method: "POST", headers, body });
  expect(response.status).toBe(204);
  expect(wire.up.enveloped).toBe(false);
  expect(wire.up.part(0)?.bytes).toEqual(body);
  expect(wire.closed).toBe(true);
});

test("a response that breaks off fails for its reader too, and what had come is kept", async () => {
  const { wire } = createCallLog();
  const response = await captureFetch(wire)(`${origin}/cut`, { method: "POST" });
  await expect(response.arrayBuffer()).rejects.toThrow(TypeError);
  expect(wire.down.pending).toEqual(Uint8Array.of(0, 0, 0, 0, 9, 1));
  expect(wire.closed).toBe(true);
});

test("a response that is given up closes the record, though nobody reads on", async () => {
  const { wire } = createCallLog();
  const controller = new AbortController();
  const { signal } = controller;
  const response = await captureFetch(wire)(`${origin}/a.B/C`, { method: "POST", signal });
  expect(wire.closed).toBe(false);
  controller.abort();
  expect(wire.closed).toBe(true);
  await expect(response.arrayBuffer()).rejects.toThrow("aborted");
  expect(wire.down.size).toBe(0);
});

test("a request that reaches nobody rejects as it would, and closes the record", async () => {
  const { wire } = createCallLog();
  await expect(captureFetch(wire)("http://127.0.0.1:1/")).rejects.toThrow(TypeError);
  expect(wire.closed).toBe(true);
  expect(wire.response).toBeUndefined();
});
