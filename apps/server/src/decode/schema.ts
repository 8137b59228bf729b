import {
  createFileRegistry,
  create,
  fromBinary,
  type DescMessage,
  type FileRegistry,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema, type FileDescriptorSet } from "@bufbuild/protobuf/wkt";
import { ConnectError } from "@connectrpc/connect";
import { image } from "@grpc-playground/gen/image";
import { nearest } from "@grpc-playground/schema";
import { readFile } from "node:fs/promises";
import { defaultLimits } from "../limits.ts";
import { describeTarget } from "../schema/describe-target.ts";
import { repairFiles } from "../schema/repair/index.ts";
import { createTargetPolicy } from "../targets/policy.ts";
import { reachTarget } from "../targets/reach.ts";
import { UsageError, type DecodeOptions } from "./options.ts";

/** The types by which bytes are read. */
export interface DecodeSchema {
  readonly registry: FileRegistry;
  /** What every message is; undefined where nobody said. */
  readonly message: DescMessage | undefined;
}

/** @throws UsageError for a schema that cannot be had, and for a type that it does not have. */
export async function loadSchema(options: DecodeOptions): Promise<DecodeSchema> {
  const registry = await loadRegistry(options.schema);
  return { registry, message: messageOf(registry, options) };
}

async function loadRegistry(schema: DecodeOptions["schema"]): Promise<FileRegistry> {
  switch (schema.kind) {
    case "own":
      return createFileRegistry(fromBinary(FileDescriptorSetSchema, Buffer.from(image, "base64")));
    case "file":
      return createFileRegistry(await readSet(schema.path));
    default:
      return createFileRegistry(await askTarget(schema.address, schema.tls));
  }
}

async function readSet(path: string): Promise<FileDescriptorSet> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new UsageError(`--schema names a file that cannot be read: ${reasonOf(error)}`);
  }
  let set: FileDescriptorSet;
  try {
    set = fromBinary(FileDescriptorSetSchema, bytes);
  } catch {
    throw notASet(path);
  }
  if (set.file.length === 0 || set.file.some(({ name }) => name === "")) throw notASet(path);
  // Without its imports a set is none that protobuf-es takes; what can be read of it can be used.
  const { files } = await repairFiles(set.file);
  return create(FileDescriptorSetSchema, { file: files });
}

function notASet(path: string): UsageError {
  return new UsageError(
    `${path} is no FileDescriptorSet and no buf image. Make one with ` +
      `"protoc --include_imports -o schema.binpb ..." or "buf build -o schema.binpb"`,
  );
}

async function askTarget(address: string, tls: boolean): Promise<FileDescriptorSet> {
  const policy = createTargetPolicy({
    boundHost: "127.0.0.1",
    own: () => ({ host: "127.0.0.1", port: 0, tls: false }),
    allowTargets: [],
  });
  try {
    const target = reachTarget(await policy.resolve({ address, tls }));
    const { files } = await describeTarget(target, defaultLimits, new AbortController().signal);
    return create(FileDescriptorSetSchema, files ?? {});
  } catch (error) {
    throw new UsageError(`--target: ${ConnectError.from(error).rawMessage}`);
  }
}

function messageOf(registry: FileRegistry, options: DecodeOptions): DescMessage | undefined {
  if (options.type !== undefined) {
    const name = options.type.replace(/^\./u, "");
    const names = namesOf(registry, "message");
    return (
      registry.getMessage(name) ?? missing(`--type: the schema has no message ${name}`, name, names)
    );
  }
  return options.method === undefined ? undefined : typesOf(registry, options.method)[options.side];
}

/** The two message types of a method, given as `pkg.Service/Method`, also with a slash before or a dot between. */
function typesOf(registry: FileRegistry, method: string) {
  const path = method.replace(/^\//u, "");
  const cut = path.includes("/") ? path.indexOf("/") : path.lastIndexOf(".");
  if (cut < 1) throw new UsageError(`--method is "${method}": write it as greet.Greeter/SayHello`);
  const name = path.slice(0, cut);
  const service =
    registry.getService(name) ??
    missing(`--method: the schema has no service ${name}`, name, namesOf(registry, "service"));
  const methods = service.methods.map((each) => each.name);
  const wanted = path.slice(cut + 1);
  const desc =
    service.methods.find((each) => each.name === wanted) ??
    missing(`--method: ${name} has no method ${wanted}`, wanted, methods);
  return { request: desc.input, response: desc.output };
}

/** The message types of a method by its `:path`, when the schema has it. */
export function typesByPath(registry: FileRegistry, path: string) {
  const [, service = "", name = ""] = /^\/([^/]+)\/([^/?]+)/u.exec(path) ?? [];
  const desc = registry.getService(service)?.methods.find((each) => each.name === name);
  return desc && { request: desc.input, response: desc.output };
}

function namesOf(registry: FileRegistry, kind: "message" | "service"): readonly string[] {
  return [...registry].filter((type) => type.kind === kind).map(({ typeName }) => typeName);
}

function missing(what: string, wanted: string, names: readonly string[]): never {
  // A name without its package is not near by its letters.
  const similar = names.find((name) => name.endsWith(`.${wanted}`)) ?? nearest(wanted, names);
  throw new UsageError(similar === undefined ? what : `${what}. Did you mean ${similar}?`);
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
