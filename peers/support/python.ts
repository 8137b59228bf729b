import { delimiter, join } from "node:path";
import { cache, root } from "./paths.ts";
import { runProgram } from "./program.ts";

/** Where a Python peer finds the code that protoc generated, and its own modules. */
export const pythonEnv = {
  PYTHONPATH: [join(cache, "python"), join(root, "peers/servers/python")].join(delimiter),
  PYTHONUNBUFFERED: "1",
  PYTHONDONTWRITEBYTECODE: "1",
};

/**
 * Runs a client of peers/clients against `host:port`.
 *
 * @returns The JSON object that it prints.
 * @throws With all that it printed when it fails.
 */
export async function runPythonClient(
  python: string,
  name: string,
  address: string,
): Promise<unknown> {
  const script = join(root, "peers/clients", `${name}.py`);
  const { code, stdout, stderr } = await runProgram(python, [script, address], { env: pythonEnv });
  if (code !== 0) throw new Error(`${name}.py ended with ${code}:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}
