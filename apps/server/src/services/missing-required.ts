import { isFieldSet, type DescMessage, type MessageShape } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";

/**
 * The name of the first required field of a message that is not set, as proto2
 * and editions may have them; messages within it are not looked at. Parsers of
 * other languages refuse such a message; protobuf-es reads it, and would fail to
 * write it.
 */
export function missingRequired<D extends DescMessage>(
  desc: D,
  message: MessageShape<D>,
): string | undefined {
  return desc.fields.find(
    (field) =>
      field.presence === FeatureSet_FieldPresence.LEGACY_REQUIRED && !isFieldSet(message, field),
  )?.name;
}
