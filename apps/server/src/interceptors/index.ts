import type { Interceptor } from "@connectrpc/connect";
import type { Logger } from "pino";
import { createLabInterceptor, createLabReader } from "../lab/lab-interceptor.ts";
import { createCallLogInterceptor } from "../logging/call-log-interceptor.ts";
import { createTraces, type Traces } from "../witness/traces.ts";
import { createWitnessInterceptor } from "../witness/witness-interceptor.ts";
import { createBenches } from "./benches.ts";
import { createChainInterceptor } from "./chain-interceptor.ts";
import { createRulesInterceptor } from "./rules-interceptor.ts";

export { callValues } from "../peer.ts";

/**
 * What every call passes through on either listener, outermost first: the log
 * and the witness see all that the lab does; the interceptors that the call
 * itself asks for stand around the lab's failures; and the rules are checked
 * right before the service.
 *
 * @param options.traces where the witness leaves what it saw
 */
export function createInterceptors(options: { logger: Logger; traces?: Traces }): Interceptor[] {
  return [
    createCallLogInterceptor(options.logger),
    createWitnessInterceptor(options.traces ?? createTraces()),
    createLabReader(),
    createChainInterceptor(createBenches()),
    createLabInterceptor(),
    createRulesInterceptor(),
  ];
}
