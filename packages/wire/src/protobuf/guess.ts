import { guessLength } from "./guess-length.ts";
import { guessFixed, guessVarint } from "./guess-number.ts";
import type { MessagePlace, Reading } from "./reading.ts";
import type { Guess, WireTypeNumber } from "./tree.ts";

/** How bytes without a schema can be read, the likeliest way first. */
export function guess(
  reading: Reading,
  wireType: WireTypeNumber,
  place: MessagePlace,
): readonly Guess[] {
  switch (wireType) {
    case 0:
      return guessVarint(reading.bytes, place.span);
    case 1:
    case 5:
      return guessFixed(reading.bytes, place.span);
    case 2:
      return guessLength(reading, place);
    default:
      return [{ as: "message", text: "a group", message: reading.open(place) }];
  }
}
