import { answererOf, type Answerer } from '../../aws/imagebuilder/waiting.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { parseInstant } from '../../lib/time.ts';
import { parseWorkflowArn } from '../../aws/imagebuilder/workflowArn.ts';
import { Duration } from '../../ui/Duration.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LongText } from '../../ui/LongText.tsx';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { actionTexts } from '../actionTexts.ts';
import type { AnswerableStep } from './waitingSteps.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { payloadOf, timesOutAt, type WaitingFacts } from './waitingFacts.ts';

export interface WaitingDetailsProps {
  readonly step: AnswerableStep;
  /** Undefined while loading, and when it cannot be read. */
  readonly facts: WaitingFacts | undefined;
  readonly loading: boolean;
  /** Whether it was answered from this page, so that it no longer waits. */
  readonly isOver: boolean;
}

/** What a user needs to know before acting on a waiting step. */
export function WaitingDetails({ step, facts, loading, isOver }: WaitingDetailsProps) {
  const build = parseImageBuildVersionArn(step.imageBuildVersionArn);
  const workflow = parseWorkflowArn(step.workflowBuildVersionArn);
  const startTime = facts?.detail.startTime ?? step.startTime;
  const until = timesOutAt(step, facts);
  const payload = payloadOf(facts?.detail.inputs);
  const orLoading = (text: string) => (loading ? 'Loading…' : text);
  const which = [
    ['Build', build ? `${build.image} ${build.version} / ${build.build}` : step.imageBuildVersionArn],
    ['Workflow', workflow && <Untrusted key="workflow" text={`${workflow.name} ${workflow.version}`} />],
  ] as const;
  if (isOver) return <Facts facts={which} />;
  return (
    <Facts
      facts={[
        ...which,
        [
          'Waiting',
          <span key="since">
            <Duration from={parseInstant(startTime)} to={undefined} running />, since{' '}
            <Time value={startTime} />
          </span>,
        ],
        [
          'Times out',
          until === undefined ? (
            orLoading('Unknown')
          ) : (
            <span key="until">
              <TimeLeft at={until} />, at <Time value={new Date(until).toISOString()} />; then the step fails
            </span>
          ),
        ],
        [
          'Answered by',
          facts ? <AnsweredBy key="by" answerer={answererOf(facts.detail)} /> : orLoading('Unknown'),
        ],
        [
          'Meanwhile',
          facts
            ? actionTexts.waitingCost(facts.keepsAnInstance)
            : orLoading(actionTexts.waitingCost(undefined)),
        ],
        ['RESUME', 'The step completes and the workflow continues.'],
        [
          'STOP',
          facts
            ? actionTexts.stopEffect(facts.detail.onFailure)
            : orLoading(actionTexts.stopEffect(undefined)),
        ],
        ['Payload', payload && <LongText key="payload" label="Payload" text={payload} />],
      ]}
    />
  );
}

function AnsweredBy({ answerer }: { readonly answerer: Answerer }) {
  switch (answerer.kind) {
    case 'topic':
      return (
        <span>
          A user, notified through the SNS topic{' '}
          <code>
            <Untrusted text={answerer.topicArn} />
          </code>
        </span>
      );
    case 'lambda':
      return (
        <span>
          The Lambda function{' '}
          <code>
            <Untrusted text={answerer.functionName} />
          </code>
          . An action from this page replaces its answer; the workflow may read the reason as data.
        </span>
      );
    case 'none':
      return 'Any user: the step names no SNS topic and no Lambda function.';
  }
}
