export { mostAttempts, previousAttempts } from "./attempts.ts";
export { createClientChain } from "./client-chain.ts";
export { authorization, createBenchState, interceptorNames } from "./contract.ts";
export type {
  BenchState,
  ChainOptions,
  InterceptorName,
  InterceptorSighting,
  KeptReply,
  Report,
  Side,
  SightingWhat,
} from "./contract.ts";
export { interceptorInfos, interceptorsOf, isInterceptor } from "./infos.ts";
export type { InterceptorInfo } from "./infos.ts";
