import { WitnessService } from "@grpc-playground/gen/playground/v1/witness_pb";
import { isLabId } from "../lab/lab-id.ts";
import { hostOf } from "../peer.ts";
import { defineService, type PlaygroundService } from "../services/service.ts";
import { invalidField } from "../services/invalid-field.ts";
import type { Traces } from "./traces.ts";

/** Tells what was seen of a call (proto/playground/v1/witness.proto). */
export function createWitnessService(traces: Traces): PlaygroundService {
  return defineService(WitnessService, {
    watch({ trace }, { signal, values }) {
      if (!isLabId(trace)) {
        throw invalidField("trace", "must have 8 to 64 letters, digits and dashes");
      }
      return traces.watch(trace, { signal, host: hostOf(values) });
    },
  });
}
