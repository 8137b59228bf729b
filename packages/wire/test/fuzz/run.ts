// The long run: `pnpm --filter @grpc-playground/wire run fuzz [inputs] [seed]`.
// A million inputs of each kind unless told otherwise. Ends with an error when a
// reader throws or breaks a promise, and then says which seed does it again.

import { fuzzHttp2 } from "./http2.ts";
import { fuzzMessages } from "./messages.ts";

const [inputs = 1_000_000, seed = Math.floor(Math.random() * 2 ** 32)] = process.argv
  .slice(2)
  .map(Number);

if (![inputs, seed].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  throw new Error("Usage: run fuzz [inputs] [seed], both whole numbers");
}

const fuzzers: Readonly<Record<string, (seed: number, inputs: number) => object>> = {
  "HTTP/2 frames and HPACK": fuzzHttp2,
  "protobuf messages": fuzzMessages,
};

for (const [name, fuzz] of Object.entries(fuzzers)) {
  const start = performance.now();
  try {
    const counts = fuzz(seed, inputs);
    const seconds = Math.round((performance.now() - start) / 1000);
    const memory = Math.round(process.memoryUsage().rss / 1_000_000);
    console.log(`${name}: ${JSON.stringify(counts)} in ${seconds} s, ${memory} MB, seed ${seed}`);
  } catch (error) {
    console.error(`${name} failed with seed ${seed} and ${inputs} inputs`);
    throw error;
  }
}
