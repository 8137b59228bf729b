// An entry of its own, so that a page that shows only forms at first loads no JSON.
export { parseJson, type ParsedJson } from "./read.ts";
export {
  createIssuePlacer,
  parseJsonText,
  type JsonEntry,
  type JsonIssue,
  type JsonNode,
} from "./text.ts";
export { messageToJson } from "./write.ts";
