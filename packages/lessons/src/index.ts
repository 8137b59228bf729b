export type { Fact, Lesson, Question, Step } from "./lesson.ts";
export type { LessonProblem } from "./problems.ts";
export type { CodeBlock, Text } from "./text/text.ts";
export type { JsonValue } from "./yaml/json-value.ts";
export type { MethodName } from "./method-name.ts";
export { type LessonConcept, lessonConcepts } from "./concepts.ts";
export { type ParsedLesson, parseLesson, type ParseOptions } from "./parse-lesson.ts";
export { type Course, type CourseOptions, parseCourse } from "./course.ts";
export { type LessonOutline, outlineLesson } from "./outline.ts";
export {
  type Act,
  type ButtonName,
  buttonNames,
  type ChainNames,
  type LabSettings,
  type PracticeName,
  practiceNames,
  type ProtocolName,
  protocolNames,
  type ViewName,
  viewNames,
} from "./acts/act.ts";
export { actWords } from "./acts/act-words.ts";
export { interceptorNames } from "./acts/interceptor-names.ts";
export { labHeaders } from "./acts/lab.ts";
export type { CallCheck, Check, Comparison, Condition, ExpectedAnswer } from "./checks/check.ts";
export type { CallEvidence, Evidence, Finding, FindingPart } from "./checks/evidence.ts";
export { evaluate } from "./checks/evaluate.ts";
export { type EventName, eventWords, findEvent } from "./events/event-name.ts";
export { codeBlock, type ReadCode } from "./text/code-block.ts";
export { type LessonLink, parseLink } from "./text/links.ts";
export { plainText } from "./text/markdown.ts";
