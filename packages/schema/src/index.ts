export { chooseType, newAny, typeOfUrl } from "./any-type.ts";
export { bytesEncodings, formatBytes, parseBytes, type BytesEncoding } from "./bytes.ts";
export { checkValue, parseEnum } from "./check-value.ts";
export { commentOf } from "./comments.ts";
export {
  describeMethod,
  describeService,
  fieldComment,
  type MethodModel,
  type ServiceModel,
} from "./documentation.ts";
export {
  draftToMessage,
  duplicateKey,
  duplicateKeys,
  emptyIsUnset,
  noSuchType,
  type Drafted,
  type DraftIssue,
} from "./draft-to-message.ts";
export { draftSize, fieldBytes, type DraftSize, type FieldBytes } from "./draft-size.ts";
export {
  createDraft,
  type AnyDraft,
  type BoolDraft,
  type BytesDraft,
  type DraftPath,
  type FieldDraft,
  type FileDraft,
  type LeafDraft,
  type ListDraft,
  type MapDraft,
  type MapEntryDraft,
  type MessageDraft,
  type TextDraft,
  type ValueDraft,
} from "./draft.ts";
export { exampleMessage } from "./example.ts";
export { hasRules } from "./has-rules.ts";
export { parseJson, type ParsedJson } from "./json-read.ts";
export {
  createIssuePlacer,
  parseJsonText,
  type JsonEntry,
  type JsonIssue,
  type JsonNode,
} from "./json-text.ts";
export { messageToJson } from "./json-write.ts";
export { separateLocalNames } from "./local-names.ts";
export { messageToDraft } from "./message-to-draft.ts";
export {
  describeMessage,
  messageControl,
  type Control,
  type EnumValueModel,
  type FieldModel,
  type MessageModel,
  type OneofModel,
  type Presence,
  type ValueControl,
} from "./model.ts";
export { nearest } from "./nearest.ts";
export { newField, newValue } from "./new-value.ts";
export { accept, refuse, type Parsed } from "./parsed.ts";
export { formatNumber, scalarName, type ScalarValue } from "./scalars.ts";
export { methodLabels, shortName, typeLabel } from "./type-labels.ts";
export {
  addEntry,
  addItems,
  chooseNone,
  duplicateItem,
  moveItem,
  removeEntry,
  removeItem,
  updateDraft,
  type Change,
} from "./update.ts";
export type { TextFormat } from "./well-known.ts";
