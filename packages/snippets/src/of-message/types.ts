import type {
  DescEnum,
  DescExtension,
  DescFile,
  DescMessage,
  DescMethod,
  DescService,
} from "@bufbuild/protobuf";
import { Edition } from "@bufbuild/protobuf/wkt";
import type { SnippetMethod } from "../write/snippet.ts";
import type { ProtoFile, ProtoType } from "../write/value.ts";

/** A file as generated code is named after it. */
export function fileOf({ proto, edition }: DescFile): ProtoFile {
  const goPackage = proto.options?.goPackage ?? "";
  return {
    path: proto.name,
    package: proto.package,
    goPackage: goPackage === "" ? undefined : goPackage,
    ...(edition >= Edition.EDITION_2024 ? { isOpaqueInGo: true } : {}),
  };
}

/** A type with the names that lead to it in its file. */
export function typeOf(desc: DescMessage | DescEnum | DescService | DescExtension): ProtoType {
  const file = fileOf(desc.file);
  const inFile = file.package === "" ? desc.typeName : desc.typeName.slice(file.package.length + 1);
  return { fullName: desc.typeName, path: inFile.split("."), file };
}

/** A method with its types. */
export function methodOf(method: DescMethod): SnippetMethod {
  return {
    kind: method.methodKind,
    service: typeOf(method.parent),
    name: method.name,
    input: typeOf(method.input),
    output: typeOf(method.output),
  };
}
