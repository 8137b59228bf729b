import type {
  ConnectionEvent,
  FlowSample,
  Inspector,
  SkippedFrames,
  TappedFrame,
  Way,
} from "@grpc-playground/bridge";
import { until } from "./stand.ts";

/** An HTTP/2 frame, as far as its 9-byte header tells (RFC 9113, section 4.1). */
export interface FrameHead {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly length: number;
}

export const Http2 = {
  data: 0,
  headers: 1,
  rstStream: 3,
  settings: 4,
  goaway: 7,
  windowUpdate: 8,
} as const;

export interface Recorder {
  readonly inspector: Inspector;
  readonly records: readonly (TappedFrame | SkippedFrames)[];
  readonly events: readonly ConnectionEvent[];
  readonly samples: readonly FlowSample[];
  readonly head: { status: number; headers: readonly (readonly [string, string])[] } | undefined;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly ended: number;
  states(): ConnectionEvent["state"][];
  /** The headers of the frames of one direction, without the preface; none may have been skipped. */
  heads(way: Way): FrameHead[];
  untilEnded(): Promise<void>;
}

/** Notes all that an inspector is told, and fails when anything comes after the end. */
export function startRecorder(): Recorder {
  const records: (TappedFrame | SkippedFrames)[] = [];
  const events: ConnectionEvent[] = [];
  const samples: FlowSample[] = [];
  let head: Recorder["head"];
  let sentBytes = 0;
  let receivedBytes = 0;
  let ended = 0;

  function live(): void {
    if (ended > 0) throw new Error("told of something after the end");
  }

  return {
    records,
    events,
    samples,
    get head() {
      return head;
    },
    get sentBytes() {
      return sentBytes;
    },
    get receivedBytes() {
      return receivedBytes;
    },
    get ended() {
      return ended;
    },
    states: () => events.map(({ state }) => state),
    heads: (way) => headsOf(records, way),
    untilEnded: () => until(() => ended > 0, "the inspector was told that it is over"),
    inspector: {
      sent(chunk) {
        live();
        sentBytes += chunk.length;
      },
      head(status, headers) {
        live();
        head = { status, headers };
      },
      received(chunk) {
        live();
        receivedBytes += chunk.length;
      },
      frames(more) {
        live();
        records.push(...more);
      },
      connection(event) {
        live();
        events.push(event);
      },
      flow(sample) {
        live();
        samples.push(sample);
      },
      ended() {
        ended++;
      },
    },
  };
}

function headsOf(records: readonly (TappedFrame | SkippedFrames)[], way: Way): FrameHead[] {
  const heads: FrameHead[] = [];
  for (const record of records) {
    if (record.way !== way) continue;
    if ("skipped" in record) throw new Error("frames were skipped");
    const bytes = Buffer.from(record.bytes);
    if (bytes.toString("latin1").startsWith("PRI * HTTP/2.0")) continue;
    const head = {
      length: bytes.readUIntBE(0, 3),
      type: bytes.readUInt8(3),
      flags: bytes.readUInt8(4),
      stream: bytes.readUInt32BE(5),
    };
    if (head.type !== Http2.data && bytes.length !== 9 + head.length) {
      throw new Error(
        `a frame of type ${head.type} with ${bytes.length - 9} of ${head.length} bytes`,
      );
    }
    heads.push(head);
  }
  return heads;
}
