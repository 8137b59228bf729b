import { createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import {
  PracticeService,
  type PracticeServer,
} from "@grpc-playground/gen/playground/v1/practice_pb";

/** The playground's servers to practise on. */
export interface Practice {
  /** Lists them, and starts those that do not run. Rejects with a ConnectError. */
  readonly servers: () => Promise<readonly PracticeServer[]>;
  /** Ends one at once, as a crash would. Rejects with a ConnectError. */
  readonly kill: (name: string) => Promise<void>;
}

/** Asks the playground that serves the page. */
export function createPractice(origin: string = location.origin): Practice {
  const transport = createConnectTransport({ baseUrl: origin, useBinaryFormat: true });
  const client = createClient(PracticeService, transport);
  return {
    servers: async () => (await client.listServers({})).servers,
    kill: async (name) => {
      await client.killServer({ name });
    },
  };
}
