import { createHttp2Reader } from "@grpc-playground/wire/http2";
import { expect, test } from "vitest";
import type { ByteNode, Children } from "../bytes/byte-tree.ts";
import { headerParts } from "./header-parts.ts";
import { payloadNodes } from "./payload-nodes.ts";

/** A frame as RFC 9113, 4.1 has it. */
function frame(type: number, flags: number, stream: number, payload: readonly number[]) {
  return Uint8Array.of(0, 0, payload.length, type, flags, 0, 0, 0, stream, ...payload);
}

const indexed = [0x83, 0x88];
const priority = [0x80, 0, 0, 3, 15];

/** One of each type, with all that may stand around its payload. */
const frames: readonly (readonly [Uint8Array, readonly string[]])[] = [
  [frame(4, 0, 0, [0, 4, 0, 1, 0, 0]), ["SETTINGS_INITIAL_WINDOW_SIZE: 65,536"]],
  [
    frame(1, 0x2c, 1, [2, ...priority, ...indexed, 0, 0]),
    ["pad length: 2", "priority: weight 16", ":method: POST", ":status: 200", "padding: 2 bytes"],
  ],
  [frame(1, 0, 3, [0x83]), ["header block: 1 byte of it"]],
  [frame(9, 4, 3, [0x88]), ["header block: 1 byte of it"]],
  [
    frame(5, 0x0c, 1, [1, 0, 0, 0, 2, 0x83, 0]),
    ["pad length: 1", "promised stream: stream 2", ":method: POST", "padding: 1 byte"],
  ],
  [frame(2, 0, 1, priority), ["priority: weight 16"]],
  [frame(3, 0, 1, [0, 0, 0, 8]), ["error code: CANCEL"]],
  [frame(6, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]), ["opaque data: 8 bytes"]],
  [frame(8, 0, 0, [0, 0, 4, 0]), ["increment: 1,024"]],
  [
    frame(7, 0, 0, [0, 0, 0, 1, 0, 0, 0, 0, 0x62, 0x79]),
    ["last stream: 1", "error code: NO_ERROR", 'debug data: "by"'],
  ],
];

function all(children: Children | undefined): readonly ByteNode[] {
  return (children?.page().nodes ?? []).flatMap((node) => [node, ...all(node.children)]);
}

test("no byte of a frame is left unexplained, and none is explained twice", () => {
  const reader = createHttp2Reader({ oneWay: true });
  // Where the frame lies in what is shown: not at its start.
  const before = 100;
  for (const [bytes, values] of frames) {
    const read = reader.push({ at: 0, way: "up", bytes });
    const shown = new Uint8Array(before + bytes.length);
    shown.set(bytes, before);
    const nodes = payloadNodes(read, { start: before, end: shown.length }, "frame");
    expect(nodes.map(({ name, value }) => `${name}: ${value}`)).toEqual(values);
    const parts = [
      ...headerParts(shown, before, read),
      ...nodes.flatMap((node) => [node, ...all(node.children)]).flatMap((node) => node.parts),
    ];
    const said = parts.flatMap(({ span }) =>
      Array.from({ length: span.end - span.start }, (_, index) => span.start + index),
    );
    expect(said).toEqual(Array.from(bytes, (_, index) => before + index));
  }
});
