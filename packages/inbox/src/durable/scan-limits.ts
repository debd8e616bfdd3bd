/** The most rows that one step of a scan looks at, so that it never keeps deliveries waiting for long. */
export const mostScanned = 500;

/** The most bytes of bodies that one step of a scan hands over, unless one alone has more. */
export const mostBodyBytes: number = 4 * 1024 * 1024;
