import { useEffect, useState } from 'react';
import { shortcutsKey, shortcutStore } from '../../../ui/page/shortcuts.ts';
import { keepFocus } from './focusKeeper.ts';
import { listenForShortcuts } from './listenForShortcuts.ts';
import { pageShortcuts } from './pageShortcuts.ts';
import { createShortcutSetting } from './shortcutSetting.ts';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { SkipLinks } from './SkipLinks.tsx';

/** What the keyboard can do on every page: skip links, shortcuts and their list, and a focus that is never lost. */
export function Keyboard({ browser }: { readonly browser: Window }) {
  const [isOpen, setIsOpen] = useState(false);
  const [setting] = useState(() => createShortcutSetting(browser));
  useEffect(() => {
    const { document } = browser;
    const ends = [
      keepFocus(document),
      listenForShortcuts(document, setting.read),
      shortcutStore.add([
        ...pageShortcuts(document),
        {
          key: shortcutsKey,
          description: 'This list',
          run: () => {
            setIsOpen(true);
            return true;
          },
        },
      ]),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [browser, setting]);
  return (
    <>
      <SkipLinks />
      {isOpen && <ShortcutsDialog setting={setting} onClose={() => setIsOpen(false)} />}
    </>
  );
}
