import { notPython } from "../../write/python/not-python.ts";
import type { LearnerPrograms } from "../learner.ts";
import { pythonClient } from "./client.ts";
import { pythonServer } from "./server.ts";

/** Python with grpcio, as gRPC's tutorials write it. */
export const pythonPrograms: LearnerPrograms = {
  id: "python",
  label: "Python",
  language: "python",
  needs: ({ rpc }) =>
    "`pip install grpcio grpcio-tools`; then `python -m grpc_tools.protoc -I. --python_out=. " +
    `--grpc_python_out=. ${rpc.service.file.path}\` makes the modules that it imports.`,
  supports: ({ rpc }) => notPython(rpc),
  client: pythonClient,
  server: pythonServer,
};
