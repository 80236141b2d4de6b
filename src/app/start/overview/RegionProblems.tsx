import { useState } from 'react';
import { describeError } from '../../../aws/describeError.ts';
import { Button } from '../../../ui/Button.tsx';
import { RequestIds } from '../../../ui/RequestIds.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { longLabel } from './accountRegions.ts';
import { partNames } from './data/overviewState.ts';
import type { OverviewStore } from './data/overviewStore.ts';
import { overviewTexts } from './overviewTexts.ts';
import styles from './RegionProblems.module.css';
import type { RegionOverview } from './useOverview.ts';

export interface RegionProblemsProps {
  readonly regions: readonly RegionOverview[];
  readonly onRetry: (store: OverviewStore) => Promise<void>;
}

/** The accounts and Regions that could not be read, in whole or in part, each with its reason. */
export function RegionProblems({ regions, onRetry }: RegionProblemsProps) {
  return regions.map((region) => <Problem key={region.key} region={region} onRetry={onRetry} />);
}

function Problem({
  region: { accountRegion, label, state, store },
  onRetry,
}: Pick<RegionProblemsProps, 'onRetry'> & { readonly region: RegionOverview }) {
  const [isRetrying, setRetrying] = useState(false);
  const failed = partNames.flatMap((part) => {
    const { error } = state[part];
    return error ? [{ part, words: describeError(error) }] : [];
  });
  const [first] = failed;
  if (!first) return null;
  const isAgain = failed.every(({ part }) => state[part].readAt !== undefined);
  // Each list may need a permission of its own.
  const steps = [...new Set(failed.map(({ words }) => words.nextStep))];
  const place = label === undefined ? undefined : longLabel(accountRegion);
  const text = overviewTexts.notRead(
    place,
    failed.map(({ part }) => part),
    isAgain,
    first.words.title,
  );
  const retry = async () => {
    setRetrying(true);
    await onRetry(store);
    setRetrying(false);
  };
  return (
    <div className={styles['problem']} role="alert">
      <p>
        <strong>
          <Untrusted text={text} />
        </strong>{' '}
        {steps.join(' ')} <RequestIds ids={first.words.requestIds} />
      </p>
      <Button
        size="small"
        aria-disabled={isRetrying}
        onClick={() => {
          if (!isRetrying) void retry();
        }}
      >
        {isRetrying ? overviewTexts.retrying : overviewTexts.retry}
        {place !== undefined && <span className="visually-hidden"> {place}</span>}
      </Button>
    </div>
  );
}
