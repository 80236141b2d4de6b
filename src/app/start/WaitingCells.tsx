import { useQuery } from '@tanstack/react-query';
import type { AnswerableStep } from '../../actions/answerableStep.ts';
import { TimeLeft } from '../../actions/TimeLeft.tsx';
import { timesOutAt, waitingFactsQuery } from '../../actions/waitingFacts.ts';
import { answererLabel } from '../../actions/waitingWords.ts';
import type { AddressStore } from '../../address/addressStore.ts';
import { AddressLink } from '../../builds/AddressLink.tsx';
import styles from '../../builds/cells.module.css';
import { ListCell } from '../../builds/ListCell.tsx';
import { viewOfImage } from '../../builds/views.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { instantOf } from '../../aws/instant.ts';
import { answererOf } from '../../aws/imagebuilder/waiting.ts';
import { Button } from '../../ui/Button.tsx';
import { Duration } from '../../ui/Duration.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';

export interface WaitingCellsProps {
  readonly step: AnswerableStep;
  readonly client: AwsClient;
  readonly address: AddressStore;
  /** Opens its dialog; undefined where nothing may be answered from. */
  readonly onAnswer: (() => void) | undefined;
}

/** A waiting step's row: which it is and of which build, how long, for whom, and at what cost. */
export function WaitingCells({ step, client, address, onAnswer }: WaitingCellsProps) {
  const query = useQuery(waitingFactsQuery(client, step));
  const facts = query.data;
  const build = parseImageBuildVersionArn(step.imageBuildVersionArn);
  const until = timesOutAt(step, facts);
  const orReading = (text: string) => (query.isLoading ? '…' : text);
  const name = <Untrusted text={step.name ?? 'Unnamed step'} />;
  return (
    <>
      <th scope="row">
        <strong className={styles['link']}>{name}</strong>
        <span className={styles['about']}>
          {build ? (
            <AddressLink address={address} to={viewOfImage(build.arn)}>
              {build.image} {build.version} / {build.build}
            </AddressLink>
          ) : (
            <Untrusted text={step.imageBuildVersionArn} />
          )}
        </span>
      </th>
      <ListCell column="waiting" label="Waiting">
        <Duration from={instantOf(step.startTime)} to={undefined} running />
        {until !== undefined && (
          <>
            , <TimeLeft at={until} />
          </>
        )}
      </ListCell>
      <ListCell column="answerer" label="For">
        {facts ? answererLabel[answererOf(facts.detail).kind] : orReading('not known')}
      </ListCell>
      <ListCell column="instance" label="Instance">
        {facts?.keepsAnInstance === undefined
          ? orReading('not known')
          : facts.keepsAnInstance
            ? 'running, billed'
            : 'none'}
      </ListCell>
      <ListCell column="answer">
        {onAnswer ? (
          <Button
            size="small"
            aria-haspopup="dialog"
            aria-label={`Answer ${step.name ?? 'the step'} of ${build?.image ?? 'its build'}`}
            onClick={onAnswer}
          >
            Answer…
          </Button>
        ) : (
          <a href={address.href({ embed: false })} target="_blank" rel="noopener">
            Open full page to answer<span aria-hidden="true"> ↗</span>
          </a>
        )}
      </ListCell>
    </>
  );
}
