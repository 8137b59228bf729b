import { Code, ConnectError, encodeBinaryHeader } from "@connectrpc/connect";
import { ErrorInfoSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { expect } from "vitest";
import { specimenError } from "./specimen.ts";

export async function collect<T>(messages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const message of messages) all.push(message);
  return all;
}

/** A stream of requests: what is given, and no more. */
export async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** The messages of a stream up to where it fails, and the error. */
export async function collectUntilError<T>(
  messages: AsyncIterable<T>,
): Promise<{ got: T[]; error: ConnectError }> {
  const got: T[] = [];
  try {
    for await (const message of messages) got.push(message);
  } catch (error) {
    return { got, error: ConnectError.from(error) };
  }
  throw new Error(`the stream ended well, after ${got.length} messages`);
}

/** What a promise fails with. */
export async function errorOf(promise: Promise<unknown>): Promise<ConnectError> {
  try {
    await promise;
  } catch (error) {
    return ConnectError.from(error);
  }
  throw new Error("it did not fail");
}

/** What a transport carries of an error. */
export function carried(error: ConnectError) {
  return {
    code: error.code,
    message: error.rawMessage,
    why: error.metadata.get("x-why"),
    details: error
      .findDetails(ErrorInfoSchema)
      .map(({ reason, domain, metadata }) => ({ reason, domain, metadata })),
  };
}

/** What it has to carry of the specimen's error: all of it. */
export const specimenErrorCarried = {
  code: Code.ResourceExhausted,
  message: specimenError().rawMessage,
  why: "asked",
  details: [{ reason: "ASKED", domain: "test", metadata: { ünïcode: "✓" } }],
};

const bytes = encodeBinaryHeader(Uint8Array.from({ length: 256 }, (_, index) => index));

/** Call options that send headers, and keep what comes back. */
export function listen() {
  const heard: { header: Headers; trailer: Headers } = {
    header: new Headers(),
    trailer: new Headers(),
  };
  return {
    heard,
    options: {
      headers: { "x-ask": "one two", "x-ask-bin": bytes },
      onHeader: (header: Headers) => (heard.header = header),
      onTrailer: (trailer: Headers) => (heard.trailer = trailer),
    },
    expectHeard: () => {
      expect(heard.header.get("x-told")).toBe("one two");
      expect(heard.header.get("x-told-bin")?.replace(/=+$/u, "")).toBe(bytes.replace(/=+$/u, ""));
      expect(heard.trailer.get("x-goodbye")).toBe("see you");
    },
  };
}
