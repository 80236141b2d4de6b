import { useCallback, type ReactNode } from 'react';

export interface NearWindowProps {
  readonly id: string;
  /** The row of `id` has come near the window. The same function at each render, like `onLeave`. */
  readonly onNear: (id: string) => void;
  readonly onLeave: (id: string) => void;
  readonly children: ReactNode;
}

/** Tells whether a part of a long list is near the window. */
export function NearWindow({ id, onNear, onLeave, children }: NearWindowProps) {
  const observe = useCallback(
    (element: HTMLSpanElement) => {
      const observer = new IntersectionObserver(
        (entries) => (entries.at(-1)?.isIntersecting ? onNear(id) : onLeave(id)),
        { rootMargin: '200px 0px' },
      );
      observer.observe(element);
      return () => {
        observer.disconnect();
        onLeave(id);
      };
    },
    [id, onNear, onLeave],
  );
  return <span ref={observe}>{children}</span>;
}
