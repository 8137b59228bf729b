export {
  type BodyFrame,
  carriedBy,
  type CarriedPart,
  isBodyFrame,
  overlapping,
} from "./carried.ts";
export { type Http2Direction, readHttp2 } from "./direction.ts";
export type {
  BlockHeader,
  FramePayload,
  FrameRecord,
  HeaderBlock,
  Http2Frame,
  Http2Record,
  SettingEntry,
  SkippedRecord,
  StreamPriority,
  TableSizeUpdate,
  Way,
  WindowPoint,
} from "./frames.ts";
export { startOfHttp2 } from "./frame-header.ts";
export { createHttp2Reader, type Http2Reader, type Http2ReaderOptions } from "./reader.ts";
export { type Http2Piece, type SplitHttp2, splitHttp2 } from "./split.ts";
export { errorCodes, type ErrorWords } from "./words/errors.ts";
export { flagMeanings, frameTypeNames, type FrameTypeWords } from "./words/frame-types.ts";
