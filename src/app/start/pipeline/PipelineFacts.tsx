import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import type { AwsClient } from '../../../aws/client.ts';
import { describeError } from '../../../aws/describeError.ts';
import type { ImagePipeline } from '../../../aws/imagebuilder/imagePipeline.ts';
import { imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';
import type { ImagePipelineName } from '../../../aws/imagebuilder/pipelineArn.ts';
import { scheduleWords } from '../../../aws/imagebuilder/scheduleWords.ts';
import { toListError } from '../../../aws/listError.ts';
import { formatRelative, parseInstant } from '../../../lib/time.ts';
import { useServiceNow } from '../../../ui/now.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { RequestIds } from '../../../ui/RequestIds.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { Time } from '../../../ui/Time.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { StartBuild } from '../../build/actions/StartBuild.tsx';
import type { Services } from '../../shell/services.ts';
import { runStateText } from '../overview/overviewTexts.ts';
import { failuresOf, runState, startsAlways } from '../overview/data/runState.ts';
import { DueLog } from './DueLog.tsx';
import { Fact } from './Fact.tsx';
import { pipelineQuery } from './pipelineQuery.ts';
import styles from './PipelineFacts.module.css';

export interface PipelineFactsProps {
  readonly client: AwsClient;
  readonly pipeline: ImagePipelineName;
  readonly services: Services;
}

/** Why a pipeline ran or did not: its schedule, start condition and auto-disable policy, with the way to start a build. */
export function PipelineFacts({ client, pipeline, services }: PipelineFactsProps) {
  const { arn } = pipeline;
  const { config, address } = services;
  const query = useQuery(pipelineQuery(client, arn));
  const { data } = query;
  return (
    <Panel
      heading="Schedule and last run"
      tools={
        <StartBuild
          client={client}
          imagePipelineArn={arn}
          name={data?.name ?? pipeline.name}
          isDisabled={data?.status === 'DISABLED'}
          services={services}
        >
          Start a build…
        </StartBuild>
      }
    >
      {data ? (
        <Facts pipeline={data}>
          {config.logLines && !isPartOfAnother(address) && (
            <DueLog client={client} pipelineName={pipeline} pipeline={data} />
          )}
        </Facts>
      ) : query.isError ? (
        <Failed error={query.error} />
      ) : (
        <p className={styles['note']}>Reading the pipeline…</p>
      )}
    </Panel>
  );
}

function Failed({ error }: { readonly error: Error }) {
  const { title, nextStep, requestIds } = describeError(toListError(error, 'GetImagePipeline'));
  return (
    <p className={styles['note']} role="alert">
      <strong>The pipeline could not be read: {title}.</strong> {nextStep} <RequestIds ids={requestIds} />
    </p>
  );
}

interface FactsProps {
  readonly pipeline: ImagePipeline;
  /** More about why a build did not start. */
  readonly children: ReactNode;
}

function Facts({ pipeline, children }: FactsProps) {
  const now = useServiceNow();
  const { schedule, status, dateLastRun, dateNextRun, lastRunStatus } = pipeline;
  const failures = failuresOf(pipeline);
  const state = runState(pipeline, now);
  const due = 'dueAt' in state ? formatRelative(state.dueAt, now) : '';
  const hasSchedule = schedule?.scheduleExpression !== undefined;
  return (
    <dl className={styles['facts']}>
      <Fact term="Schedule">
        <Untrusted text={scheduleWords(schedule)} />
        {hasSchedule && (
          <code className={styles['expression']}>
            <Untrusted text={schedule.scheduleExpression ?? ''} />
          </code>
        )}
      </Fact>
      <Fact term="Next run">
        {status === 'DISABLED' ? (
          'None: the pipeline is disabled'
        ) : (
          <>
            <Time value={dateNextRun} /> <Relative time={dateNextRun} now={now} />
          </>
        )}
      </Fact>
      {hasSchedule && (
        <Fact term="Starts">
          {startsAlways(pipeline)
            ? 'Each time the schedule matches'
            : 'When the schedule matches and the base image or a component has an update'}
        </Fact>
      )}
      <Fact term="Last run">
        {dateLastRun === undefined ? (
          'Never'
        ) : (
          <>
            <StatusBadge status={imageStatusMeaning(lastRunStatus)} /> <Time value={dateLastRun} />{' '}
            <Relative time={dateLastRun} now={now} />
          </>
        )}
      </Fact>
      <Fact term="Auto-disable">
        {failures.inARow} of {failures.limit} failures in a row
        {failures.isDefault && ' (the default)'}. Builds that a user starts do not count.
      </Fact>
      <Fact term={status === 'DISABLED' ? 'Why disabled' : 'Why it ran or did not'}>
        {runStateText(state, failures.inARow, due)}
      </Fact>
      {children}
    </dl>
  );
}

function Relative({ time, now }: { readonly time: string | undefined; readonly now: number }) {
  const instant = parseInstant(time);
  return instant === undefined ? null : (
    <span className={styles['muted']}>{formatRelative(instant, now)}</span>
  );
}
