import { useState, useSyncExternalStore } from 'react';
import { startView } from '../../../../address/address.ts';
import { type AddressStore, isPartOfAnother } from '../../../../address/addressStore.ts';
import { AddressLink } from '../../../../lists/AddressLink.tsx';
import { lazyPart } from '../../../../ui/lazyPart.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { Part } from '../../../../ui/Part.tsx';
import { Untrusted } from '../../../../ui/Untrusted.tsx';
import type { OverviewFilter } from '../overviewFilter.ts';
import { overviewTexts } from '../overviewTexts.ts';
import { isSameFilter, type SavedViewsStore } from './savedViews.ts';
import styles from './SavedViews.module.css';

const SavedViewsDialog = lazyPart(async () => (await import('./SavedViewsDialog.tsx')).SavedViewsDialog);

export interface SavedViewsProps {
  readonly store: SavedViewsStore;
  readonly filter: OverviewFilter;
  readonly address: AddressStore;
}

/** Links to the saved views, and the dialog that saves and changes them. */
export function SavedViews({ store, filter, address }: SavedViewsProps) {
  const [isOpen, setOpen] = useState(false);
  const { savedViews } = overviewTexts;
  // A host page's storage is not this page's.
  if (isPartOfAnother(address)) return null;
  return (
    <div className={styles['saved']}>
      <SavedViewLinks store={store} filter={filter} address={address} />
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {savedViews.manage}
      </Button>
      {isOpen && (
        <Part name={savedViews.label}>
          <SavedViewsDialog store={store} filter={filter} address={address} onClose={() => setOpen(false)} />
        </Part>
      )}
    </div>
  );
}

/** The saved views as links. They keep the view, so that the wall view stays one. */
export function SavedViewLinks({ store, filter, address }: SavedViewsProps) {
  const views = useSyncExternalStore(store.subscribe, store.read);
  const { view } = address.read().address;
  if (views.length === 0) return null;
  return (
    <nav className={styles['links']} aria-label={overviewTexts.savedViews.label}>
      {views.map((each) => (
        <AddressLink
          key={each.name}
          className={styles['link']}
          address={address}
          to={{ ...startView, view, ...each.filter }}
          aria-current={isSameFilter(each.filter, filter) ? 'true' : undefined}
        >
          <Untrusted text={each.name} />
        </AddressLink>
      ))}
    </nav>
  );
}
