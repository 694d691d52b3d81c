const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** A whole number and a unit, as it is written in the configuration. */
export const DURATION_PATTERN = /^([1-9][0-9]{0,8})(ms|s|m|h)$/;

/** Above a day a limit no longer limits, and Node's timers overflow at 24.8 days. */
export const LONGEST_DURATION_MS = 24 * UNITS.h;

/** `500ms`, `90s`, `10m` or `1h` in milliseconds; null when the text is no duration, or one of more than 24 hours. */
export function parseDuration(text: string): number | null {
  const match = DURATION_PATTERN.exec(text);
  if (match === null) {
    return null;
  }
  const milliseconds = Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
  return milliseconds <= LONGEST_DURATION_MS ? milliseconds : null;
}
