import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo } from 'react';
import { targetOf } from '../../actions/action.ts';
import { type AnswerableStep, isAnswerable } from '../../actions/answerableStep.ts';
import { type ActionRequest, isOver } from '../../actions/actionRequest.ts';
import { useActions } from '../../actions/useActions.ts';
import { isPartOfAnother } from '../../address/addressStore.ts';
import { ListPanel } from '../../builds/ListPanel.tsx';
import { listQuery, type Presses } from '../../builds/listQuery.ts';
import type { ListColumn } from '../../builds/ListTable.tsx';
import { useList } from '../../builds/useList.ts';
import type { AwsClient } from '../../aws/client.ts';
import { listWaitingWorkflowSteps } from '../../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import { Button } from '../../ui/Button.tsx';
import { actionRoomOf } from '../build/actionRoom.ts';
import { QuestionDialog } from '../build/QuestionDialog.tsx';
import type { Services } from '../shell/services.ts';
import { useFollow } from '../build/useFollow.ts';
import { WaitingCells } from './WaitingCells.tsx';
import styles from './WaitingInbox.module.css';

export interface WaitingInboxProps {
  readonly region: string;
  readonly filter: string;
  readonly services: Services;
}

const columns: readonly ListColumn[] = [
  { id: 'step', label: 'Step', room: 'half' },
  { id: 'waiting', label: 'Waiting' },
  { id: 'answerer', label: 'For' },
  { id: 'instance', label: 'Instance' },
  { id: 'answer', label: '' },
];

/** A list's items are told apart by their ARNs; a step has an id. */
interface Row {
  readonly arn: string;
  readonly step: AnswerableStep;
}

/** Everything that waits to be answered in a region of the account, to be answered here. */
export function WaitingInbox({ region, filter, services }: WaitingInboxProps) {
  const { access, address } = services;
  const { actions, question } = actionRoomOf(services);
  const { log, requests } = useActions(actions);
  const client = access.client(region);
  const source = inboxQuery(client);
  const { queryKey } = source.options;
  const queryClient = useQueryClient();
  const list = useList(source);
  const rows = list.items;
  const items = useMemo(() => rows.filter(({ arn }) => !wasAnswered(requests, arn)), [rows, requests]);
  const readAgain = async (): Promise<void> => {
    // A refetch of the client's would leave out what is read only when asked for.
    await queryClient.getQueryCache().find({ queryKey, exact: true })?.fetch();
  };
  const onOpen = useEffectEvent(() => {
    // It was read before what was answered on a build's own page.
    if (rows.some(({ arn }) => wasAnswered(requests, arn))) readAgain().catch(() => undefined);
  });
  useEffect(() => onOpen(), []);
  useFollow(actions, async (action) => {
    await readAgain();
    const steps = queryClient.getQueryData<Presses<Row>>(queryKey)?.pages.flatMap((page) => page.items) ?? [];
    return !steps.some(({ arn }) => arn === targetOf(action));
  });
  const isPart = isPartOfAnother(address);
  const renderCells = useCallback(
    ({ step }: Row) => (
      <WaitingCells
        step={step}
        client={client}
        address={address}
        onAnswer={isPart ? undefined : () => question.ask({ kind: 'answer', step })}
      />
    ),
    [client, address, question, isPart],
  );
  return (
    <div className={styles['inbox']}>
      <ListPanel
        noun={['waiting step', 'waiting steps']}
        list={{ ...list, items }}
        columns={columns}
        renderCells={renderCells}
        textOf={textOf}
        filter={filter}
        onFilter={(text) => address.replace({ filter: text })}
        empty={
          <p>Nothing waits to be answered in {region}. Steps that wait in another region are listed there.</p>
        }
      />
      <p className={styles['log']}>
        <Button
          look="quiet"
          size="small"
          aria-haspopup="dialog"
          onClick={() => question.ask({ kind: 'log' })}
        >
          Activity log{log.length > 0 && ` (${log.length})`}
        </Button>
      </p>
      <QuestionDialog actions={actions} question={question} client={client} />
    </div>
  );
}

/** Whether a step was answered from here, or found answered: the service's list may have it for a while. */
function wasAnswered(requests: ReadonlyMap<string, ActionRequest>, stepExecutionId: string): boolean {
  const request = requests.get(stepExecutionId);
  return request !== undefined && isOver(request);
}

function inboxQuery(client: AwsClient) {
  return listQuery<Row>({
    operation: 'ListWaitingWorkflowSteps',
    region: client.region,
    of: '',
    async fetchPage(input, signal) {
      const { steps, nextToken } = await listWaitingWorkflowSteps(client, input, signal);
      const items = steps.filter(isAnswerable).map((step) => ({ arn: step.stepExecutionId, step }));
      return { items, nextToken };
    },
  });
}

function textOf({ step }: Row): string {
  return [step.name, step.imageBuildVersionArn, step.workflowBuildVersionArn, step.stepExecutionId].join(
    '\n',
  );
}
