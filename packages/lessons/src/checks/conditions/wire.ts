import type { BodyPart, WireRecord, Way } from "@grpc-playground/call";
import { frameTypeNames } from "@grpc-playground/wire/http2";
import { oneOf } from "../../problems.ts";
import { oneOrMore, readName } from "../../yaml/read-value.ts";
import type { ConditionKind } from "./kind.ts";

const ways: readonly Way[] = ["up", "down"];
const typeNames = Object.values(frameTypeNames).map(({ name }) => name);

/** Length of the client's preface (RFC 9113, 3.4), which has no header of a frame, and begins with "PRI". */
const prefaceLength = 24;

function typeOf(record: WireRecord): string | undefined {
  if (!("bytes" in record)) return undefined;
  const [first, , , type = -1] = record.bytes;
  if (record.bytes.length === prefaceLength && first === 0x50) return undefined;
  return frameTypeNames[type]?.name;
}

/** `frames: [HEADERS up, DATA down, RST_STREAM up]`. */
export const frames: ConditionKind = {
  name: "frames",
  read(node, report) {
    const read = oneOrMore(node, report, "frames").map((item) => {
      const text = item.kind === "scalar" ? String(item.value) : "";
      const [, type, way] = /^([A-Z_]+) (up|down)$/.exec(text) ?? [];
      if (type !== undefined && typeNames.includes(type)) return { type, way };
      const types = typeNames.slice(0, 10);
      report(item.line, `A frame is \`TYPE up\` or \`TYPE down\`; the type is ${oneOf(types)}.`);
      return undefined;
    });
    const wanted = read.filter((frame) => frame !== undefined);
    if (wanted.length === 0 || wanted.length < read.length) return undefined;
    const words = wanted.map(({ type, way }) => `${type} ${way}`);
    return {
      words: `on the wire: ${words.join(", then ")}`,
      holds({ log }) {
        let found = 0;
        const { records } = log.wire;
        for (let index = 0; index < records.length && found < wanted.length; index += 1) {
          const record = records.at(index);
          const next = wanted[found];
          if (record?.way === next?.way && record !== undefined && typeOf(record) === next?.type) {
            found += 1;
          }
        }
        return found === wanted.length;
      },
    };
  },
};

/** How many parts of a body are looked at. */
const mostParts = 10_000;

/**
 * The flags of an envelope: 1 says compressed in gRPC, gRPC-Web and Connect alike;
 * trailers (0x80, gRPC-Web) and the end of a stream (0x02, Connect) are no messages.
 */
function isCompressedMessage(part: BodyPart | undefined): boolean {
  const flags = part?.bytes[0] ?? 0;
  return (flags & 0x83) === 0x01;
}

/** `compressed: down`. */
export const compressed: ConditionKind = {
  name: "compressed",
  read(node, report) {
    const way = readName(node, report, "compressed", ways);
    if (way === undefined) return undefined;
    return {
      words: way === "up" ? "a message you sent was compressed" : "a reply came compressed",
      holds({ log }) {
        const { enveloped, parts } = log.wire[way];
        if (enveloped !== true) return false;
        for (let index = 0; index < Math.min(parts.length, mostParts); index += 1) {
          if (isCompressedMessage(parts.at(index))) return true;
        }
        return false;
      },
    };
  },
};
