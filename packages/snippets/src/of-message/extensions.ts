import {
  type DescExtension,
  type DescField,
  type DescMessage,
  fromBinary,
  type Registry,
} from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { BinaryWriter } from "@bufbuild/protobuf/wire";

/** An extension that is set on a message. */
export interface SetExtension {
  readonly extension: DescExtension;
  /** The same as a field of `holder`, from which its value is read like any other. */
  readonly field: DescField;
  readonly holder: ReflectMessage;
}

/**
 * The extensions of a message that a registry knows, in the order of their
 * first appearance. protobuf-es keeps them among the unknown fields.
 */
export function extensionsOf(
  { desc, message }: ReflectMessage,
  registry: Registry,
): readonly SetExtension[] {
  const unknown = message.$unknown ?? [];
  const numbers = [...new Set(unknown.map(({ no }) => no))];
  return numbers.flatMap((number) => {
    const extension = registry.getExtensionFor(desc, number);
    if (extension === undefined) return [];
    const { field, type } = holderOf(extension);
    const writer = new BinaryWriter();
    for (const { no, wireType, data } of unknown) {
      if (no === number) writer.tag(no, wireType).raw(data);
    }
    const holder = reflect(type, fromBinary(type, writer.finish()));
    return [{ extension, field, holder }];
  });
}

/** A message type of the extended one's name whose only field is the extension. */
function holderOf(extension: DescExtension): {
  readonly field: DescField;
  readonly type: DescMessage;
} {
  const { extendee } = extension;
  // All that a field has more than an extension is named here.
  const field = {
    ...extension,
    kind: "field",
    parent: extendee,
    localName: extension.name,
  } as DescField;
  const type: DescMessage = {
    ...extendee,
    fields: [field],
    field: { [field.localName]: field },
    oneofs: [],
    members: [field],
  };
  return { field, type };
}
