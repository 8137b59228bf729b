import { Code, ConnectError } from "@connectrpc/connect";
import {
  Health,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from "@grpc-playground/gen/grpc/health/v1/health_pb";
import { defineService, type PlaygroundService } from "../services/service.ts";

type StatusName = "SERVING" | "NOT_SERVING";

/** The server's health, and the service that tells of it. */
export interface HealthState {
  readonly service: PlaygroundService;
  /** @param name a service's full name; "" is the server as a whole */
  set(name: string, status: StatusName): void;
  /** Turns everything NOT_SERVING, for good. */
  drain(): void;
}

/**
 * grpc.health.v1, as the gRPC health checking protocol describes it: `Check`
 * answers NOT_FOUND for a service it does not know, `Watch` says
 * SERVICE_UNKNOWN and goes on watching.
 */
export function createHealth(): HealthState {
  const statuses = new Map<string, ServingStatus>([["", ServingStatus.SERVING]]);
  const watchers = new Set<() => void>();
  let draining = false;

  function changed() {
    for (const wake of watchers) wake();
  }

  const service = defineService(Health, {
    check({ service: name }) {
      const status = statuses.get(name);
      if (status === undefined) {
        throw new ConnectError(`this server has no service "${name}"`, Code.NotFound);
      }
      return { status };
    },

    list() {
      return {
        statuses: Object.fromEntries([...statuses].map(([name, status]) => [name, { status }])),
      };
    },

    async *watch({ service: name }, { signal }) {
      let told: ServingStatus | undefined;
      for (;;) {
        const status = statuses.get(name) ?? ServingStatus.SERVICE_UNKNOWN;
        if (status === told) {
          await nextChange(watchers, signal);
        } else {
          told = status;
          yield { status };
        }
      }
    },
  });

  return {
    service,
    set(name, status) {
      statuses.set(name, draining ? ServingStatus.NOT_SERVING : ServingStatus[status]);
      changed();
    },
    drain() {
      draining = true;
      for (const name of statuses.keys()) statuses.set(name, ServingStatus.NOT_SERVING);
      changed();
    },
  };
}

function nextChange(watchers: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    function wake() {
      forget();
      resolve();
    }
    function abort() {
      forget();
      reject(signal.reason);
    }
    function forget() {
      watchers.delete(wake);
      signal.removeEventListener("abort", abort);
    }
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    watchers.add(wake);
    signal.addEventListener("abort", abort);
  });
}
