import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AddressStore, isPartOfAnother } from '../../../address/addressStore.ts';
import type { AwsClient } from '../../../aws/client.ts';
import type { ImagePipeline } from '../../../aws/imagebuilder/imagePipeline.ts';
import { type BuildLogStream, logGroupArn } from '../../../aws/imagebuilder/logStream.ts';
import type { ImagePipelineName } from '../../../aws/imagebuilder/pipelineArn.ts';
import { type ServiceError, toServiceError } from '../../../aws/serviceError.ts';
import { LogViewer } from '../../../logs/viewer/LogViewer.tsx';
import { type LogProblem, problemOfError } from '../../../logs/problem/logProblem.ts';
import { LogProblemNotice } from '../../../logs/problem/LogProblemNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { callerAccount } from '../../build/callerAccount.ts';
import type { Services } from '../../shell/services.ts';
import { dayStream, groupsOf, pipelineLogDaysQuery } from './pipelineLog.ts';
import { pipelineQuery } from './pipelineQuery.ts';
import { pipelineLogTexts } from './pipelineTexts.ts';
import styles from './PipelineLog.module.css';

export interface PipelineLogProps {
  readonly client: AwsClient;
  readonly pipelineName: ImagePipelineName;
  /** The selected lines, as they stand in the address. */
  readonly range: string;
  readonly services: Services;
}

/** What a pipeline itself logs: one stream for each day on which it wrote a line. */
export function PipelineLog(props: PipelineLogProps) {
  const { config, address } = props.services;
  const [isOpen, setOpen] = useState(!isPartOfAnother(address));
  return (
    <Panel heading={pipelineLogTexts.heading} skipTarget="log">
      <div className={styles['panel']}>
        {!config.logLines ? (
          <Notice tone="neutral" title={pipelineLogTexts.off}>
            <p>{pipelineLogTexts.offDetail}</p>
          </Notice>
        ) : isOpen ? (
          <Log {...props} />
        ) : (
          <Button onClick={() => setOpen(true)}>{pipelineLogTexts.show}</Button>
        )}
      </div>
    </Panel>
  );
}

function Log(props: PipelineLogProps) {
  const { data, isError } = useQuery(pipelineQuery(props.client, props.pipelineName.arn));
  if (data) return <Days {...props} pipeline={data} />;
  // A pipeline that cannot be read may have a log that can.
  return isError ? (
    <Days {...props} pipeline={{}} />
  ) : (
    <p className={styles['note']}>{pipelineLogTexts.reading}</p>
  );
}

interface DaysProps extends PipelineLogProps {
  /** It may name a log group. */
  readonly pipeline: Partial<ImagePipeline>;
}

function Days({ client, pipelineName, pipeline, range, services }: DaysProps) {
  const query = useQuery(pipelineLogDaysQuery(client, pipelineName, pipeline));
  const { address } = services;
  const [chosen, setChosen] = useState(() => dayOfRange(range));
  const [first] = groupsOf(pipelineName, pipeline);
  const { region, partition, account } = pipelineName;
  const group: BuildLogStream = { region, partition, account, ...first, stream: '' };
  const retry = () => void query.refetch();
  if (query.isError) {
    const error = toServiceError(query.error, 'DescribeLogStreams');
    const problem = problemOfDays(error, group, callerAccount(services, pipelineName));
    return <LogProblemNotice problem={problem} error={error} onRetry={retry} />;
  }
  if (!query.data) return <p className={styles['note']}>{pipelineLogTexts.reading}</p>;
  const { streams } = query.data;
  const log = streams.find(({ stream }) => stream === chosen) ?? streams[0];
  if (!log) return <LogProblemNotice problem={noStreams(group.group)} onRetry={retry} />;
  return (
    <>
      <label className={styles['day']}>
        {pipelineLogTexts.day}{' '}
        <select
          value={log.stream}
          onChange={(event) => {
            setChosen(event.target.value);
            address.replace({ lines: '' });
          }}
        >
          {streams.map(({ stream }) => (
            <option key={stream} value={stream}>
              {stream.replaceAll('/', '-')}
            </option>
          ))}
        </select>
      </label>
      <LogViewer
        key={log.stream}
        kind="pipeline"
        client={client}
        log={log}
        isRunning={false}
        callerAccount={callerAccount(services, pipelineName)}
        range={range}
        onRange={(lines) => address.replace({ lines })}
        linkTo={(lines) => linkTo(address, lines)}
        fileName={`${pipelineName.name}-${log.stream.replaceAll('/', '-')}`}
      />
    </>
  );
}

function linkTo(address: AddressStore, lines: string): string {
  return new URL(address.href({ lines }), location.href).href;
}

/** The stream of selected lines, which begin with their time. */
function dayOfRange(range: string): string | undefined {
  const instant = Number(/^\d{12,14}/.exec(range)?.[0]);
  return Number.isNaN(instant) ? undefined : dayStream(instant);
}

/** What it means that the days could not be read. DescribeLogStreams is allowed on the group, not on its streams. */
function problemOfDays(error: ServiceError, log: BuildLogStream, caller: string | undefined): LogProblem {
  const problem = problemOfError(error, { log, callerAccount: caller, isRunning: false, isOfPipeline: true });
  if (problem.kind === 'groupMissing') {
    return {
      ...problem,
      title: pipelineLogTexts.noGroup,
      detail: pipelineLogTexts.noGroupDetail(log.group),
      nextStep: pipelineLogTexts.noGroupNext,
      mayRetry: true,
    };
  }
  const resource = logGroupArn(log);
  return problem.permission && resource !== undefined
    ? { ...problem, permission: { ...problem.permission, resource } }
    : problem;
}

function noStreams(group: string): LogProblem {
  return {
    kind: 'streamMissing',
    title: pipelineLogTexts.noStream,
    detail: pipelineLogTexts.noStreamDetail(group),
    nextStep: pipelineLogTexts.noStreamNext,
    mayRetry: true,
  };
}
