export { chooseType, newAny, typeOfUrl } from "./model/any-type.ts";
export { bytesEncodings, formatBytes, parseBytes, type BytesEncoding } from "./values/bytes.ts";
export { checkValue, parseEnum } from "./draft/check-value.ts";
export { commentOf } from "./model/comments.ts";
export {
  describeMethod,
  describeService,
  fieldComment,
  type MethodModel,
  type ServiceModel,
} from "./model/documentation.ts";
export {
  draftToMessage,
  duplicateKey,
  duplicateKeys,
  emptyIsUnset,
  noSuchType,
  type Drafted,
  type DraftIssue,
} from "./draft/draft-to-message.ts";
export { draftSize, fieldBytes, type DraftSize, type FieldBytes } from "./draft/draft-size.ts";
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
} from "./draft/draft.ts";
export { exampleMessage } from "./example/example.ts";
export { hasRules } from "./model/has-rules.ts";
export { separateLocalNames } from "./model/local-names.ts";
export { messageToDraft } from "./draft/message-to-draft.ts";
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
} from "./model/model.ts";
export { nearest } from "./values/nearest.ts";
export { newField, newValue } from "./draft/new-value.ts";
export { accept, refuse, type Parsed } from "./values/parsed.ts";
export { formatNumber, scalarName, type ScalarValue } from "./values/scalars.ts";
export { methodLabels, shortName, typeLabel } from "./model/type-labels.ts";
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
} from "./draft/update.ts";
export type { TextFormat } from "./values/well-known.ts";
