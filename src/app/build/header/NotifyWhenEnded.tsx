import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';

export interface NotifyWhenEndedProps {
  /** What the notification is about: `golden-ami 1.4.2 / 17`. */
  readonly build: string;
  /** The build's state in a word. */
  readonly state: string;
  readonly canChange: boolean;
}

type Subscription = 'none' | 'granted' | 'denied';

/** Offers a notification for the end of a running build. */
export function NotifyWhenEnded({ build, state, canChange }: NotifyWhenEndedProps) {
  const [subscription, setSubscription] = useState<Subscription>('none');
  const wasChanging = useRef(canChange);
  useEffect(() => {
    const ended = wasChanging.current && !canChange;
    wasChanging.current = canChange;
    if (ended && subscription === 'granted') void new Notification(`${state}: ${build}`, { tag: build });
  }, [canChange, subscription, state, build]);

  if (!canChange || !('Notification' in window)) return null;
  const subscribe = async () => {
    const permission = await Notification.requestPermission();
    setSubscription(permission === 'granted' ? 'granted' : 'denied');
  };
  return (
    <Button
      variant="quiet"
      size="small"
      aria-pressed={subscription === 'granted'}
      onClick={() => (subscription === 'granted' ? setSubscription('none') : void subscribe())}
    >
      {subscription === 'denied' ? 'Notifications are blocked' : 'Notify when it ends'}
    </Button>
  );
}
