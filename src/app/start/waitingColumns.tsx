import { useQuery } from '@tanstack/react-query';
import { actionTexts } from '../../actions/actionTexts.ts';
import { TimeLeft } from '../../actions/waiting/TimeLeft.tsx';
import { timesOutAt, waitingFactsQuery } from '../../actions/waiting/waitingFacts.ts';
import type { AnswerableStep, WaitingRow } from '../../actions/waiting/waitingSteps.ts';
import type { AddressStore } from '../../address/addressStore.ts';
import type { AwsClient } from '../../aws/client.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { answererOf } from '../../aws/imagebuilder/waiting.ts';
import { parseInstant } from '../../lib/time.ts';
import { viewOfImage } from '../../builds/views.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from '../../lists/cells.module.css';
import type { Column } from '../../lists/column.ts';
import { Button } from '../../ui/Button.tsx';
import { Duration } from '../../ui/Duration.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';

/** Passed to each cell of the list of waiting steps. */
export interface WaitingContext {
  readonly client: AwsClient;
  readonly address: AddressStore;
  /** Opens the dialog that answers a step; undefined where actions are not allowed. */
  readonly onAnswer: ((step: AnswerableStep) => void) | undefined;
}

interface CellProps {
  readonly step: AnswerableStep;
  readonly context: WaitingContext;
}

export const waitingColumns: readonly Column<WaitingRow, WaitingContext>[] = [
  {
    id: 'step',
    header: 'Step',
    room: 'half',
    isRowHeader: true,
    value: ({ step }) => step.name,
    text: ({ step }) => [
      step.name,
      step.imageBuildVersionArn,
      step.workflowBuildVersionArn,
      step.stepExecutionId,
    ],
    cell: ({ step }, context) => <StepCell step={step} context={context} />,
  },
  {
    id: 'waiting',
    header: 'Waiting',
    captioned: true,
    value: ({ step }) => parseInstant(step.startTime),
    text: () => [],
    isEmpty: () => false,
    cell: ({ step }, context) => <WaitingCell step={step} context={context} />,
  },
  {
    id: 'answerer',
    header: 'For',
    captioned: true,
    value: () => undefined,
    isEmpty: () => false,
    cell: ({ step }, context) => <AnswererCell step={step} context={context} />,
  },
  {
    id: 'instance',
    header: 'Instance',
    captioned: true,
    value: () => undefined,
    isEmpty: () => false,
    cell: ({ step }, context) => <InstanceCell step={step} context={context} />,
  },
  {
    id: 'answer',
    header: 'Action',
    value: () => undefined,
    isEmpty: () => false,
    cell: ({ step }, context) => <AnswerCell step={step} context={context} />,
  },
];

function StepCell({ step, context }: CellProps) {
  const build = parseImageBuildVersionArn(step.imageBuildVersionArn);
  return (
    <>
      <strong className={styles['link']}>
        <Untrusted text={step.name ?? 'Unnamed step'} />
      </strong>
      <span className={styles['about']}>
        {build ? (
          <AddressLink address={context.address} to={viewOfImage(build.arn)}>
            {build.image} {build.version} / {build.build}
          </AddressLink>
        ) : (
          <Untrusted text={step.imageBuildVersionArn} />
        )}
      </span>
    </>
  );
}

/** What the service says of a step beside the list; the cells of a row share one request. */
function useWaitingFacts({ step, context }: CellProps) {
  const { data: facts, isLoading } = useQuery(waitingFactsQuery(context.client, step));
  return { facts, unknown: isLoading ? '…' : 'not known' };
}

function WaitingCell(props: CellProps) {
  const { step } = props;
  const until = timesOutAt(step, useWaitingFacts(props).facts);
  return (
    <>
      <Duration from={parseInstant(step.startTime)} to={undefined} running />
      {until !== undefined && (
        <>
          , <TimeLeft at={until} />
        </>
      )}
    </>
  );
}

function AnswererCell(props: CellProps) {
  const { facts, unknown } = useWaitingFacts(props);
  return facts ? actionTexts.answerer[answererOf(facts.detail).kind] : unknown;
}

function InstanceCell(props: CellProps) {
  const { facts, unknown } = useWaitingFacts(props);
  if (facts?.keepsAnInstance === undefined) return unknown;
  return facts.keepsAnInstance ? 'running, billed' : 'none';
}

function AnswerCell({ step, context: { address, onAnswer } }: CellProps) {
  const build = parseImageBuildVersionArn(step.imageBuildVersionArn);
  return onAnswer ? (
    <Button
      size="small"
      aria-haspopup="dialog"
      aria-label={`Answer ${step.name ?? 'the step'} of ${build?.image ?? 'its build'}`}
      onClick={() => onAnswer(step)}
    >
      Answer…
    </Button>
  ) : (
    <a href={address.href({ embed: false })} target="_blank" rel="noopener">
      Open full page to answer<span aria-hidden="true"> ↗</span>
    </a>
  );
}
