/** Framing of a body: at once with a length, byte by byte with a length, or without a length. */
export type Framing = "whole" | "pieces" | "chunked";
