export { quote } from "./shell/quote.ts";
export type {
  CallSnippet,
  HttpPlace,
  RpcKind,
  SnippetLanguage,
  SnippetMethod,
  SnippetWriter,
} from "./snippet.ts";
export type {
  EnumValue,
  FieldValue,
  IntType,
  IntValue,
  KeyValue,
  MessageValue,
  ProtoFile,
  ProtoType,
  SingleValue,
  Value,
} from "./value.ts";
export { writers } from "./writers.ts";
