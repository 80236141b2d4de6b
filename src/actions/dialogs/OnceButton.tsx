import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from '../../ui/Button.tsx';
import { settlingTime } from '../../lib/timings.ts';

export interface OnceButtonProps extends Omit<ButtonProps, 'onClick' | 'onKeyDown' | 'type'> {
  readonly onPress: () => void;
}

/**
 * A button that submits once per activation. It ignores its first 500 ms, in which the second click of a double click on what was
 * there before could reach it. Later it ignores repeated clicks and Enter held down, which could arrive after a rejection and send
 * another request.
 */
export function OnceButton({ onPress, ...props }: OnceButtonProps) {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settlingTime);
    return () => clearTimeout(timer);
  }, []);
  const isDisabled = props['aria-disabled'] === true || props['aria-disabled'] === 'true';
  return (
    <Button
      {...props}
      aria-disabled={isDisabled || !isSettled}
      // Half a second is too short to show as disabled.
      data-settling={isSettled || isDisabled ? undefined : ''}
      onKeyDown={(event) => {
        if (event.repeat && event.key === 'Enter') event.preventDefault();
      }}
      onClick={(event) => {
        // `detail` counts the clicks in a row; it is 0 for the keyboard.
        if (isSettled && !isDisabled && event.detail <= 1) onPress();
      }}
    />
  );
}
