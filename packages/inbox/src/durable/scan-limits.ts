/** Maximum number of rows that one step of a scan reads, so that it does not delay deliveries. */
export const mostScanned = 500;

/** Number of bytes of bodies after which one step of a scan ends. */
export const mostBodyBytes: number = 4 * 1024 * 1024;
