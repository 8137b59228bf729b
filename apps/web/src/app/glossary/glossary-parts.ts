export { markTerms } from "@grpc-playground/lessons/glossary";
export { lessonsOfEvents } from "@grpc-playground/lessons/glossary";
export { findTerm } from "@grpc-playground/lessons/glossary";
export { TermCard } from "../../features/glossary/term-card.tsx";
