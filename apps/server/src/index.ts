export {
  createPlayground,
  type Playground,
  type PlaygroundOptions,
  type PlaygroundStats,
} from "./playground.ts";
export type { PlaygroundLimits } from "./limits.ts";
