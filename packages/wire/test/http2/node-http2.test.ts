import { once } from "node:events";
import {
  connect,
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type Settings,
} from "node:http2";
import type { AddressInfo } from "node:net";
import * as fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { HeaderBlock, Http2Reader, Way } from "../../src/http2/index.ts";
import { startRecorder } from "./support/recorded.ts";

/** What both ends of a connection say that they got, and what we read between them. */
interface Exchange {
  readonly reader: Http2Reader;
  readonly requests: readonly IncomingHttpHeaders[];
  readonly responses: readonly IncomingHttpHeaders[];
  readonly trailers: readonly IncomingHttpHeaders[];
}

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** Makes requests one after the other over one connection of Node's own HTTP/2. */
async function exchange(
  headers: readonly OutgoingHttpHeaders[],
  { settings = {}, body = "hello" }: { settings?: Settings; body?: string } = {},
): Promise<Exchange> {
  const requests: IncomingHttpHeaders[] = [];
  const responses: IncomingHttpHeaders[] = [];
  const trailers: IncomingHttpHeaders[] = [];
  const server = createServer({ settings, maxHeaderListPairs: 5_000 });
  server.on("stream", (stream, got) => {
    requests.push(got);
    const echoed = Object.entries(got).filter(([name]) => name.startsWith("x-"));
    stream.respond({ ":status": 200, ...Object.fromEntries(echoed) }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0", "x-last": "1" }));
    stream.resume();
    stream.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => {
    server.close();
    return once(server, "close");
  });
  const recorder = await startRecorder((server.address() as AddressInfo).port);
  ends.push(() => recorder.close());
  const client = connect(`http://127.0.0.1:${recorder.port}`, {
    settings,
    maxHeaderListPairs: 5_000,
  });
  ends.push(() => client.destroy());
  for (const one of headers) {
    const stream = client.request({ ":method": "POST", ":path": "/a.B/C", ...one });
    stream.on("response", (got) => responses.push(got));
    stream.on("trailers", (got) => trailers.push(got));
    stream.resume().end(body);
    await once(stream, "close");
  }
  return { reader: recorder.read(), requests, responses, trailers };
}

/** Header blocks of one direction, as the objects that Node makes of headers. */
function blocks({ frames }: Http2Reader, of: Way): HeaderBlock[] {
  return frames.flatMap(({ way, payload }) =>
    way === of && payload.kind === "headers" && payload.block !== undefined ? [payload.block] : [],
  );
}

const asObject = ({ headers }: HeaderBlock) =>
  Object.fromEntries(headers.map(({ name, value }) => [name, value]));
const asText = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

function expectSame({ reader, requests, responses, trailers }: Exchange): void {
  expect(reader.frames.map(({ problem }) => problem).filter(Boolean)).toEqual([]);
  expect(blocks(reader, "up").map(asObject)).toEqual(requests.map(asText));
  const answers = responses.flatMap((response, index) => [response, trailers[index] ?? {}]);
  expect(blocks(reader, "down").map(asObject)).toEqual(answers.map(asText));
}

describe("what Node's HTTP/2 writes", () => {
  it("has the headers that Node says it received, again and again out of the table", async () => {
    const value = fc.string({ unit: "grapheme-ascii", maxLength: 60 }).map((text) => text.trim());
    const headers = fc.dictionary(fc.stringMatching(/^x-[a-z]{1,4}$/), value, { maxKeys: 8 });
    const lists = fc.sample(fc.array(headers, { minLength: 30, maxLength: 30 }), {
      numRuns: 1,
      seed: 20260214,
    });
    const done = await exchange([...(lists[0] ?? []), ...(lists[0] ?? [])]);
    expect(done.requests).toHaveLength(60);
    expectSame(done);
    const fromTable = blocks(done.reader, "up").flatMap(({ headers: all }) =>
      all.filter(({ table }) => table === "dynamic"),
    );
    expect(fromTable.length).toBeGreaterThan(50);
  });

  it.each([0, 64, 500, 30_000])("obeys a table of %i bytes", async (headerTableSize) => {
    const lists = Array.from({ length: 12 }, (_, index) => ({
      "x-one": `value ${index % 3}`,
      "x-two": "always the same",
      "x-three": "c".repeat(index * 40),
    }));
    const done = await exchange(lists, { settings: { headerTableSize } });
    expectSame(done);
    const sizes = blocks(done.reader, "up").flatMap(({ sizeUpdates }) => sizeUpdates);
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes.map(({ size }) => size))).toBeLessThanOrEqual(headerTableSize);
  });

  it("goes on in CONTINUATION when the headers are larger than a frame", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`x-${index}`, `${index} `.padEnd(1_000, "~")]),
    );
    const done = await exchange([many]);
    expectSame(done);
    for (const way of ["up", "down"] as const) {
      const types = done.reader.frames.filter((frame) => frame.way === way).map(({ type }) => type);
      expect(types).toContain("CONTINUATION");
    }
  });

  it("never sends more than our windows say, and leaves what its own windows say", async () => {
    const settings = { initialWindowSize: 20_000 };
    const { reader } = await exchange([{}, {}], { settings, body: "b".repeat(300_000) });
    expect(reader.frames.map(({ problem }) => problem).filter(Boolean)).toEqual([]);
    const lowest = Math.min(...reader.windows.map(({ stream }) => stream.down));
    // 300,000 bytes through a window of 20,000: the server must have run it down.
    expect(lowest).toBeGreaterThanOrEqual(0);
    expect(lowest).toBeLessThan(20_000);
    expect(reader.windows.length).toBeGreaterThan(30);
  });
});
