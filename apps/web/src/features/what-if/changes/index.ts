import type { Change } from "./change.ts";
import { halfTheTime } from "./half-the-time.ts";
import { noHalfClose } from "./no-half-close.ts";
import { serverKilled } from "./server-killed.ts";
import { wrongType } from "./wrong-type.ts";

/** What can be asked of a finished call, in the order of the page. */
export const changes: readonly Change[] = [halfTheTime, serverKilled, noHalfClose, wrongType];
