import type { ReactNode } from 'react';
import type { Evidence } from '../../../aws/imagebuilder/evidence/evidence.ts';
import type { Place } from '../../../ui/Places.tsx';

/** Evidence as a place that can be shown. Its link is an AWS console's, or there is none. */
export function toPlace({ label, value, consoleUrl, cliCommand, note }: Evidence, inPage?: ReactNode): Place {
  return { label, value, href: consoleUrl, command: cliCommand, inPage, note };
}
