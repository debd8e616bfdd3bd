/**
 * Framing of a body: in one piece with a length, byte by byte with a length, or without a length.
 */
export type Framing = "whole" | "pieces" | "chunked";
