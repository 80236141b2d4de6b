import { useCallback, useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react';

export interface Highlight {
  /** The lane whose times are shown on the axis: under the pointer, else focused, else pinned. */
  readonly lane: string | undefined;
  readonly pinned: string | undefined;
  readonly pin: (laneKey: string) => void;
  /** For the element around the lanes; each lane has its key in `data-lane`. */
  readonly handlers: {
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerLeave: (event: PointerEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** The lane under the pointer, focused or pinned. Events are handled around all lanes, so that no lane renders for them. */
export function useHighlight(): Highlight {
  const [hovered, setHovered] = useState<string | undefined>();
  const [focused, setFocused] = useState<string | undefined>();
  const [pinned, setPinned] = useState<string | undefined>();
  const pin = useCallback(
    (laneKey: string) => setPinned((present) => (present === laneKey ? undefined : laneKey)),
    [],
  );
  return {
    lane: hovered ?? focused ?? pinned,
    pinned,
    pin,
    handlers: {
      onPointerOver: ({ target }) => setHovered(laneOf(target)),
      onPointerLeave: ({ pointerType }) => {
        // A touch pointer leaves when the finger is lifted; the lane that was touched last stays highlighted.
        if (pointerType !== 'touch') setHovered(undefined);
      },
      onFocus: ({ target }) => setFocused(target.matches(':focus-visible') ? laneOf(target) : undefined),
      onBlur: () => setFocused(undefined),
      onKeyDown: ({ key }) => {
        if (key !== 'Escape') return;
        setHovered(undefined);
        setFocused(undefined);
        setPinned(undefined);
      },
    },
  };
}

function laneOf(target: EventTarget): string | undefined {
  const lane = target instanceof Element ? target.closest<HTMLElement>('[data-lane]') : null;
  return lane?.dataset['lane'];
}
