import type { Interceptor } from "@connectrpc/connect";
import type { Logger } from "pino";
import { createLabInterceptor } from "../lab/lab-interceptor.ts";
import { createCallLogInterceptor } from "../logging/call-log-interceptor.ts";
import { createRulesInterceptor } from "./rules-interceptor.ts";

export { callValues } from "./peer.ts";

/**
 * What every call passes through on either listener, outermost first: the log
 * sees all that the lab does, and the rules are checked right before the service.
 */
export function createInterceptors(options: { logger: Logger }): Interceptor[] {
  return [
    createCallLogInterceptor(options.logger),
    createLabInterceptor(),
    createRulesInterceptor(),
  ];
}
