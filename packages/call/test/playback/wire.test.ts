import { expect, test } from "vitest";
import { createPlayback } from "../../src/playback/index.ts";
import { recording } from "./recordings.ts";

/** An envelope with so many bytes in it. */
function envelope(length: number): Uint8Array {
  const bytes = new Uint8Array(5 + length);
  bytes[4] = length;
  return bytes;
}

test("the bytes go with the events: parts with their messages, frames by their time", () => {
  const { log, happen } = recording();
  const { wire } = log;
  const frame = (at: number) => wire.frames([{ at, way: "down", bytes: new Uint8Array(9) }]);
  happen({ what: "sent", after: 10, size: 3 });
  wire.sent(envelope(3));
  frame(11);
  happen({ what: "half-closed", after: 10, size: 0 });
  wire.finish("up");
  frame(19);
  wire.received(envelope(7));
  happen({ what: "received", after: 10, size: 7 });
  frame(29);
  wire.received(envelope(8));
  happen({ what: "received", after: 10, size: 8 });
  // The trailers of gRPC-Web.
  wire.received(envelope(20));
  happen({ what: "trailers", after: 10, size: 0 });
  happen({ what: "status", after: 0, size: 0 });
  wire.close();

  const playback = createPlayback(log);
  const { log: view } = playback;
  const at = (position: number) => {
    playback.seek(position);
    const { up, down, records, closed } = view.wire;
    const parts = Array.from({ length: down.parts.length }, (_, place) => down.parts.at(place));
    expect(parts).toEqual(Array.from({ length: down.count }, (_, place) => wire.down.part(place)));
    expect(down.part(down.count)).toBeUndefined();
    return [up.count, up.size, down.count, down.size, records.length, closed];
  };
  expect(at(0)).toEqual([0, 0, 0, 0, 0, false]);
  expect(at(1)).toEqual([1, 8, 0, 0, 1, false]);
  expect(at(2)).toEqual([1, 8, 0, 0, 2, false]);
  expect(at(3)).toEqual([1, 8, 1, 12, 3, false]);
  expect(at(4)).toEqual([1, 8, 2, 25, 3, false]);
  expect(at(5)).toEqual([1, 8, 3, 50, 3, false]);
  expect(at(6)).toEqual([1, 8, 3, 50, 3, true]);

  const before = view.wire.version;
  let heard = 0;
  view.wire.subscribe(() => (heard += 1));
  playback.seek(1);
  expect(heard).toBe(1);
  expect(view.wire.version).not.toBe(before);
});
