// For `node --import`: ties a program that knows nothing of the bench to it.

import { endWithTheBench } from "../../support/end-with-the-bench.ts";

endWithTheBench();
// The listener alone must not keep a program running that has nothing left to do.
process.channel?.unref();
