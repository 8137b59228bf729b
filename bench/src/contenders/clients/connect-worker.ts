import { create } from "@bufbuild/protobuf";
import { createClient, type Transport } from "@connectrpc/connect";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { countHeader, request, type Done, type Job, type Worker } from "../../support/jobs.ts";

/**
 * Makes the calls through any Connect transport: the bridge's, connect-node's,
 * in Node and in a tab.
 */
export function createConnectWorker(transport: Transport): Worker {
  const client = createClient(Greeter, transport);

  const count: Record<Job["kind"], (wanted: number) => Promise<number>> = {
    async "server-stream"(wanted) {
      let received = 0;
      const headers = { [countHeader]: String(wanted) };
      for await (const reply of client.parrotSaysHello(request, { headers })) {
        if (reply.message !== "") received += 1;
      }
      return received;
    },
    async "client-stream"(wanted) {
      const { message } = await client.chattyClientSaysHello(requests(wanted));
      return Number(message);
    },
    async unary(wanted) {
      let received = 0;
      for (let call = 0; call < wanted; call += 1) {
        const { message } = await client.sayHello(request);
        if (message !== "") received += 1;
      }
      return received;
    },
  };

  return {
    async run(job): Promise<Done> {
      const begun = performance.now();
      const counted = await count[job.kind](job.count);
      return { ms: performance.now() - begun, count: counted };
    },
  };
}

async function* requests(count: number) {
  for (let sent = 0; sent < count; sent += 1) yield create(HelloRequestSchema, request);
}
