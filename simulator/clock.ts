/** Where the simulator reads the time. Milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

export const seconds = (count: number) => count * 1000;
export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => count * 3_600_000;
export const days = (count: number) => count * 86_400_000;

/** An instant as the service writes it: ISO 8601, UTC, milliseconds. */
export function timestamp(at: number): string {
  return new Date(at).toISOString();
}
