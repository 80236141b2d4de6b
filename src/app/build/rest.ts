// What a build's page has beside its first view. One import() after the first paint brings all of it.
export { ExecutionsMore } from '../../executions/ExecutionsMore.tsx';
export { ResumeToken } from '../../executions/ResumeToken.tsx';
export { ResponseFacts } from '../../executions/ResponseFacts.tsx';
export { ImageFailed } from '../../builds/header/ImageFailed.tsx';
export { NoExecutions } from '../../failure/NoExecutions.tsx';
export { StepsFailed } from '../../steps/StepsFailed.tsx';
export { BuildActions } from './actions/BuildActions.tsx';
export { FailedFirstPage } from './FailedFirstPage.tsx';
export { BuildRefresh } from './header/BuildRefresh.tsx';
export { BuildReport } from './header/BuildReport.tsx';
export { CauseLog } from './cause/CauseLog.tsx';
export { NotifyWhenEnded } from './header/NotifyWhenEnded.tsx';
export { PartialList } from './PartialList.tsx';
export { RowBadge } from './actions/RowBadge.tsx';
export { RunningStep } from './RunningStep.tsx';
