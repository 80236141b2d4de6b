import { type FormEvent, useId, useState, useSyncExternalStore } from 'react';
import { startView } from '../../../../address/address.ts';
import type { AddressStore } from '../../../../address/addressStore.ts';
import { Button } from '../../../../ui/Button.tsx';
import { CopyButton } from '../../../../ui/CopyButton.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { Untrusted } from '../../../../ui/Untrusted.tsx';
import type { OverviewFilter } from '../overviewFilter.ts';
import { describeFilter, overviewTexts } from '../overviewTexts.ts';
import { longestName, type SavedView } from './savedViews.ts';
import type { SavedViewsProps } from './SavedViews.tsx';
import styles from './SavedViewsDialog.module.css';

export interface SavedViewsDialogProps extends SavedViewsProps {
  readonly onClose: () => void;
}

/** Saves the current view under a name, and renames, deletes and copies the saved ones. */
export function SavedViewsDialog({ store, filter, address, onClose }: SavedViewsDialogProps) {
  const { savedViews } = overviewTexts;
  const views = useSyncExternalStore(store.subscribe, store.read);
  const [isStored, setStored] = useState(true);
  return (
    <Dialog title={savedViews.label} onClose={onClose}>
      <NameForm
        label={savedViews.saveAs}
        initial=""
        submit={savedViews.save}
        onName={(name) => setStored(store.save({ name, filter }))}
      />
      <p className={styles['summary']}>
        <Untrusted text={describeFilter(filter)} />
      </p>
      {!isStored && <p role="alert">{savedViews.notStored}</p>}
      {views.length === 0 ? (
        <p className={styles['none']}>{savedViews.none}</p>
      ) : (
        <ul className={styles['views']} aria-label={savedViews.label}>
          {views.map((view) => (
            <View
              key={view.name}
              view={view}
              link={() => linkTo(address, view.filter)}
              onRename={(name) => setStored(store.rename(view.name, name))}
              onRemove={() => setStored(store.remove(view.name))}
            />
          ))}
        </ul>
      )}
      <p className={styles['none']}>{savedViews.where}</p>
    </Dialog>
  );
}

/** The whole address of a view, to be opened in any browser. */
function linkTo(address: AddressStore, filter: OverviewFilter): string {
  const { view } = address.read().address;
  return new URL(address.href({ ...startView, view, ...filter }), location.href).href;
}

interface ViewProps {
  readonly view: SavedView;
  readonly link: () => string;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

function View({ view: { name, filter }, link, onRename, onRemove }: ViewProps) {
  const { savedViews } = overviewTexts;
  const [isRenaming, setRenaming] = useState(false);
  return (
    <li className={styles['view']}>
      {isRenaming ? (
        <NameForm
          label={savedViews.newName}
          initial={name}
          submit={savedViews.rename}
          onName={(next) => {
            setRenaming(false);
            if (next !== name) onRename(next);
          }}
          onCancel={() => setRenaming(false)}
        />
      ) : (
        <>
          <span className={styles['text']}>
            <strong>
              <Untrusted text={name} />
            </strong>
            <span className={styles['summary']}>
              <Untrusted text={describeFilter(filter)} />
            </span>
          </span>
          <CopyButton
            label={savedViews.copyLink}
            aria-label={`${savedViews.copyLink} of ${name}`}
            text={link}
          />
          <Button
            variant="quiet"
            size="small"
            aria-label={`${savedViews.rename} ${name}`}
            onClick={() => setRenaming(true)}
          >
            {savedViews.rename}
          </Button>
          <Button variant="quiet" size="small" aria-label={`${savedViews.remove} ${name}`} onClick={onRemove}>
            {savedViews.remove}
          </Button>
        </>
      )}
    </li>
  );
}

interface NameFormProps {
  readonly label: string;
  readonly initial: string;
  readonly submit: string;
  readonly onName: (name: string) => void;
  readonly onCancel?: () => void;
}

function NameForm({ label, initial, submit, onName, onCancel }: NameFormProps) {
  const id = useId();
  const [text, setText] = useState(initial);
  const name = text.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name === '') return;
    onName(name);
    setText(initial);
  };
  return (
    <form className={styles['form']} onSubmit={save}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={text}
        maxLength={longestName}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" aria-disabled={name === ''}>
        {submit}
      </Button>
      {onCancel && (
        <Button variant="quiet" onClick={onCancel}>
          {overviewTexts.savedViews.cancel}
        </Button>
      )}
    </form>
  );
}
