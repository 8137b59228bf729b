import { create } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, createRouterTransport } from "@connectrpc/connect";
import { file_greet } from "@grpc-playground/gen/greet_pb";
import { SchemaNote_Kind, SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { expect, test } from "vitest";
import { schemaProblem } from "./schema-problem.ts";
import { createSchemaSource } from "./schema-source.ts";

const { signal } = new AbortController();
const target = { address: "localhost:1", tls: true };

test("a schema has the services in the target's order, and a note for each that is not described", async () => {
  const asked: unknown[] = [];
  const load = createSchemaSource(
    createRouterTransport(({ service }) => {
      service(SchemaService, {
        describe: (request) => {
          asked.push(request.target?.address, request.target?.tls);
          return {
            files: create(FileDescriptorSetSchema, { file: [file_greet.proto] }),
            services: ["no.SuchService", "greet.Greeter", "broken.Service"],
            source: "grpc.reflection.v1.ServerReflection",
            addresses: ["127.0.0.1:50051"],
            notes: [
              { kind: SchemaNote_Kind.SKIPPED, subject: "broken.Service", message: "Its file is." },
              { kind: SchemaNote_Kind.REPAIRED, subject: "greet.proto", message: "A map entry." },
            ],
          };
        },
      });
    }),
  );
  const schema = await load(target, signal);
  expect(asked).toEqual(["localhost:1", true]);
  expect(schema.services.map(({ typeName }) => typeName)).toEqual(["greet.Greeter"]);
  expect(schema.addresses).toEqual(["127.0.0.1:50051"]);
  expect(schema.registry.getMessage("greet.HelloRequest")?.fields).toHaveLength(2);
  expect(schema.notes.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    "skipped broken.Service",
    "repaired greet.proto",
    "skipped no.SuchService",
  ]);
});

test.each([
  [Code.Unavailable, /^No call gets through to localhost:1$/, /TLS or plaintext/],
  [Code.DeadlineExceeded, /did not answer in time/, /firewall/],
  [Code.Unimplemented, /no server reflection/, /Turn it on/],
  [Code.PermissionDenied, /may not call localhost:1/, /allow/],
  [Code.InvalidArgument, /not an address/, /host:port/],
  [Code.ResourceExhausted, /could not be read \(ResourceExhausted\)/, /Try again/],
])("code %i is put into words with what to do next", (code, title, next) => {
  const problem = schemaProblem(new ConnectError("the very words", code), target);
  expect(problem).toEqual({
    title: expect.stringMatching(title),
    next: expect.stringMatching(next),
    detail: "the very words",
  });
});

test("for its own services, what is missing is the playground itself", () => {
  expect(schemaProblem(new TypeError("Failed to fetch"), undefined)).toEqual({
    title: "The playground's server does not answer",
    next: "Check that npm start is still running, then try again.",
    detail: "Failed to fetch",
  });
});

test("a target that cannot be called is named once, with the reason by itself", () => {
  const reason = new ConnectError(
    "cannot call localhost:1: it does not speak TLS: try it without TLS",
    Code.Unavailable,
  );
  const problem = schemaProblem(reason, { address: "localhost:1", tls: true });
  expect(problem.title).toContain("localhost:1");
  expect(problem.detail).toBe("it does not speak TLS: try it without TLS");
});
