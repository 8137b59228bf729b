import { once } from "node:events";
import type { Http2Server } from "node:http2";
import type { AddressInfo } from "node:net";

/** Listens on this port of loopback (0: any that is free), says which, and ends with SIGTERM. */
export async function listen(server: Http2Server, port: string): Promise<string> {
  server.listen(Number(port), "127.0.0.1");
  await once(server, "listening");
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  console.log(`listening on ${address}`);
  return address;
}
