// What single editors of the form need, and nobody before one of them is shown:
// an entry of its own, so that the page can load it with them.

export { messageTypesOf, urlOf } from "./any-types.ts";
export { escapeText, oddCharacters, unescapeText } from "./escapes.ts";
export { adviseOnPath, maskSubjects, pathsOf, type MaskSubject } from "./mask-paths.ts";
export { formatPlainJson, problemInJson, roundedNumbers, type Rounded } from "./plain-values.ts";
export { parseEntries, parseItems, type Entry, type Many, type ManyProblem } from "./paste-many.ts";
export { fractionOf } from "./fraction.ts";
export { inWords } from "./span-words.ts";
export { parseDuration } from "../values/duration.ts";
export { parseTimestamp, type Instant } from "../values/timestamp.ts";
export { splitPaths } from "../values/well-known.ts";
