/** What a program in TypeScript is run by: type stripping is on from Node 22.18 on. */
export const whatRuns =
  "Node 22.18 and newer run TypeScript as it is; an older one does by `npx tsx`.";
