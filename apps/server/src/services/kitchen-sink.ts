import { create, toBinary, type Message } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import {
  EverythingSchema,
  KitchenSink,
  type Everything,
} from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import { KitchenSinkLatest } from "@grpc-playground/gen/playground/v1/latest_pb";
import { LegacySchema } from "@grpc-playground/gen/playground/v1/legacy_pb";
import { ModernSchema } from "@grpc-playground/gen/playground/v1/modern_pb";
import { labKey } from "../lab/lab-settings.ts";
import { invalidField } from "./invalid-field.ts";
import { missingRequired } from "./missing-required.ts";
import { defineService } from "./service.ts";

/** The most that `times` may ask for; `x-lab-count` goes further. */
const maxTimes = 1000;
/** What may be gathered in one call, in bytes: the answer holds all of it. */
const gatherMaxBytes = 16 * 1024 * 1024;
/** And in messages: an empty one has no bytes, and takes memory all the same. */
const gatherMaxMessages = 10_000;
/** What the answer adds to each message, at the most: its tag and its length. */
const gatherOverheadBytes = 5;

/**
 * Sends back what it gets. A request is returned as the object that was parsed,
 * since that has the fields that nobody here knows, and extensions are among
 * those until somebody asks for them.
 */
export const kitchenSink = defineService(KitchenSink, {
  echoEverything: echo,
  echoScalars: echo,
  echoPresence: echo,
  echoCollections: echo,
  echoMaps: echo,
  echoChoices: echo,
  echoTree: echo,
  echoWellKnown: echo,
  echoLegacy: (request) => whole(request, missingRequired(LegacySchema, request)),
  echoModern: (request) => whole(request, missingRequired(ModernSchema, request)),
  echoRetired: echo,

  async *repeat({ message = create(EverythingSchema), times }, context) {
    if (times < 0 || times > maxTimes) {
      throw invalidField("times", `must be from 0 to ${maxTimes}, and is ${times}`);
    }
    const { count = times } = context.values.get(labKey);
    for (let sent = 0; sent < count; sent++) yield message;
  },

  async gather(requests) {
    const messages: Everything[] = [];
    let bytes = 0;
    for await (const request of requests) {
      bytes += toBinary(EverythingSchema, request).byteLength + gatherOverheadBytes;
      if (bytes > gatherMaxBytes) throw tooMuch(`${gatherMaxBytes} bytes`);
      if (messages.length === gatherMaxMessages) throw tooMuch(`${gatherMaxMessages} messages`);
      messages.push(request);
    }
    return { messages };
  },

  async *converse(requests, context) {
    const { count = 1 } = context.values.get(labKey);
    for await (const request of requests) {
      for (let sent = 0; sent < count; sent++) yield request;
    }
  },
});

/** What old tools cannot load is a service of its own; latest.proto says why. */
export const kitchenSinkLatest = defineService(KitchenSinkLatest, { echoLatest: echo });

function echo<M extends Message>(request: M): M {
  return request;
}

/** An echo of what can be written again: a required field that is missing cannot. */
function whole<M extends Message>(request: M, missing: string | undefined): M {
  if (missing === undefined) return request;
  throw invalidField(missing, "is required, and missing");
}

function tooMuch(limit: string): ConnectError {
  return new ConnectError(
    `the answer would hold more than ${limit}, the most for one call; half-close earlier`,
    Code.ResourceExhausted,
  );
}
