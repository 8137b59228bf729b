import type { HeaderBlock } from "./frames.ts";
import { createHpackDecoder } from "./hpack/decoder.ts";
import type { FrameHeader } from "./frame-header.ts";
import { concat } from "./octets.ts";
import { Flag, frameTypeName, FrameType } from "./words/frame-types.ts";

/** A block that a frame has ended. */
export interface EndedBlock {
  readonly block: HeaderBlock;
  /** Of the frame that began it. */
  readonly opening: FrameHeader;
  /** A sentence when it leans on a table that may lack entries, since an earlier block was not read to its end. */
  readonly doubt: string | undefined;
}

/** The header blocks that go one way: put together, and decoded in their order, as HPACK has it. */
export interface HeaderBlocks {
  /** What is wrong with a frame here: between a block's beginning and its end there may be nothing else. */
  check(header: FrameHeader): string | undefined;
  /** A frame's piece of a block. The block, when it ends with that. */
  fragment(header: FrameHeader, bytes: Uint8Array): EndedBlock | undefined;
  limitTable(size: number): void;
}

interface OpenBlock {
  readonly opening: FrameHeader;
  readonly pieces: Uint8Array[];
}

const doubt =
  "An earlier header block could not be read to its end, so entries of the dynamic table may be wrong.";

export function createHeaderBlocks(tableLimit: number): HeaderBlocks {
  const decoder = createHpackDecoder({ tableLimit });
  let open: OpenBlock | undefined;
  let lost = false;

  return {
    limitTable: (size) => decoder.limitTable(size),
    check({ type, stream }) {
      const continues = type === FrameType.CONTINUATION;
      if (open === undefined) {
        return continues ? "CONTINUATION goes on with headers, and none are open." : undefined;
      }
      if (continues && stream === open.opening.stream) return undefined;
      return `The headers on stream ${open.opening.stream} have not ended: a CONTINUATION of them has to come before ${frameTypeName(type)}${continues ? ` on stream ${stream}` : ""}.`;
    },
    fragment(header, bytes) {
      const continues = header.type === FrameType.CONTINUATION;
      if (!continues || open === undefined) {
        // What was begun and never ended is lost, and with it what it put into the table.
        lost ||= open !== undefined;
        open = { opening: header, pieces: [] };
      }
      const { opening, pieces } = open;
      pieces.push(bytes);
      if ((header.flagByte & Flag.END_HEADERS) === 0) return undefined;
      open = undefined;
      const doubtful = lost || decoder.broken;
      const block = decoder.decode(concat(pieces));
      const leans = block.headers.some(({ table }) => table === "dynamic");
      return { block, opening, doubt: doubtful && leans ? doubt : undefined };
    },
  };
}
