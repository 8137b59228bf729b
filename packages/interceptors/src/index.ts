export { createClientChain } from "./client-chain.ts";
export {
  attemptsHeader,
  authorization,
  createBenchState,
  interceptorInfos,
  interceptorNames,
  interceptorsOf,
  isInterceptor,
} from "./contract.ts";
export type {
  BenchState,
  ChainOptions,
  InterceptorInfo,
  InterceptorName,
  InterceptorSighting,
  KeptReply,
  Report,
  Side,
  SightingWhat,
} from "./contract.ts";
