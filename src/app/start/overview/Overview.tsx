import { useSyncExternalStore } from 'react';
import type { AddressStore } from '../../../address/addressStore.ts';
import type { Access } from '../../../auth/access.ts';
import { describeError } from '../../../aws/describeError.ts';
import { RefreshControl } from '../../../executions/refresh/RefreshControl.tsx';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { PanelNote } from '../../../ui/PanelNote.tsx';
import { RequestIds } from '../../../ui/RequestIds.tsx';
import { AttentionPanel } from './AttentionPanel.tsx';
import type { OverviewState, OverviewStore } from './overviewStore.ts';
import { overviewTexts } from './overviewTexts.ts';
import styles from './Overview.module.css';
import { PipelineTable } from './PipelineTable.tsx';
import { useOverview } from './useOverview.ts';

/** Milliseconds between two refreshes: three requests each, of a quota that is not published. */
const usualInterval = 15_000;

export interface OverviewProps {
  readonly store: OverviewStore;
  readonly address: AddressStore;
  readonly access: Access;
}

/** What needs attention in one account and Region, and its pipelines. */
export function Overview({ store, address, access }: OverviewProps) {
  const { state, rows, attention, waiting, isRead } = useOverview(store);
  const { region } = store.client;
  return (
    <div className={styles['overview']}>
      <div className={styles['attention']}>
        <AttentionPanel items={attention} isRead={isRead} address={address} />
      </div>
      <div className={styles['pipelines']}>
        <Panel
          heading={isRead ? overviewTexts.pipelines(rows.length) : 'Pipelines'}
          tools={
            <>
              <OverviewRefresh store={store} access={access} />
              <AddressLink address={address} to={{ view: 'wall' }}>
                Wall view
              </AddressLink>
            </>
          }
        >
          <PartErrors state={state} />
          {state.hasMoreBuilds && <PanelNote>{overviewTexts.moreBuilds}</PanelNote>}
          {rows.length > 0 ? (
            <PipelineTable
              rows={rows}
              runs={state.runs}
              waiting={waiting}
              address={address}
              onPoint={(arn) => void store.readRun(arn)}
            />
          ) : (
            <p className={styles['none']}>
              {isRead ? overviewTexts.noPipelines(region) : overviewTexts.reading}
            </p>
          )}
        </Panel>
      </div>
    </div>
  );
}

/** When the overview was read and when it is read again, once it has been read. */
export function OverviewRefresh({ store, access }: Pick<OverviewProps, 'store' | 'access'>) {
  const { pipelines, builds, waiting } = useSyncExternalStore(store.subscribe, store.read);
  const readAt = pipelines.readAt ?? builds.readAt ?? waiting.readAt;
  if (readAt === undefined) return null;
  return (
    <RefreshControl
      since={readAt}
      refresh={store.refresh}
      canChangeNow={alwaysChanges}
      canChange
      session={access.session}
      usual={usualInterval}
    />
  );
}

/** A schedule can start a build at any time. */
function alwaysChanges(): boolean {
  return true;
}

/** The lists that could not be read, each with its reason. */
export function PartErrors({ state }: { readonly state: OverviewState }) {
  const parts = (['pipelines', 'builds', 'waiting'] as const).flatMap((part) => {
    const { error, readAt } = state[part];
    return error ? [{ part, error, isAgain: readAt !== undefined }] : [];
  });
  return parts.map(({ part, error, isAgain }) => {
    const { title, nextStep, requestIds } = describeError(error);
    return (
      <div key={part} className={styles['error']} role="alert">
        <strong>
          {overviewTexts.notRead[part]} could not be read{isAgain && ' again'}: {title}.
        </strong>{' '}
        {nextStep} <RequestIds ids={requestIds} />
      </div>
    );
  });
}
