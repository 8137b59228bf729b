import { Code, ConnectError } from "@connectrpc/connect";
import { PracticeService } from "@grpc-playground/gen/playground/v1/practice_pb";
import { defineService, type PlaygroundService } from "../services/service.ts";
import { practiceKinds } from "./catalogue.ts";
import type { Practice } from "./practice.ts";

/** Lists and ends the servers to practise on (proto/playground/v1/practice.proto). */
export function createPracticeService(practice: Practice): PlaygroundService {
  return defineService(PracticeService, {
    async listServers() {
      return { servers: [...(await practice.list())] };
    },
    killServer({ name }) {
      if (practice.kill(name)) return {};
      const names = practiceKinds.map((kind) => kind.name).join(", ");
      throw new ConnectError(
        `there is no practice server "${name.slice(0, 64)}"; there are ${names}`,
        Code.NotFound,
      );
    },
  });
}
