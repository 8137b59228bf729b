import { randomBytes } from "node:crypto";
import { create } from "@bufbuild/protobuf";
import { timestampMs } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import {
  Booking,
  BookReplySchema,
  Room,
  type BookReply,
  type BookRequest,
} from "@grpc-playground/gen/playground/v1/booking_pb";
import { labKey } from "../lab/lab-settings.ts";
import { defineService } from "./service.ts";

/** What a night costs. */
const prices: Readonly<Partial<Record<Room, number>>> = {
  [Room.SINGLE]: 80,
  [Room.DOUBLE]: 120,
  [Room.FAMILY]: 190,
};
const msPerDay = 24 * 60 * 60 * 1000;
/** What one call may book: the answer holds all of it. */
const mostStays = 1000;

/**
 * Books rooms of a hotel that has room for everybody. It looks at no rule: what
 * gets here has passed them.
 */
export const booking = defineService(Booking, {
  book(request, context) {
    return stay(request, context.values.get(labKey).random);
  },

  async bookMany(requests, context) {
    const { random } = context.values.get(labKey);
    const bookings: BookReply[] = [];
    for await (const request of requests) {
      if (bookings.length === mostStays) {
        throw new ConnectError(
          `one call books ${mostStays} stays at the most; half-close earlier`,
          Code.ResourceExhausted,
        );
      }
      bookings.push(stay(request, random));
    }
    return { bookings };
  },
});

function stay({ checkIn, checkOut, ...request }: BookRequest, random?: () => number): BookReply {
  const ms = checkIn && checkOut ? timestampMs(checkOut) - timestampMs(checkIn) : 0;
  const nights = Math.ceil(ms / msPerDay);
  const price = prices[request.room] ?? 0;
  if (request.maxPrice !== undefined && price > request.maxPrice) {
    throw new ConnectError(
      `a night in a ${roomName(request.room)} costs ${price}, ` +
        `and max_price is ${request.maxPrice}`,
      Code.FailedPrecondition,
    );
  }
  const who = request.guests.length === 1 ? "1 guest" : `${request.guests.length} guests`;
  const howLong = nights === 1 ? "1 night" : `${nights} nights`;
  return create(BookReplySchema, {
    confirmation: confirmation(random),
    nights,
    total: nights * price,
    message: `${request.hotel}: a ${roomName(request.room)} for ${who}, ${howLong}.`,
  });
}

function roomName(room: Room): string {
  return `${(Room[room] ?? "nameless").toLowerCase()} room`;
}

/** Eight letters and digits; the lab's seed makes them repeatable. */
function confirmation(random: (() => number) | undefined): string {
  const bytes = random
    ? Uint8Array.from({ length: 4 }, () => Math.floor(random() * 256))
    : randomBytes(4);
  return Buffer.from(bytes).toString("hex").toUpperCase();
}
