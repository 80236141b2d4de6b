import { useCallback } from 'react';
import { type AnswerableStep, isAnswerable } from '../actions/answerableStep.ts';
import { useActions } from '../actions/useActions.ts';
import { isPartOfAnother } from '../address/addressStore.ts';
import { ListPanel } from '../builds/ListPanel.tsx';
import { listQuery } from '../builds/listQuery.ts';
import type { ListColumn } from '../builds/ListTable.tsx';
import { useList } from '../builds/useList.ts';
import type { ImageBuilder } from '../imagebuilder/client.ts';
import { listWaitingWorkflowSteps } from '../imagebuilder/listWaitingWorkflowSteps.ts';
import { Button } from '../ui/Button.tsx';
import { actionRoomOf } from './actionRoom.ts';
import { QuestionDialog } from './QuestionDialog.tsx';
import type { Services } from './services.ts';
import { useFollow } from './useFollow.ts';
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
  const { journal } = useActions(actions);
  const imageBuilder = access.imageBuilder(region);
  const list = useList(inboxQuery(imageBuilder));
  useFollow(actions, async () => {
    list.refresh();
    return true;
  });
  const isPart = isPartOfAnother(address);
  const renderCells = useCallback(
    ({ step }: Row) => (
      <WaitingCells
        step={step}
        imageBuilder={imageBuilder}
        address={address}
        onAnswer={isPart ? undefined : () => question.ask({ kind: 'answer', step })}
      />
    ),
    [imageBuilder, address, question, isPart],
  );
  return (
    <div className={styles['inbox']}>
      <ListPanel
        noun={['waiting step', 'waiting steps']}
        list={list}
        columns={columns}
        renderCells={renderCells}
        textOf={textOf}
        filter={filter}
        onFilter={(text) => address.replace({ filter: text })}
        empty={
          <p>Nothing waits to be answered in {region}. Steps that wait in another region are listed there.</p>
        }
      />
      <p className={styles['journal']}>
        <Button
          look="quiet"
          size="small"
          aria-haspopup="dialog"
          onClick={() => question.ask({ kind: 'journal' })}
        >
          Journal of this session{journal.length > 0 && ` (${journal.length})`}
        </Button>
      </p>
      <QuestionDialog actions={actions} question={question} imageBuilder={imageBuilder} />
    </div>
  );
}

function inboxQuery(imageBuilder: ImageBuilder) {
  return listQuery<Row>({
    operation: 'ListWaitingWorkflowSteps',
    region: imageBuilder.region,
    of: '',
    async fetchPage(input, signal) {
      const { steps, nextToken } = await listWaitingWorkflowSteps(imageBuilder, input, signal);
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
