import { generate } from "selfsigned";

/** A key and a certificate for `name`, signed by itself. */
export async function selfSigned(name: string): Promise<{ key: Buffer; cert: Buffer }> {
  const pair = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key: Buffer.from(pair.private), cert: Buffer.from(pair.cert) };
}
