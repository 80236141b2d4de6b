import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Address } from '../../../address/address.ts';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import type { AwsClient } from '../../../aws/client.ts';
import { describeError } from '../../../aws/describeError.ts';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import { logStreamEvidence, s3BucketEvidence } from '../../../aws/imagebuilder/evidence/evidence.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import { toListError } from '../../../aws/listError.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { summarise } from '../../../executions/summary.ts';
import type { Executions } from '../../../executions/useExecutions.ts';
import { parseInstant } from '../../../lib/time.ts';
import { LogViewer } from '../../../logs/viewer/LogViewer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Places } from '../../../ui/Places.tsx';
import { RequestIds } from '../../../ui/RequestIds.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import type { Services } from '../../shell/services.ts';
import { callerAccount } from '../callerAccount.ts';
import { canBuildChange } from '../canBuildChange.ts';
import styles from './LogPanel.module.css';
import { logStepQuery } from './logStepQuery.ts';
import { ranInParallel } from './ranInParallel.ts';
import { toPlace } from '../cause/toPlace.ts';
import { useLogStream } from './useLogStream.ts';

export interface LogPanelProps {
  readonly client: AwsClient;
  readonly build: ImageBuildVersion;
  readonly image: Image | undefined;
  /** Whether GetImage has not responded yet: it has the name of the log group. */
  readonly imageIsLoading: boolean;
  readonly executions: Executions;
  readonly view: Pick<Address, 'step' | 'lines'>;
  readonly services: Pick<Services, 'config' | 'access' | 'address'>;
  readonly tools: ReactNode;
}

/** The log of a build, or of the step that the address names. */
export function LogPanel({ executions, tools, ...props }: LogPanelProps) {
  const { config, address } = props.services;
  const [isOpen, setIsOpen] = useState(!isPartOfAnother(address));
  const content = !config.logLines ? (
    <Notice tone="neutral" title="This deployment does not show log lines">
      <p>LogLines is off. The log can be read in the AWS console, or with the AWS CLI.</p>
    </Notice>
  ) : !isOpen ? (
    <p className={styles['closed']}>
      <Button onClick={() => setIsOpen(true)}>Show log lines</Button>
    </p>
  ) : (
    !props.imageIsLoading && <Log executions={executions} {...props} />
  );
  return (
    <Panel
      skipTarget="log"
      heading={summarise(executions.rows, executions.more.kind === 'end')}
      tools={tools}
    >
      <div className={styles['panel']}>{content}</div>
    </Panel>
  );
}

function Log({ client, build, image, executions, view, services }: Omit<LogPanelProps, 'tools'>) {
  const { address } = services;
  const log = useLogStream(build, image);
  const query = useQuery(logStepQuery(client, view.step));
  const { rows } = executions;
  const canChange = canBuildChange(rows, image);
  const wholeLog = (
    <AddressLink address={address} to={{ step: '', lines: '' }}>
      Show the log of the whole build
    </AddressLink>
  );
  if (query.isError) {
    const error = toListError(query.error, 'GetWorkflowStepExecution');
    const { title, nextStep, detail, requestIds } = describeError(error);
    return (
      <Notice tone="danger" role="alert" title={`The step could not be read: ${title}`} actions={wholeLog}>
        <p>{nextStep}</p>
        <code>
          <Untrusted text={detail} />
        </code>
        <RequestIds ids={requestIds} />
      </Notice>
    );
  }
  const step = query.data;
  if (view.step !== '' && !step) return null;
  const endedAt = parseInstant(step?.endTime);
  const execution = rows.find(({ key }) => key === step?.workflowExecutionId)?.execution;
  return (
    <>
      {step && <p className={styles['whole']}>{wholeLog}</p>}
      <LogViewer
        client={client}
        log={log}
        step={step && { name: step.name ?? '', startedAt: parseInstant(step.startTime), endedAt }}
        isRunning={canChange && endedAt === undefined}
        isParallel={execution !== undefined && ranInParallel(execution, rows)}
        callerAccount={callerAccount(services, build)}
        range={view.lines}
        onRange={(lines) => address.replace({ lines })}
        linkTo={(lines) => new URL(address.href({ lines }), location.href).href}
        fileName={[build.image, build.version, build.build, step?.name].filter(Boolean).join('-')}
        elsewhere={
          <Places
            places={[logStreamEvidence(build, image), s3BucketEvidence(build, image)]
              .filter((evidence) => evidence !== undefined)
              .map((evidence) => toPlace(evidence))}
          />
        }
      />
    </>
  );
}
