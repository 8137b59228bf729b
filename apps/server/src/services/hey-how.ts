import { HeyHowService } from "@grpc-playground/gen/hey_how_pb";
import { defineService } from "./service.ts";

/** Echoes count and msg; `anything` stays unset, and so is absent from the bytes. */
export const heyHow = defineService(HeyHowService, {
  heyhow({ count, msg }) {
    return { count, msg };
  },
});
