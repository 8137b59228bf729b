import { late } from "../../shared/ui/late.tsx";
import type { Section } from "./section.ts";

/** What follows `Request` in the Code tab, in this order. */
export const sections: readonly Section[] = [
  {
    value: "client",
    label: "Client",
    Panel: late(async () => (await import("./learner/learner-section.tsx")).ClientSection),
  },
  {
    value: "server",
    label: "Server",
    Panel: late(async () => (await import("./learner/learner-section.tsx")).ServerSection),
  },
  {
    value: "generated",
    label: "Generated",
    Panel: late(async () => (await import("./generated/generated-section.tsx")).GeneratedSection),
  },
];
