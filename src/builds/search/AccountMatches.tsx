import { useQueries } from '@tanstack/react-query';
import type { AddressStore } from '../../address/addressStore.ts';
import { type AwsClient, scopeOf } from '../../aws/client.ts';
import { describeError } from '../../aws/describeError.ts';
import { toServiceError } from '../../aws/serviceError.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import { RequestIds } from '../../ui/RequestIds.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { useDebounced } from '../../ui/useDebounced.ts';
import { viewOfImage, viewOfPipeline } from '../views.ts';
import styles from './AccountMatches.module.css';
import { matchesOf, type AccountMatch } from './accountMatch.ts';
import { imagesNamedQuery, pipelinesNamedQuery } from './nameQuery.ts';
import { parseResourceName } from './resourceName.ts';
import { typingPause } from '../../lib/timings.ts';

export interface AccountMatchesProps {
  readonly text: string;
  /** Whether the user has submitted the text, so that a pause in typing is not waited for. */
  readonly submitted: boolean;
  /** The accounts and Regions that are searched. */
  readonly clients: readonly AwsClient[];
  readonly address: AddressStore;
  /** ARNs that are shown among other results. */
  readonly shown: ReadonlySet<string>;
}

/** Images and pipelines of the account that have the name in a text, loaded or not. Nothing for a text that is no name. */
export function AccountMatches({ text, submitted, clients, address, shown }: AccountMatchesProps) {
  const settled = useDebounced(text, typingPause);
  const name = parseResourceName(submitted ? text : settled);
  const isSettled = submitted || settled === text;
  const images = useQueries({
    queries: name ? clients.map((client) => imagesNamedQuery(client, name)) : [],
  });
  // A version or a build belongs to an image.
  const pipelines = useQueries({
    queries:
      name && name.version === undefined ? clients.map((client) => pipelinesNamedQuery(client, name)) : [],
  });
  if (!name || !parseResourceName(text)) return null;

  const matches = clients.flatMap((client, index) =>
    matchesOf(name, images[index]?.data?.images ?? [], pipelines[index]?.data ?? []).map(
      (match) => [client, match] as const,
    ),
  );
  const others = matches.filter(([, { arn }]) => !shown.has(arn));
  const failed = [
    ...images.map(({ error }) => ({ error, operation: 'ListImages' as const })),
    ...pipelines.map(({ error }) => ({ error, operation: 'ListImagePipelines' as const })),
  ].flatMap(({ error, operation }) => (error ? [toServiceError(error, operation)] : []));
  const isSearching = !isSettled || [...images, ...pipelines].some(({ isPending }) => isPending);
  const places = [...new Set(clients.map(({ region }) => region))].join(', ');
  return (
    <div className={styles['matches']}>
      {others.length > 0 && (
        <ul aria-label="Found in the account">
          {others.map(([client, match]) => (
            <li key={`${scopeOf(client)} ${match.arn}`}>
              <Match match={match} place={clients.length > 1 ? client : undefined} address={address} />
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={styles['note']}>
        {isSearching
          ? 'Searching the account…'
          : matches.length === 0 && failed.length === 0 && shown.size === 0
            ? `No image or pipeline in ${places} has this name. Only whole names are searched.`
            : ''}
      </p>
      {failed.map((error) => {
        const { title, nextStep, requestIds } = describeError(error);
        return (
          <p key={`${error.operation} ${error.requestId}`} role="alert" className={styles['note']}>
            The account could not be searched: {title}. {nextStep} <RequestIds ids={requestIds} />
          </p>
        );
      })}
    </div>
  );
}

interface MatchProps {
  readonly match: AccountMatch;
  /** Shown when several accounts or Regions are searched. */
  readonly place: AwsClient | undefined;
  readonly address: AddressStore;
}

function Match({ match, place, address }: MatchProps) {
  const to = match.kind === 'pipeline' ? viewOfPipeline(match.arn) : viewOfImage(match.arn);
  return (
    <AddressLink address={address} to={to}>
      <Untrusted text={match.name} /> {match.kind !== 'pipeline' && <span>{match.number}</span>}{' '}
      {place && (
        <small>
          {place.account} {place.region}
        </small>
      )}{' '}
      <span>{kinds[match.kind]}</span>
    </AddressLink>
  );
}

const kinds = { pipeline: 'pipeline', version: 'image version', build: 'build' } as const satisfies Record<
  AccountMatch['kind'],
  string
>;
