import type { ReactNode } from 'react';

export interface ConsoleLinkProps {
  /** An address in the AWS console, written by us. Without one, as in a partition without a known console, no link. */
  readonly href: string | undefined;
  readonly children?: ReactNode;
  /** What the link's words are when it has only its arrow. */
  readonly label?: string;
}

/** A link into the AWS console, in a tab of its own. */
export function ConsoleLink({ href, children, label }: ConsoleLinkProps) {
  if (href === undefined) return children;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" title={label ?? 'Opens the AWS console'}>
      {children}
      <span aria-hidden="true"> ↗</span>
      <span className="visually-hidden"> ({label ?? 'opens the AWS console'})</span>
    </a>
  );
}
