import type { ExecutionPlan } from '../plans/plan.ts';

/** Executions that run at the same time, by their place in the plan. */
export type Stage = readonly number[];

/**
 * The order a build goes through: the build workflow, then the test groups in order of first appearance (a test without a
 * group is alone), then distribution.
 */
export function stagesOf(executions: readonly ExecutionPlan[]): readonly Stage[] {
  const builds: number[][] = [];
  const tests: number[][] = [];
  const distributions: number[][] = [];
  const groups = new Map<string, number[]>();
  for (const [index, { workflow, group }] of executions.entries()) {
    if (workflow.type === 'BUILD') builds.push([index]);
    else if (workflow.type === 'DISTRIBUTION') distributions.push([index]);
    else {
      const stage = group === undefined ? undefined : groups.get(group);
      if (stage) stage.push(index);
      else {
        const fresh = [index];
        tests.push(fresh);
        if (group !== undefined) groups.set(group, fresh);
      }
    }
  }
  return [...builds, ...tests, ...distributions];
}

/** What the image's state is called while a stage of this type runs. */
export function statusDuring(
  type: 'BUILD' | 'TEST' | 'DISTRIBUTION',
): 'BUILDING' | 'TESTING' | 'DISTRIBUTING' {
  if (type === 'BUILD') return 'BUILDING';
  return type === 'TEST' ? 'TESTING' : 'DISTRIBUTING';
}
