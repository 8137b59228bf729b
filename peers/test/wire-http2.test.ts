import type { TappedFrame } from "@grpc-playground/bridge";
import { createHttp2Reader, type Http2Reader } from "@grpc-playground/wire/http2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCaptured, sharkTells, weTell } from "../support/capture/compare.ts";
import { type CapturedConnection, readPdml } from "../support/capture/pdml.ts";
import { callByGrpcJs, callInspected, callPadded, large } from "../support/capture/traffic.ts";
import { startCapture } from "../support/capture/tshark.ts";
import { describePeers } from "../support/describe-peers.ts";
import { hello } from "../support/hello.ts";
import { startGoServer } from "../support/peer-servers.ts";
import { startPlayground } from "../support/playground.ts";
import { runProgram } from "../support/program.ts";
import { runPythonClient } from "../support/python.ts";

const ways = ["up", "down"] as const;
const portOf = (address: string) => Number(address.split(":").at(-1));

/** What was captured while everybody called, and what the bridge told of its inspected calls. */
interface Captured {
  readonly connections: readonly CapturedConnection[];
  readonly readers: ReadonlyMap<CapturedConnection, Http2Reader>;
  readonly inspected: readonly (readonly TappedFrame[])[];
}

describePeers(
  ["tshark", "python", "grpcurl", "go echo"],
  "reads the frames that our reader reads",
  (tshark, python, grpcurl, goEcho) => {
    let captured: Captured;
    const stack = new AsyncDisposableStack();
    afterAll(() => stack.disposeAsync());

    beforeAll(async () => {
      const playground = await startPlayground();
      stack.use(playground);
      const go = stack.use(await startGoServer(goEcho));
      const ports = [portOf(playground.grpc), portOf(go.address)];
      const capture = stack.use(await startCapture(tshark, ports));

      await callByGrpcJs(playground.grpc);
      await callPadded(playground.grpc);
      await runPythonClient(python, "greet_client", playground.grpc);
      await runPythonClient(python, "displacement", playground.grpc);
      const shouted = JSON.stringify(hello(large));
      for (const method of ["SayHello", "InteractingHello"]) {
        const args = ["-plaintext", "-d", "@", playground.grpc, `greet.Greeter/${method}`];
        await runProgram(grpcurl, args, { input: shouted });
      }
      const inspected = [
        ...(await callInspected(playground, playground.grpc, {
          unary: "greet.Greeter/SayHello",
          stream: "greet.Greeter/ParrotSaysHello",
          bidi: "greet.Greeter/InteractingHello",
          request: hello,
        })),
        ...(await callInspected(playground, go.address, {
          unary: "grpc.examples.echo.Echo/UnaryEcho",
          stream: "grpc.examples.echo.Echo/ServerStreamingEcho",
          bidi: "grpc.examples.echo.Echo/BidirectionalStreamingEcho",
          request: (message) => ({ message }),
        })),
      ];
      // Its farewell to whoever is still connected is part of what is to be seen.
      await playground.program.stop();

      const connections = readPdml(await capture.stop(), new Set(ports));
      const readers = new Map(connections.map((one) => [one, readCaptured(one)] as const));
      captured = { connections, readers, inspected };
    }, 120_000);

    it("frame for frame, header for header, in both directions", () => {
      const counts = { connections: 0, frames: 0, headers: 0 };
      for (const [connection, reader] of captured.readers) {
        counts.connections++;
        for (const way of ways) {
          const ours = weTell(reader.frames, way);
          const theirs = sharkTells(connection.frames, way);
          expect(ours.frames).toEqual(theirs.frames);
          expect(ours.headers).toEqual(theirs.headers);
          counts.frames += ours.frames.length;
          counts.headers += ours.headers.length;
        }
      }
      console.log(
        `tshark and our reader agree on ${counts.frames} frames and ${counts.headers} headers of ${counts.connections} connections`,
      );
      expect(counts.connections).toBeGreaterThan(10);
      expect(counts.frames).toBeGreaterThan(400);
      expect(counts.headers).toBeGreaterThan(400);
    });

    it("finds nothing wrong with what these peers send", () => {
      const problems = [...captured.readers.values()].flatMap(({ frames }) =>
        frames.flatMap(({ way, type, problem }) =>
          problem === undefined ? [] : [[way, type, problem]],
        ),
      );
      expect(problems).toEqual([]);
    });

    it("had frames of every kind that these peers send, and headers of every form", () => {
      const frames = [...captured.readers.values()].flatMap((reader) => reader.frames);
      expect(new Set(frames.map(({ type }) => type))).toEqual(
        new Set(
          "PREFACE SETTINGS HEADERS CONTINUATION DATA RST_STREAM WINDOW_UPDATE PING GOAWAY".split(
            " ",
          ),
        ),
      );
      expect(frames.some(({ payload }) => "padding" in payload && payload.padding > 0)).toBe(true);
      const headers = frames.flatMap(({ payload }) =>
        "block" in payload ? (payload.block?.headers ?? []) : [],
      );
      expect(new Set(headers.map(({ form }) => form)).size).toBe(4);
      expect(headers.some(({ table }) => table === "dynamic")).toBe(true);
      expect(headers.some(({ valueHuffman }) => valueHuffman)).toBe(true);
    });

    it("agrees with what the bridge told of each inspected call", () => {
      const captures = [...captured.readers.values()].map(told);
      expect(captured.inspected).toHaveLength(6);
      for (const records of captured.inspected) {
        const reader = createHttp2Reader();
        for (const record of records) reader.push(record);
        expect(reader.frames.length).toBeGreaterThan(8);
        expect(captures).toContain(told(reader));
      }
    });
  },
);

/** All that a reader says of both directions, to find the same again. */
function told({ frames }: Http2Reader): string {
  return ways.map((way) => JSON.stringify(weTell(frames, way))).join("\n");
}
