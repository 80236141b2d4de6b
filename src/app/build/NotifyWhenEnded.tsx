import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';

export interface NotifyWhenEndedProps {
  /** What the notification is about: `golden-ami 1.4.2 / 17`. */
  readonly build: string;
  /** The build's state in a word. */
  readonly state: string;
  readonly canChange: boolean;
}

type Wish = 'none' | 'asked' | 'refused';

/** Offers a notification for when a build that is under way has ended. */
export function NotifyWhenEnded({ build, state, canChange }: NotifyWhenEndedProps) {
  const [wish, setWish] = useState<Wish>('none');
  const wasChanging = useRef(canChange);
  useEffect(() => {
    const ended = wasChanging.current && !canChange;
    wasChanging.current = canChange;
    if (ended && wish === 'asked') void new Notification(`${state}: ${build}`, { tag: build });
  }, [canChange, wish, state, build]);

  if (!canChange || !('Notification' in window)) return null;
  const ask = async () => {
    const permission = await Notification.requestPermission();
    setWish(permission === 'granted' ? 'asked' : 'refused');
  };
  return (
    <Button
      look="quiet"
      size="small"
      aria-pressed={wish === 'asked'}
      onClick={() => (wish === 'asked' ? setWish('none') : void ask())}
    >
      {wish === 'refused' ? 'Notifications are blocked' : 'Notify when it ends'}
    </Button>
  );
}
