// Options of a declaration as a .proto file writes them: `name = value`,
// extensions by their full names, messages as aggregate literals.
// https://protobuf.com/docs/language-spec#options

import { createRegistry, getExtension, ScalarType } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import { file_google_protobuf_descriptor } from "@bufbuild/protobuf/wkt";

const standard = createRegistry(file_google_protobuf_descriptor);

/**
 * The options of a declaration, each as `name = value`. An option that is not
 * in `registry` is an error: a print without it would be another file.
 */
export function printOptions(options, registry) {
  if (options === undefined) return [];
  const desc = standard.getMessage(options.$typeName);
  const numbers = new Set((options.$unknown ?? []).map(({ no }) => no));
  return [
    ...setFields(reflect(desc, options)).map(([field, value]) => `${field.name} = ${value}`),
    ...[...numbers].map((no) => {
      const extension = registry.getExtensionFor(desc, no);
      if (!extension) throw new Error(`${desc.typeName}: no extension has the number ${no}`);
      const value = getExtension(options, extension);
      return `(${extension.typeName}) = ${printField(extension, value)}`;
    }),
  ];
}

/** The fields that are set, with their values printed. */
function setFields(source) {
  return source.fields
    .filter((field) => source.isSet(field))
    .map((field) => [field, printField(field, source.message[field.localName])]);
}

function printField(field, value) {
  switch (field.fieldKind) {
    case "list":
      return `[${value.map((item) => printValue(field, item)).join(", ")}]`;
    case "map":
      throw new Error(`${field}: an option that holds a map`);
    default:
      return printValue(field, value);
  }
}

function printValue(field, value) {
  if (field.message) {
    const fields = setFields(reflect(field.message, value));
    return `{ ${fields.map(([inner, text]) => `${inner.name}: ${text}`).join(", ")} }`;
  }
  if (field.enum) return field.enum.value[value]?.name ?? String(value);
  if (field.scalar === ScalarType.BYTES) throw new Error(`${field}: an option that holds bytes`);
  // A string of JSON is one of .proto files too.
  return field.scalar === ScalarType.STRING ? JSON.stringify(value) : String(value);
}
