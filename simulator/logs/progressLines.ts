/** What the service writes about a step with the execution role. */
import { seconds } from '../clock.ts';
import type { StepFacts } from '../plans/plan.ts';
import type { TimedStep } from '../projection/timed.ts';
import type { LogEvent } from './events.ts';

const pollInterval = seconds(30);
const packagesPerCall = 50;
const installedPackages = 449;

/** The progress lines of a step that was started. A skipped step has none. */
export function progressLines(step: TimedStep, facts: StepFacts): readonly LogEvent[] {
  const { start, plan, ends } = step;
  if (start === undefined || ends === 'SKIPPED') return [];
  const { end = Number.POSITIVE_INFINITY } = step;
  const lines: LogEvent[] = [];
  const add = (timestamp: number, message: string) => {
    if (timestamp <= end) lines.push({ timestamp, message });
  };
  if (plan.condition === undefined) add(start, `No 'if' conditions to evaluate for step: ${plan.name}`);
  add(start, `Started step ${plan.name} with action ${plan.action}`);
  if (plan.action === 'LaunchInstance' && plan.ends === 'COMPLETED') {
    const id = facts.instance();
    add(start + seconds(2), `Launched instance (instance id: ${id})`);
    for (let attempt = 1; attempt * pollInterval <= plan.takes; attempt += 1) {
      add(
        start + attempt * pollInterval - seconds(20),
        `Waiting for instance availability (id: ${id}, expected state: ['passed']). Attempt number: ${attempt}.`,
      );
    }
  }
  if (plan.action === 'CollectImageMetadata' && plan.ends === 'COMPLETED') {
    const collecting = start + Math.floor(plan.takes * 0.9);
    add(collecting, 'Calling ssm:listInventoryEntries with TypeName AWS:Application');
    for (let total = packagesPerCall; total < installedPackages + packagesPerCall; total += packagesPerCall) {
      const collected = Math.min(total, installedPackages);
      add(
        collecting + total,
        `Collected ${collected - total + packagesPerCall} packages. Total inventory packages: ${collected}`,
      );
    }
  }
  if (ends === 'FAILED') {
    if (plan.action === 'ExecuteComponents' || plan.action === 'RunCommand')
      add(end, `Command failed (command id: ${facts.uuid('command')}, state: Failed)`);
    add(end, `Action failed for step ${plan.name}. Failing step`);
  }
  return lines;
}
