import { useCallback, useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react';

export interface Lit {
  /** The lane whose times are shown on the axis: under the pointer, else focused, else pinned. */
  readonly lane: string | undefined;
  readonly pinned: string | undefined;
  readonly pin: (laneKey: string) => void;
  /** For the element around the lanes, each of which has its key in `data-lane`. */
  readonly handlers: {
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerLeave: (event: PointerEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** Which lane the reader is looking at. Handled once around all lanes, so that no lane is rendered for it. */
export function useLit(): Lit {
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
        // A finger leaves as soon as it is lifted; what it touched last stays.
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
