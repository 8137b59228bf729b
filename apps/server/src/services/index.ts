import type { Logger } from "pino";
import { booking } from "./booking.ts";
import { displacement } from "./displacement.ts";
import { greeter } from "./greeter.ts";
import { heyHow } from "./hey-how.ts";
import { kitchenSink, kitchenSinkLatest } from "./kitchen-sink.ts";
import { createLoadBalancing } from "./load-balancing/index.ts";
import { recommendations } from "./recommendations.ts";
import { createRequestStreaming } from "./request-streaming.ts";
import type { PlaygroundService } from "./service.ts";

export { defineService, type PlaygroundService } from "./service.ts";

/** The playground's own services, for both listeners to register. */
export function createServices(options: { logger: Logger }): PlaygroundService[] {
  return [
    greeter,
    recommendations,
    heyHow,
    displacement,
    createRequestStreaming(options.logger),
    kitchenSink,
    kitchenSinkLatest,
    booking,
    createLoadBalancing(options.logger),
  ];
}
