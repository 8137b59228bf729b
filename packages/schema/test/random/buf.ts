import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** The native binary of @bufbuild/buf: its script costs a second Node for each run. */
const buf = (() => {
  const manifest = require.resolve("@bufbuild/buf/package.json");
  const { optionalDependencies } = JSON.parse(readFileSync(manifest, "utf8")) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const resolver = createRequire(manifest);
  for (const name of Object.keys(optionalDependencies)) {
    try {
      return resolver.resolve(`${name}/bin/buf${process.platform === "win32" ? ".exe" : ""}`);
    } catch {
      // Built for another platform than this one, so npm left it out.
    }
  }
  throw new Error(`@bufbuild/buf has no binary for ${process.platform} ${process.arch}`);
})();

/** One message, of a type of a schema, in one form or the other. */
export type Form = "json" | "binpb";

/**
 * Turns a message into its other form with Go's protobuf, which first checks
 * the schema, as `buf convert` does. Throws with what it says.
 */
export function convert(
  folder: string,
  schema: Uint8Array,
  type: string,
  from: { readonly form: Form; readonly content: string | Uint8Array },
): Uint8Array {
  const image = join(folder, "schema.binpb");
  const input = join(folder, `message.${from.form}`);
  writeFileSync(image, schema);
  writeFileSync(input, from.content);
  const to = from.form === "json" ? "binpb" : "json";
  const { status, stdout, stderr } = spawnSync(
    buf,
    ["convert", image, "--type", type, "--from", input, "--to", `-#format=${to}`],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`buf convert: ${stderr.toString()}`);
  return stdout;
}
