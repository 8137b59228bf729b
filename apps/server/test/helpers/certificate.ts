import { readFileSync } from "node:fs";
import { join } from "node:path";

const fixtures = join(import.meta.dirname, "../fixtures");

/** A certificate for localhost that nobody vouches for. Only tests use it, and it never expires. */
export const selfSigned = {
  cert: readFileSync(join(fixtures, "localhost.cert.pem")),
  key: readFileSync(join(fixtures, "localhost.key.pem")),
};
