import type { AnyDesc, DescFile } from "@bufbuild/protobuf";
import type {
  DescriptorProto,
  EnumDescriptorProto,
  FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";

const byFile = new WeakMap<FileDescriptorProto, ReadonlyMap<object, string>>();

/**
 * The comment beside a declaration in its .proto file: the one above it, or
 * else the one after it on its line. Empty when there is none, or when the
 * descriptor came without source info (server reflection often omits it).
 */
export function commentOf(desc: Exclude<AnyDesc, DescFile>): string {
  const file = fileOf(desc).proto;
  let comments = byFile.get(file);
  if (!comments) {
    comments = readComments(file);
    byFile.set(file, comments);
  }
  return comments.get(desc.proto) ?? "";
}

function fileOf(desc: Exclude<AnyDesc, DescFile>): DescFile {
  switch (desc.kind) {
    case "message":
    case "enum":
    case "service":
    case "extension":
      return desc.file;
    default:
      return desc.parent.file;
  }
}

/**
 * Comments by the descriptor message they belong to. `SourceCodeInfo.Location.path`
 * is a list of field numbers and indexes from FileDescriptorProto down
 * (descriptor.proto): message_type=4, enum_type=5, service=6, extension=7.
 */
function readComments(file: FileDescriptorProto): ReadonlyMap<object, string> {
  const byPath = new Map<string, string>();
  for (const { path, leadingComments, trailingComments } of file.sourceCodeInfo?.location ?? []) {
    const comment = clean(leadingComments) || clean(trailingComments);
    if (comment) byPath.set(path.join("."), comment);
  }
  const found = new Map<object, string>();
  if (byPath.size === 0) return found;
  const note = (proto: object, path: string) => {
    const comment = byPath.get(path);
    if (comment) found.set(proto, comment);
  };
  const all = <T extends object>(protos: readonly T[], path: string, more?: Visit<T>) => {
    for (const [index, proto] of protos.entries()) {
      note(proto, `${path}.${index}`);
      more?.(proto, `${path}.${index}`);
    }
  };
  const visitEnum: Visit<EnumDescriptorProto> = (proto, path) => all(proto.value, `${path}.2`);
  const visitMessage: Visit<DescriptorProto> = (proto, path) => {
    all(proto.field, `${path}.2`);
    all(proto.nestedType, `${path}.3`, visitMessage);
    all(proto.enumType, `${path}.4`, visitEnum);
    all(proto.extension, `${path}.6`);
    all(proto.oneofDecl, `${path}.8`);
  };
  all(file.messageType, "4", visitMessage);
  all(file.enumType, "5", visitEnum);
  all(file.service, "6", (proto, path) => all(proto.method, `${path}.2`));
  all(file.extension, "7");
  return found;
}

type Visit<T> = (proto: T, path: string) => void;

/** A // comment keeps the space after its slashes; a doc comment keeps its stars' indentation. */
function clean(comment: string | undefined): string {
  return (comment ?? "")
    .split("\n")
    .map((line) => line.replace(/^ /, "").trimEnd())
    .join("\n")
    .trim();
}
