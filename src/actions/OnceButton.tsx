import { Button, type ButtonProps } from '../ui/Button.tsx';

export interface OnceButtonProps extends Omit<ButtonProps, 'onClick' | 'onKeyDown' | 'type'> {
  readonly onPress: () => void;
}

/**
 * A button that submits once per activation: the second click of a double click, or Enter held down, could otherwise arrive after a
 * rejection and send another request.
 */
export function OnceButton({ onPress, ...props }: OnceButtonProps) {
  return (
    <Button
      {...props}
      onKeyDown={(event) => {
        if (event.repeat && event.key === 'Enter') event.preventDefault();
      }}
      onClick={(event) => {
        // Which of several clicks in a row this is; 0 from the keyboard.
        if (event.detail <= 1) onPress();
      }}
    />
  );
}
